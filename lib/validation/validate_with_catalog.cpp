#include <algorithm>

#include "validation/catalog_checks.hpp"
#include "validation/validate.hpp"
#include "whichgate/validation.hpp"

namespace whichgate {

namespace {

// Refusals stand before warnings.
void append_checks(const PolicyDocument& document, const Catalog& catalog, validation::Findings findings,
                   Problems& problems) {
  validation::ActionResources actions(catalog);
  for (const PolicyStatement& statement : document.statements) {
    validation::check_names(statement, catalog, findings);
    validation::check_reach(statement, actions, findings);
    validation::check_keys(statement, actions, findings);
  }
  for (Diagnostic& found : findings.take()) problems.push_back(std::move(found));
  std::stable_partition(problems.begin(), problems.end(),
                        [](const Diagnostic& one) { return one.severity == Severity::error; });
}

}  // namespace

Problems validate(const PolicyDocument& document, PolicyType type, const Catalog& catalog,
                  const ValidationOptions& options) {
  Problems problems = validate(document, type, options);
  append_checks(document, catalog, validation::Findings(validation::rules_of(type, options)), problems);
  return problems;
}

Problems validate(std::string_view json, PolicyType type, const Catalog& catalog, std::string_view name,
                  const ValidationOptions& options) {
  validation::Validated validated = validation::validate_text(json, type, name, options);
  if (validated.document) {
    const bool placed = validated.text->root.kind == json::Kind::object;
    append_checks(*validated.document, catalog,
                  validation::Findings(validation::rules_of(type, options), placed ? &*validated.text : nullptr),
                  validated.problems);
  }
  return std::move(validated.problems);
}

}  // namespace whichgate
