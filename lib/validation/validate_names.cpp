#include <fmt/core.h>

#include "text/text.hpp"
#include "validation/catalog_checks.hpp"
#include "validation/checks.hpp"

// What AWS does not check when it saves a policy: whether there are such services and actions.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
namespace whichgate::validation {

namespace {

class NameChecks {
 public:
  NameChecks(const Catalog& catalog, Findings& findings) : catalog_(catalog), findings_(findings) {}

  void action(const PolicyStatement& statement, std::size_t i) {
    const std::string& name = statement.actions[i];
    const std::size_t colon = name.find(':');
    // Others have said already that these match nothing.
    if (!malformed_action(name).empty() || name == "*" || colon + 1 == name.size() ||
        name.find_first_of(", \t\r\n") != std::string::npos)
      return;
    const std::string_view service = std::string_view(name).substr(0, colon);
    const Location where = findings_.at_action(statement, i);
    const std::string_view verb = statement.not_action ? "excludes" : "matches";
    if (service != "*" && !catalog_.has_service(service))
      findings_.warn(where, "policy.unknown-service",
                     fmt::format("AWS lists no service `{}`: `{}` {} no action", service, name, verb),
                     nearest_of_service(name, service));
    else if (name.find_first_of("*?") != std::string::npos && !catalog_.any_action(name))
      findings_.warn(where, "policy.no-such-action", fmt::format("`{}` {} no action of AWS", name, verb),
                     nearest(name, "the wildcard begins where no action's name goes on"));
    else if (name.find_first_of("*?") == std::string::npos && !catalog_.action(name))
      findings_.warn(where, "policy.unknown-action", fmt::format("AWS lists no action `{}`", name),
                     nearest(name, "it may be newer than this catalog, or misspelt"));
    else if (findings_.rules().type == PolicyType::resource_control && service != "*" && !catalog_.rcp_reaches(service))
      findings_.warn(where, "policy.rcp-service",
                     fmt::format("resource control policies do not apply to `{}`: `{}` has no effect", service, name),
                     "AWS lists the services that they reach");
  }

  void resource(const PolicyStatement& statement, std::size_t i) {
    constexpr std::string_view service_catalog = "catalog";  // the one whose ARNs and actions have different names
    const std::string& name = (*statement.resources)[i];
    const std::vector<std::string_view> fields = text::split(name, ':');
    if (fields[0] != "arn" || fields.size() < 3 || fields[2].empty() ||
        fields[2].find_first_of("*?$") != std::string_view::npos || fields[2] == service_catalog ||
        catalog_.has_service(fields[2]))
      return;
    findings_.warn(findings_.at_resource(statement, i), "policy.unknown-service",
                   fmt::format("AWS lists no service `{}`: `{}` {} no resource", fields[2], name,
                               statement.not_resource ? "excludes" : "matches"),
                   nearest_service(fields[2]));
  }

 private:
  // Only where the service may be misspelt: other services' actions of the same name are none that was meant.
  std::string nearest_of_service(const std::string& name, std::string_view service) const {
    const std::string near = catalog_.nearest_service(service);
    if (near.empty()) return "it may be gone, or misspelt";
    const std::string meant = near + name.substr(service.size());
    return fmt::format("did you mean `{}`?", catalog_.any_action(meant) ? meant : nearest_action(meant, near));
  }

  std::string nearest_service(std::string_view service) const {
    const std::string near = catalog_.nearest_service(service);
    return near.empty() ? "is the third field of the ARN spelt right?" : fmt::format("did you mean `{}`?", near);
  }

  std::string nearest_action(const std::string& name, const std::string& otherwise) const {
    const std::string near = catalog_.nearest_action(name);
    return near.empty() ? otherwise : near;
  }

  std::string nearest(const std::string& name, std::string_view otherwise) const {
    const std::string near = nearest_action(name, {});
    return near.empty() ? std::string(otherwise) : fmt::format("did you mean `{}`?", near);
  }

  const Catalog& catalog_;
  Findings& findings_;
};

}  // namespace

void check_names(const PolicyStatement& statement, const Catalog& catalog, Findings& findings) {
  NameChecks checks(catalog, findings);
  for (std::size_t i = 0; i < statement.actions.size(); ++i) checks.action(statement, i);
  for (std::size_t i = 0; statement.resources && i < statement.resources->size(); ++i) checks.resource(statement, i);
}

}  // namespace whichgate::validation
