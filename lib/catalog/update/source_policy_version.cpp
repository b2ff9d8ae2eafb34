#include <fmt/core.h>

#include <algorithm>

#include "catalog/update/source.hpp"
#include "text/text.hpp"

// What AWS's command line prints about managed policies:
// https://docs.aws.amazon.com/cli/latest/reference/iam/get-policy-version.html
// https://docs.aws.amazon.com/cli/latest/reference/iam/list-policy-versions.html
// https://docs.aws.amazon.com/cli/latest/reference/iam/get-policy.html
// https://docs.aws.amazon.com/cli/latest/reference/iam/list-policies.html
namespace whichgate::catalog {

namespace {

constexpr std::string_view managed_arn = "arn:aws:iam::aws:policy/";
constexpr std::size_t policies_shown = 12;

// The API gives a document as RFC 3986 has it, `%7B%22Version%22...`; the command line decodes it.
std::string percent_decoded(std::string_view text) {
  const auto digit = [](char c) {
    const std::size_t value = std::string_view("0123456789abcdef").find(text::lower({&c, 1}));
    return value == std::string_view::npos ? -1 : static_cast<int>(value);
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? digit(text[i + 1]) : -1;
    const int low = high >= 0 ? digit(text[i + 2]) : -1;
    out += low >= 0 ? static_cast<char>(16 * high + low) : text[i];
    if (low >= 0) i += 2;
  }
  return out;
}

// The policy that a file's name says. AWS has names like AmazonEMRServicePolicy_v2, so whether `_v2` belongs to the
// name only the catalog knows.
struct Named {
  std::string whole;    // "Billing.v30"
  std::string policy;   // "Billing"
  std::string version;  // "v30", or empty
  Location where;
};

Named named(std::string_view stem, Location where) {
  Named name{std::string(stem), std::string(stem), {}, std::move(where)};
  const std::size_t mark = stem.find_last_of("._-");
  if (mark == std::string_view::npos || mark == 0) return name;
  const std::string_view end = stem.substr(mark + 1);
  if (version_number(end) == 0 && end != "versions") return name;
  name.policy = stem.substr(0, mark);
  if (end != "versions") name.version = end;
  return name;
}

// How good the word about a version's date is; and what has a document may make a policy known.
enum class Told { document, date, date_of_policy };

struct Version {
  Named name;
  Told told = Told::document;
  PolicyVersion version;
};

class PolicyVersions : public Source {
 public:
  bool recognises(const Input& input) const override {
    return has_member(input, "PolicyVersion", json::Kind::object) || is_policy(input) || is_policy_list(input) ||
           is_version_list(input);
  }

  void read(const Input& input, Problems& problems) override {
    json::ObjectReader object(json::root(*input.json), problems);
    if (const auto version = object.element("PolicyVersion"))
      read_version(input, *version, named(input.stem(), version->where()), problems);
    if (is_version_list(input))
      for (const json::Element& version : object.elements("Versions"))
        read_version(input, version, named_list(input, version), problems);
    if (is_policy(input)) read_policy(input, *object.element("Policy"), problems);
    if (is_policy_list(input))
      for (const json::Element& policy : object.elements("Policies")) read_policy(input, policy, problems);
  }

  void apply(Work& work) override {
    for (std::size_t i = 0; i < work.contents.policies.size(); ++i) places_[work.contents.policies[i].name] = i;
    std::stable_sort(versions_.begin(), versions_.end(),
                     [](const Version& a, const Version& b) { return a.told < b.told; });
    for (Version& version : versions_) add(work, version);
    tell_what_is_behind(work);
    for (const CatalogOrigin& origin : work.contents.origins)
      if (origin.source == policy_versions) newest_ = std::max(newest_, origin.date);
    set_origin(work.contents, {std::string(policy_versions), "", day_of(newest_)});
  }

 private:
  struct Described {
    std::string arn, version;
  };

  // Other services have outputs of a similar form.
  static bool is_policy(const Input& input) {
    return has_member(input, "Policy", json::Kind::object) && input.json->root.find("Policy")->find("PolicyName");
  }
  static bool is_list(const Input& input, std::string_view key, std::string_view item_key) {
    if (!has_member(input, key, json::Kind::array)) return false;
    const json::Sequence<json::Node> items = input.json->root.find(key)->items;
    return items.empty() || items.front().find(item_key);
  }
  static bool is_policy_list(const Input& input) { return is_list(input, "Policies", "PolicyName"); }
  static bool is_version_list(const Input& input) { return is_list(input, "Versions", "VersionId"); }

  // A list is of all versions, so its file's name says none.
  static Named named_list(const Input& input, const json::Element& version) {
    Named name = named(input.stem(), version.where());
    name.version.clear();
    return name;
  }

  void read_version(const Input& input, const json::Element& element, Named name, Problems& problems) {
    json::ObjectReader object(element, problems);
    PolicyVersion version;
    if (object.required("VersionId") && object.string("VersionId", version.version))
      check_version(version.version, object.where("VersionId"), problems);
    name.where = object.where("VersionId");
    bool is_default = false;
    object.boolean("IsDefaultVersion", is_default);
    if (object.has("CreateDate")) read_date(object, "CreateDate", version.date, problems);
    newest_ = std::max(newest_, version.date);
    if (const auto document = object.element("Document"))
      version.document = read_encoded(input, *document, name.policy + " " + version.version, problems);
    else if (input.json->root.find("PolicyVersion"))
      object.required("Document");
    const Told told = version.document.empty() ? Told::date : Told::document;
    versions_.push_back({std::move(name), told, std::move(version)});
  }

  static std::string read_encoded(const Input& input, const json::Element& element, const std::string& name,
                                  Problems& problems) {
    if (element.kind() != json::Kind::string || element.node().text.substr(0, 1) != "%")
      return read_document(element, name, problems);
    json::Node decoded = element.node();
    const std::string text = percent_decoded(std::string(decoded.text));
    decoded.text = text;
    return read_document(json::Element(*input.json, decoded), name, problems);
  }

  // Of get-policy and list-policies; get-account-authorization-details has the versions in it.
  void read_policy(const Input& input, const json::Element& element, Problems& problems) {
    json::ObjectReader object(element, problems);
    std::string name;
    Described policy;
    if (object.required("PolicyName")) object.string("PolicyName", name);
    if (object.required("Arn")) object.string("Arn", policy.arn);
    if (policy.arn.substr(0, managed_arn.size()) != managed_arn) return;  // a customer's own
    if (object.required("DefaultVersionId") && object.string("DefaultVersionId", policy.version))
      check_version(policy.version, object.where("DefaultVersionId"), problems);
    const Named names{name, name, {}, element.where()};
    read_policy_date(object, "CreateDate", names, "v1", problems);
    // AWS: when a policy has several versions, when the most recent one was created.
    read_policy_date(object, "UpdateDate", names, policy.version, problems);
    for (const json::Element& version : object.elements("PolicyVersionList"))
      read_version(input, version, names, problems);
    described_[name] = std::move(policy);
  }

  void read_policy_date(json::ObjectReader& object, std::string_view key, const Named& name, const std::string& version,
                        Problems& problems) {
    std::string date;
    if (object.has(key)) read_date(object, key, date, problems);
    newest_ = std::max(newest_, date);
    versions_.push_back({name, Told::date_of_policy, {version, date, {}}});
  }

  // The policy that a file is about, or null, reported when a document has no other place.
  Policy* find(Work& work, const Version& version) {
    for (const std::string& name : {version.name.whole, version.name.policy}) {
      if (const auto known = places_.find(name); known != places_.end()) return &work.contents.policies[known->second];
      const auto described = described_.find(name);
      if (described == described_.end() || version.told != Told::document) continue;
      places_[name] = work.contents.policies.size();
      return &work.contents.policies.emplace_back(Policy{name, described->second.arn, {}});
    }
    if (version.told == Told::document) refuse(work, version);
    return nullptr;
  }

  void refuse(Work& work, const Version& version) {
    std::vector<std::string> names;
    for (const auto& [name, place] : places_) names.push_back(name);
    const std::string near = text::nearest(version.name.policy, names);
    json::problem(
        work.problems, version.name.where, "catalog.unknown-policy",
        fmt::format("the file's name says that this is of `{}`, and no such policy is known", version.name.policy),
        near.empty() ? "for a new policy, give the output of `aws iam get-policy` too: it tells the ARN"
                     : fmt::format("did you mean `{}`?", near));
  }

  void add(Work& work, Version& version) {
    Policy* policy = find(work, version);
    if (!policy) return;
    check_name(work, *policy, version);
    PolicyVersion& told = version.version;
    if (!told.date.empty()) work.create_dates[policy->name].try_emplace(told.version, told.date);
    if (version.told != Told::document) return;
    const auto known = std::find_if(policy->versions.begin(), policy->versions.end(),
                                    [&](const PolicyVersion& one) { return one.version == told.version; });
    if (known == policy->versions.end())
      policy->versions.push_back(std::move(told));
    else
      known->document = std::move(told.document);
  }

  static void check_name(Work& work, const Policy& policy, const Version& version) {
    const std::string& said = version.name.version;
    if (said.empty() || policy.name == version.name.whole || said == version.version.version) return;
    json::problem(work.problems, version.name.where, "catalog.version",
                  fmt::format("the file's name says {}, and the file holds {}", said, version.version.version),
                  "rename the file");
  }

  // Policies, or their current versions, of which AWS tells that they exist and no file tells the document.
  void tell_what_is_behind(Work& work) {
    std::vector<std::string> behind;
    for (const auto& [name, policy] : described_) {
      const auto known = places_.find(name);
      int last = 0;
      if (known != places_.end())
        for (const PolicyVersion& version : work.contents.policies[known->second].versions)
          last = std::max(last, version_number(version.version));
      if (last < version_number(policy.version)) behind.push_back(name + " " + policy.version);
    }
    if (behind.empty()) return;
    const std::size_t shown = std::min(behind.size(), policies_shown);
    std::string names = text::join({behind.data(), shown}, ", ");
    if (shown < behind.size()) names += fmt::format(" and {} more", behind.size() - shown);
    warn(work.problems, {}, "catalog.version-missing", fmt::format("AWS has versions that no file tells: {}", names),
         "give the output of `aws iam get-policy-version` for them");
  }

  std::vector<Version> versions_;
  std::map<std::string, Described> described_;  // by name
  std::map<std::string, std::size_t> places_;   // of policies in the catalog, by name
  std::string newest_;
};

}  // namespace

std::unique_ptr<Source> policy_version_source() { return std::make_unique<PolicyVersions>(); }

}  // namespace whichgate::catalog
