#include <fmt/core.h>

#include <algorithm>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/date_option.hpp"
#include "cli/files.hpp"
#include "cli/refuse.hpp"
#include "report/catalog_answers.hpp"
#include "report/policy_version_text.hpp"
#include "text/text.hpp"

namespace whichgate::cli {
namespace {

using report::NamedPolicy;

struct Options {
  const report::Format* format = &report::text_format;
  std::string name = {};     // of an AWS managed policy, or a file
  std::string version = {};  // empty: the current one
  std::string as_of = {};
};

void declare(OptionList& list, Options& options) {
  list.formats(options.format, &report::Format::effective_policies);
  list.required("name", options.name, "NAME", "an AWS managed policy by name or ARN, or a file with one of your own");
  list.optional("--version", options.version, "VERSION", "as it was in this version");
  list.optional("--as-of", options.as_of, "DATE", "as it was on this day").excludes = "--version";
}

Problems finding(std::string code, std::string message, std::string help) {
  return {{Severity::error, std::move(code), std::move(message), {}, std::move(help)}};
}

NamedPolicy named(const ManagedPolicy& policy) { return {report::name_and_version(policy), &policy, policy.document}; }

// The versions that are recorded, for the help of an error.
std::string recorded(const std::vector<const ManagedPolicy*>& versions) {
  std::vector<std::string> names;
  for (const ManagedPolicy* one : versions) names.push_back(one->version);
  return "recorded are: " + text::join(names, ", ");
}

Result<std::vector<NamedPolicy>> at_version(const Catalog& catalog, const ManagedPolicy& policy,
                                            const std::string& version) {
  const std::vector<const ManagedPolicy*> versions = catalog.managed_policy_versions(policy.arn);
  for (const ManagedPolicy* one : versions)
    if (one->version == version || one->version == "v" + version) return std::vector{named(*one)};
  return Unexpected(finding("catalog.unknown-version",
                            fmt::format("no version `{}` of {} is recorded", version, policy.name),
                            recorded(versions)));
}

// Those that may have been in force: one, mostly.
Result<std::vector<NamedPolicy>> at_date(const Catalog& catalog, const ManagedPolicy& policy, const std::string& text) {
  const Result<Instant> date = read_date("--as-of", text);
  if (!date) return Unexpected(date.error());
  std::vector<NamedPolicy> found;
  for (const ManagedPolicy* one : catalog.managed_policy_at(policy.arn, *date)) found.push_back(named(*one));
  if (!found.empty()) return found;
  return Unexpected(finding("catalog.unknown-version",
                            fmt::format("no version of {} is so old as {}", policy.name, text),
                            recorded(catalog.managed_policy_versions(policy.arn))));
}

Result<std::vector<NamedPolicy>> from_file(const std::string& path, std::istream& in) {
  const Result<std::string> text = read_input(path, in);
  if (!text) return Unexpected(text.error());
  Result<PolicyDocument> document = parse_policy(*text, path);
  if (!document) return Unexpected(document.error());
  for (const PolicyStatement& statement : document->statements)
    if (statement.principals)
      return Unexpected(Problems{{Severity::error, "catalog.principal", "the policy of a resource allows by principal",
                                  statement.where, "name a policy that is attached to users, groups or roles"}});
  return std::vector{NamedPolicy{path, nullptr, std::make_shared<const PolicyDocument>(*std::move(document))}};
}

// No AWS managed policy has a dot or, but for its ARN, a slash in its name.
bool looks_like_file(const std::string& name) {
  return name == "-" || name.find('.') != std::string::npos ||
         (name.find('/') != std::string::npos && !name.starts_with("arn:"));
}

Result<std::vector<NamedPolicy>> asked_for(const Options& options, const Catalog& catalog, const Streams& streams) {
  if (looks_like_file(options.name)) return from_file(options.name, streams.in);
  const Result<const ManagedPolicy*> policy = find_managed_policy(catalog, options.name);
  if (!policy) return Unexpected(policy.error());
  if (!options.version.empty()) return at_version(catalog, **policy, options.version);
  if (!options.as_of.empty()) return at_date(catalog, **policy, options.as_of);
  return std::vector{named(**policy)};
}

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  if (looks_like_file(options.name) && !(options.version + options.as_of).empty())
    return refuse_usage("a policy of your own has no versions", "--version and --as-of go with AWS managed policies",
                        streams.err);
  Result<std::vector<NamedPolicy>> policies = asked_for(options, catalog, streams);
  if (!policies) return refuse(policies.error(), streams);
  streams.out << options.format->effective_policies({*std::move(policies), options.as_of, catalog}, {});
  return yes;
}

}  // namespace

Command catalog_policy_command() {
  return command("policy", "what a policy really allows, action by action",
                 "whichgate catalog policy Billing --version v8", declare, answer);
}

}  // namespace whichgate::cli
