#include "validation/catalog_checks.hpp"

namespace whichgate::validation {

void check_against(const Catalog& catalog, const PolicyDocument& document, Findings& findings) {
  ActionResources actions(catalog);
  for (const PolicyStatement& statement : document.statements) {
    check_names(statement, catalog, findings);
    check_reach(statement, actions, findings);
    check_keys(statement, actions, findings);
  }
}

}  // namespace whichgate::validation
