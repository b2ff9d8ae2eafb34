#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "text/text.hpp"
#include "validation/checks.hpp"

namespace whichgate::validation {
namespace {

constexpr std::array<std::string_view, 9> partitions{"aws",       "aws-cn",    "aws-us-gov", "aws-iso", "aws-iso-b",
                                                     "aws-iso-e", "aws-iso-f", "aws-eusc",   "*"};

// Kinds of IAM resource as AWS's message lists them. `root` is not a part of it, yet AWS's own policies name it.
constexpr std::array<std::string_view, 13> iam_paths{"user/",
                                                     "federated-user/",
                                                     "role/",
                                                     "group/",
                                                     "instance-profile/",
                                                     "mfa/",
                                                     "server-certificate/",
                                                     "policy/",
                                                     "sms-mfa/",
                                                     "saml-provider/",
                                                     "oidc-provider/",
                                                     "report/",
                                                     "access-report/"};

// Kinds of S3 resource that stand in a Region; buckets and objects do not.
constexpr std::array<std::string_view, 6> regional_s3{"accesspoint/",  "access-grants/",      "job/",
                                                      "storage-lens/", "storage-lens-group/", "async-request/"};

bool one_of(std::string_view text, std::span<const std::string_view> all) {
  return std::find(all.begin(), all.end(), text) != all.end();
}

bool starts_with_one_of(std::string_view text, std::span<const std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; });
}

// As AWS's message shows an ARN: whatever it begins with is "arn", and missing fields are wildcards.
std::string padded(const std::vector<std::string_view>& fields) {
  std::string text = "arn";
  for (std::size_t i = 1; i < std::max<std::size_t>(fields.size(), 6); ++i)
    text += fmt::format(":{}", i < fields.size() ? fields[i] : "*");
  return text;
}

std::string_view rest_after(std::string_view text, std::size_t colons) {
  for (; colons > 0; --colons) text.remove_prefix(text.find(':') + 1);
  return text;
}

struct Refusal {
  std::string message;
  std::string help;
};

// The sixth field of an ARN of IAM or S3, which AWS looks into.
std::optional<Refusal> check_service_fields(const std::string& resource, const std::vector<std::string_view>& fields) {
  if (fields.size() < 6) return std::nullopt;
  const std::string_view region = fields[3];
  const std::string_view rest = rest_after(resource, 5);
  if (fields[2] == "iam") {
    if (!region.empty())
      return Refusal{fmt::format("IAM resource {} cannot contain region information.", resource),
                     "leave the fourth field empty: IAM is global"};
    if (rest != "*" && rest != "root" && !starts_with_one_of(rest, iam_paths))
      return Refusal{
          fmt::format("IAM resource path must either be \"*\" or start with {}.", fmt::join(iam_paths, ", ")),
          fmt::format("`{}` begins with none of these", rest)};
  }
  if (fields[2] == "s3" && !region.empty() && !starts_with_one_of(rest, regional_s3))
    return Refusal{fmt::format("Resource {} can not contain region information.", resource),
                   "leave the fourth field empty: the name of a bucket is global"};
  return std::nullopt;
}

// What AWS says about one entry of Resource, in the order in which it looks.
std::optional<Refusal> check_resource(const std::string& resource, const TypeRules& rules) {
  if (resource == "*") return std::nullopt;
  const std::vector<std::string_view> fields = text::split(resource, ':');
  const Refusal no_arn{fmt::format("Resource {} must be in ARN format or \"*\".", resource),
                       "an ARN has the form arn:partition:service:region:account:resource"};
  if (fields.size() < 2) return no_arn;
  if (!one_of(fields[1], partitions))
    return Refusal{fmt::format("Partition \"{}\" is not valid for resource \"{}\".", fields[1], padded(fields)),
                   "an ARN begins with arn:aws:, arn:aws-cn:, arn:aws-us-gov: or arn:*:"};
  if (fields[0] != "arn" || (rules.type == PolicyType::session && fields.size() < 6)) return no_arn;
  // The services that keep resource-based policies have checks of their own.
  if (rules.type == PolicyType::resource) return std::nullopt;
  if (fields.size() < 3 || has_wildcard(fields[2]))
    return Refusal{"Resource vendor must be fully qualified and cannot contain regexes.",
                   fmt::format("`{}` must name its service without wildcards", resource)};
  return check_service_fields(resource, fields);
}

// AWS's older parser takes an ARN apart by its colons, once the partition is known to be right.
bool passes_legacy_parser(std::string_view resource) {
  const std::vector<std::string_view> fields = text::split(resource, ':');
  if (fields.size() < 3 || fields[0] != "arn" || !one_of(fields[1], partitions)) return true;
  if (fields[2].empty()) return false;
  return fields.size() >= 6 || resource.find("::") == std::string_view::npos;
}

template <class Check>
void for_each_resource(const PolicyDocument& document, const Findings& findings, Check check) {
  for (const PolicyStatement& statement : document.statements) {
    if (!statement.resources) continue;
    for (std::size_t i = 0; i < statement.resources->size(); ++i)
      check(statement, (*statement.resources)[i], findings.at_resource(statement, i));
  }
}

}  // namespace

void check_legacy_resources(const PolicyDocument& document, Findings& findings) {
  for_each_resource(
      document, findings, [&](const PolicyStatement&, const std::string& resource, const Location& where) {
        if (!passes_legacy_parser(resource))
          findings.refuse(
              Fault::resource, where, std::string(legacy_parsing),
              fmt::format("`{}` must have the form arn:partition:service:region:account:resource", resource));
      });
}

void check_resource_form(const PolicyDocument& document, Findings& findings) {
  for_each_resource(document, findings,
                    [&](const PolicyStatement&, const std::string& resource, const Location& where) {
                      if (!passes_legacy_parser(resource)) return;
                      if (std::optional<Refusal> refusal = check_resource(resource, findings.rules()))
                        findings.refuse(Fault::resource, where, std::move(refusal->message), std::move(refusal->help));
                    });
}

void check_resources_present(const PolicyDocument& document, Findings& findings) {
  if (findings.rules().resource != ResourceRule::required) return;
  for (const PolicyStatement& statement : document.statements)
    if (!statement.resources || statement.resources->empty())
      findings.refuse(Fault::missing, findings.at_resource(statement),
                      findings.rules().validator == Validator::s3 ? "Missing required field Resource"
                                                                  : "Policy statement must contain resources.",
                      "add `Resource` or `NotResource`");
}

void warn_of_resources(const PolicyDocument& document, Findings& findings) {
  const TypeRules& rules = findings.rules();
  const bool completed = rules.type != PolicyType::resource && rules.type != PolicyType::vpc_endpoint &&
                         rules.type != PolicyType::service_control && rules.type != PolicyType::resource_control;
  for (const PolicyStatement& statement : document.statements)
    if (rules.resource == ResourceRule::optional && statement.resources && statement.resources->empty())
      findings.warn(findings.at_resource(statement), "policy.no-resource",
                    "the statement names no resource and has no effect", "name a resource, or `*`");
  for_each_resource(
      document, findings, [&](const PolicyStatement& statement, const std::string& resource, const Location& where) {
        const std::vector<std::string_view> fields = text::split(resource, ':');
        if (fields[0] == "arn" && fields.size() < 6 && !completed)
          findings.warn(
              where, "policy.short-arn",
              fmt::format("`{}` has {} of the six fields of an ARN and matches nothing", resource, fields.size()),
              "write all six: arn:partition:service:region:account:resource");
        if (rules.type == PolicyType::resource && fields.size() > 2 && has_wildcard(fields[2]))
          findings.warn(where, "policy.wildcard-service", fmt::format("`{}` does not name its service", resource),
                        "AWS documents no wildcard in the third field of an ARN");
        // AWS's guide says that an Allow takes "*" only; its announcement of September 2025 says that it takes ARNs.
        if (rules.type == PolicyType::service_control && statement.effect == Effect::allow && resource != "*")
          findings.warn(where, "policy.allow-resource",
                        fmt::format("AWS's guide allows no other resource than `*` here, not `{}`", resource),
                        "write `*`, or name the resource in a Deny");
      });
}

}  // namespace whichgate::validation
