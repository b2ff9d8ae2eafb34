#include <fmt/format.h>

#include "policy/checks.hpp"
#include "policy/validate.hpp"
#include "text/text.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/validation.hpp"

// What AWS does not check when it saves a policy: whether there are such services and actions.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
namespace whichgate {
namespace {

using policy::Findings;

class NameChecks {
 public:
  NameChecks(const Catalog& catalog, Findings& findings) : catalog_(catalog), findings_(findings) {}

  void action(const PolicyStatement& statement, std::size_t i) {
    const std::string& name = statement.actions[i];
    const std::size_t colon = name.find(':');
    // Others have said already that these match nothing.
    if (!policy::malformed_action(name).empty() || name == "*" || colon + 1 == name.size() ||
        name.find_first_of(", \t\r\n") != std::string::npos)
      return;
    const std::string_view service = std::string_view(name).substr(0, colon);
    const Location where = findings_.at_action(statement, i);
    const std::string_view verb = statement.not_action ? "excludes" : "matches";
    if (service != "*" && !catalog_.has_service(service))
      findings_.warn(where, "policy.unknown-service",
                     fmt::format("AWS has no service `{}`: `{}` {} no action", service, name, verb),
                     nearest(name, "is the prefix that the service's documentation names spelt right?"));
    else if (name.find_first_of("*?") != std::string::npos && !catalog_.any_action(name))
      findings_.warn(where, "policy.no-such-action", fmt::format("`{}` {} no action of AWS", name, verb),
                     "the wildcard begins where no action's name goes on");
    else if (name.find_first_of("*?") == std::string::npos && !catalog_.action(name))
      findings_.warn(where, "policy.unknown-action", fmt::format("AWS has no action `{}`", name),
                     nearest(name, "it may be newer than this catalog, or misspelt"));
    else if (findings_.rules().type == PolicyType::resource_control && service != "*" && !catalog_.rcp_reaches(service))
      findings_.warn(where, "policy.rcp-service",
                     fmt::format("resource control policies do not reach `{}`: `{}` has no effect", service, name),
                     "AWS lists the services that they reach");
  }

 private:
  std::string nearest(const std::string& name, std::string otherwise) const {
    const std::string near = catalog_.nearest_action(name);
    return near.empty() ? otherwise : fmt::format("did you mean `{}`?", near);
  }

  const Catalog& catalog_;
  Findings& findings_;
};

void append_names(const PolicyDocument& document, const Catalog& catalog, Findings findings, Problems& problems) {
  NameChecks checks(catalog, findings);
  for (const PolicyStatement& statement : document.statements)
    for (std::size_t i = 0; i < statement.actions.size(); ++i) checks.action(statement, i);
  for (Diagnostic& found : findings.take()) problems.push_back(std::move(found));
}

}  // namespace

Problems validate(const PolicyDocument& document, PolicyType type, const Catalog& catalog,
                  const ValidationOptions& options) {
  Problems problems = validate(document, type, options);
  append_names(document, catalog, Findings(policy::rules_of(type, options)), problems);
  return problems;
}

Problems validate(std::string_view json, PolicyType type, const Catalog& catalog, std::string_view name,
                  const ValidationOptions& options) {
  policy::Validated validated = policy::validate_text(json, type, name, options);
  if (validated.document) {
    const bool placed = validated.text->root.kind == json::Kind::object;
    append_names(*validated.document, catalog,
                 Findings(policy::rules_of(type, options), placed ? &*validated.text : nullptr), validated.problems);
  }
  return std::move(validated.problems);
}

}  // namespace whichgate
