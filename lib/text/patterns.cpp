#include "text/patterns.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <boost/regex.hpp>
#include <optional>
#include <string>
#include <vector>

namespace whichgate::text {
namespace {

// In the order of Identifier.
constexpr std::array<Pattern, 21> table{{
    {Identifier::account_id, "account ID", R"(^\d{12}$)", "111122223333",
     "https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html", 12, 12},
    {Identifier::organization_id, "organization ID", R"(^o-[a-z0-9]{10,32}$)", "o-aa111bb222",
     "https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html", 12, 34},
    {Identifier::root_id, "root ID", R"(^r-[0-9a-z]{4,32}$)", "r-a1b2",
     "https://docs.aws.amazon.com/organizations/latest/APIReference/API_Root.html", 6, 34},
    {Identifier::organizational_unit_id, "organizational unit ID", R"(^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$)",
     "ou-a1b2-11112222", "https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html",
     16, 68},
    {Identifier::policy_id, "policy ID", R"(^p-[0-9a-zA-Z_]{8,128}$)", "p-FullAWSAccess",
     "https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html", 10, 130},
    {Identifier::handshake_id, "handshake ID", R"(^h-[0-9a-z]{8,32}$)", "h-examplehandshake",
     "https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html", 10, 34},
    {Identifier::instance_arn, "instance ARN",
     R"(arn:aws(-[a-z]{1,5}){0,3}:sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16})",
     "arn:aws:sso:::instance/ssoins-7223e96813b69a54",
     "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html", 10, 1224},
    {Identifier::permission_set_arn, "permission set ARN",
     R"(arn:aws(-[a-z]{1,5}){0,3}:sso:::permissionSet/(sso)?ins-[a-zA-Z0-9-.]{16}/ps-[a-zA-Z0-9-./]{16})",
     "arn:aws:sso:::permissionSet/ssoins-7223e96813b69a54/ps-0123456789abcdef",
     "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html", 10, 1224},
    {Identifier::permission_set_name, "permission set name", R"([\w+=,.@-]+)", "BillingReadOnly",
     "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html", 1, 32},
    {Identifier::session_duration, "session duration",
     R"((-?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)([DW]))?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?)",
     "PT12H", "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html", 1, 100},
    {Identifier::identity_store_id, "identity store ID",
     R"(d-[0-9a-f]{10}$|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", "d-9067230c27",
     "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_Group.html", 1, 36},
    {Identifier::user_id, "user ID",
     R"(([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12})",
     "9067230c27-f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
     "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html", 1, 47},
    {Identifier::group_id, "group ID",
     R"(([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12})",
     "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
     "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_Group.html", 1, 47},
    {Identifier::user_name, "user name", R"([\p{L}\p{M}\p{S}\p{N}\p{P}]+)", "jdoe@example.com",
     "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_User.html", 1, 128},
    {Identifier::group_name, "group name",
     R"([\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r )"
     "\xC2\xA0"
     "]+",
     "Finance team", "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_Group.html", 1,
     1024},
    {Identifier::iam_user_name, "IAM user name", R"([\w+=,.@-]+)", "mateojackson",
     "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html", 1, 64},
    {Identifier::iam_role_name, "IAM role name", R"([\w+=,.@-]+)", "OrganizationAccountAccessRole",
     "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html", 1, 64},
    {Identifier::role_session_name, "role session name", R"([\w+=,.@-]*)", "deploy-42",
     "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html", 2, 64},
    {Identifier::aws_managed_policy_arn, "AWS managed policy ARN",
     R"(arn:aws(-[a-z]{1,5}){0,3}:iam::aws:policy((/[A-Za-z0-9\.,\+@=_-]+)*)/([A-Za-z0-9\.,\+=@_-]+))",
     "arn:aws:iam::aws:policy/job-function/Billing",
     "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_AttachedManagedPolicy.html", 20, 2048},
    {Identifier::email, "email address", R"([^\s@]+@[^\s@]+\.[^\s@]+)", "jdoe@example.com",
     "https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html", 6, 64},
    // AWS publishes no pattern of all ARNs; this is the widest one, of whatever may invoke a function.
    {Identifier::arn, "ARN",
     R"(arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:([a-z]{2}(-gov)?-[a-z]+-\d{1})?:(\d{12})?:(.*))",
     "arn:aws:s3:::amzn-s3-demo-bucket", "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html", 20,
     2048},
}};

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

// The published pattern as Boost.Regex takes it. Without ICU it sees bytes and knows no Unicode classes: all that is
// not ASCII then counts as a letter, and of ASCII the five classes together are everything but controls and the
// space. A hyphen after a range it takes for another range.
std::string for_boost(std::string_view published) {
  std::string pattern(published);
  replace_all(pattern, R"(\p{L}\p{M}\p{S}\p{N}\p{P})", R"(!-~\x80-\xFF)");
  replace_all(pattern, "0-9-", R"(0-9\-)");
  return pattern;
}

const boost::regex& compiled(Identifier identifier) {
  static const std::vector<boost::regex> all = [] {
    std::vector<boost::regex> regexes;
    for (const Pattern& row : table) regexes.emplace_back(for_boost(row.pattern));
    return regexes;
  }();
  return all[static_cast<std::size_t>(identifier)];
}

// Most patterns say of which characters a text consists: `[\w+=,.@-]+`. Thousands of names are held against them, so
// each byte is asked about once. Null for another pattern.
const std::bitset<256>* only_characters(Identifier identifier) {
  static const std::vector<std::optional<std::bitset<256>>> all = [] {
    std::vector<std::optional<std::bitset<256>>> sets;
    for (const Pattern& row : table) {
      std::optional<std::bitset<256>>& set = sets.emplace_back();
      if (row.pattern.front() != '[' || row.pattern.find(']') + 2 != row.pattern.size()) continue;
      set.emplace();
      for (std::size_t byte = 0; byte < set->size(); ++byte)
        (*set)[byte] = boost::regex_match(std::string(1, static_cast<char>(byte)), compiled(row.identifier));
    }
    return sets;
  }();
  const auto& set = all[static_cast<std::size_t>(identifier)];
  return set ? &*set : nullptr;
}

// Is this plainly an e-mail address, as nearly all are? Whatever this accepts, the pattern matches; it alone refuses.
bool plain_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos) return false;
  const std::string_view domain = text.substr(at + 1);
  const std::size_t dot = domain.find('.', 1);
  if (dot == std::string_view::npos || dot + 1 == domain.size()) return false;
  const auto plain = [](char c) { return c > ' ' && c <= '~' && c != '@'; };
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), plain) &&
         std::all_of(domain.begin(), domain.end(), plain);
}

}  // namespace

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::span<const Pattern> patterns() { return table; }

const Pattern& pattern(Identifier identifier) { return table[static_cast<std::size_t>(identifier)]; }

bool matches(Identifier identifier, std::string_view text) {
  const Pattern& row = pattern(identifier);
  // First the length, so that no regular expression ever meets a long hostile text.
  const std::size_t length = characters(text);
  if (length < row.min_length || length > row.max_length || text.size() > 4 * row.max_length) return false;
  if (const std::bitset<256>* known = only_characters(identifier))
    return std::all_of(text.begin(), text.end(), [&](char c) { return (*known)[static_cast<unsigned char>(c)]; });
  if (identifier == Identifier::email && plain_email(text)) return true;
  return boost::regex_match(text.begin(), text.end(), compiled(identifier), boost::match_not_dot_newline);
}

}  // namespace whichgate::text
