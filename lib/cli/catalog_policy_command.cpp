#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "cli/catalog_commands.hpp"
#include "cli/catalog_dates.hpp"
#include "cli/files.hpp"
#include "cli/scenarios.hpp"
#include "report/catalog_json.hpp"
#include "text/text.hpp"

namespace whichgate::cli {
namespace {

using report::ShownPolicy;

Problems finding(std::string code, std::string message, std::string help) {
  return {{Severity::error, std::move(code), std::move(message), {}, std::move(help)}};
}

ShownPolicy shown(const ManagedPolicy& policy) {
  return {fmt::format("{} {}", policy.name, policy.version), &policy, policy.document};
}

// The versions that are recorded, for the help of an error.
std::string recorded(const std::vector<const ManagedPolicy*>& versions) {
  std::vector<std::string> names;
  for (const ManagedPolicy* one : versions) names.push_back(one->version);
  return "recorded are: " + text::join(names, ", ");
}

Result<std::vector<ShownPolicy>> at_version(const Catalog& catalog, const ManagedPolicy& policy,
                                            const std::string& version) {
  const std::vector<const ManagedPolicy*> versions = catalog.managed_policy_versions(policy.arn);
  for (const ManagedPolicy* one : versions)
    if (one->version == version || one->version == "v" + version) return std::vector{shown(*one)};
  return Unexpected(finding("catalog.unknown-version",
                            fmt::format("no version `{}` of {} is recorded", version, policy.name),
                            recorded(versions)));
}

// Those that may have been in force: one, mostly.
Result<std::vector<ShownPolicy>> at_date(const Catalog& catalog, const ManagedPolicy& policy, const std::string& text) {
  const Result<Instant> date = read_date("--as-of", text);
  if (!date) return Unexpected(date.error());
  std::vector<ShownPolicy> found;
  for (const ManagedPolicy* one : catalog.managed_policy_at(policy.arn, *date)) found.push_back(shown(*one));
  if (!found.empty()) return found;
  return Unexpected(finding("catalog.unknown-version",
                            fmt::format("no version of {} is so old as {}", policy.name, text),
                            recorded(catalog.managed_policy_versions(policy.arn))));
}

Result<std::vector<ShownPolicy>> from_file(const std::string& path, std::istream& in) {
  const Result<std::string> text = read_input(path, in);
  if (!text) return Unexpected(text.error());
  Result<PolicyDocument> document = parse_policy(*text, path);
  if (!document) return Unexpected(document.error());
  for (const PolicyStatement& statement : document->statements)
    if (statement.principals)
      return Unexpected(Problems{{Severity::error, "catalog.principal", "the policy of a resource allows by principal",
                                  statement.where, "name a policy that is attached to users, groups or roles"}});
  return std::vector{ShownPolicy{path, nullptr, std::make_shared<const PolicyDocument>(*std::move(document))}};
}

// No AWS managed policy has a dot or, but for its ARN, a slash in its name.
bool looks_like_file(const std::string& name) {
  return name == "-" || name.find('.') != std::string::npos ||
         (name.find('/') != std::string::npos && !name.starts_with("arn:"));
}

Result<std::vector<ShownPolicy>> asked_for(const CatalogPolicyOptions& options, const Catalog& catalog,
                                           const Streams& streams) {
  if (looks_like_file(options.name)) return from_file(options.name, streams.in);
  const Result<const ManagedPolicy*> policy = find_managed_policy(catalog, options.name);
  if (!policy) return Unexpected(policy.error());
  if (!options.version.empty()) return at_version(catalog, **policy, options.version);
  if (!options.as_of.empty()) return at_date(catalog, **policy, options.as_of);
  return std::vector{shown(**policy)};
}

std::string in_words(const std::vector<ShownPolicy>& policies, const std::string& as_of, const Catalog& catalog) {
  std::string text;
  if (policies.size() > 1)
    text += fmt::format("AWS's dates do not say which of {} versions was in force on {}\n\n", policies.size(), as_of);
  for (std::size_t i = 0; i < policies.size(); ++i)
    text += (i == 0 ? "" : "\n") + report::policy_text(policies[i], catalog);
  return text;
}

}  // namespace

int catalog_policy(const CatalogPolicyOptions& options, const Catalog& catalog, const Streams& streams) {
  if (looks_like_file(options.name) && !(options.version + options.as_of).empty())
    return refuse_usage("a policy of your own has no versions", "--version and --as-of go with AWS managed policies",
                        streams);
  const Result<std::vector<ShownPolicy>> policies = asked_for(options, catalog, streams);
  if (!policies) return refuse(policies.error(), streams);
  streams.out << (options.json ? report::policies_json(*policies, catalog)
                               : in_words(*policies, options.as_of, catalog));
  return yes;
}

}  // namespace whichgate::cli
