#include <fmt/core.h>

#include "policy/condition_value.hpp"
#include "validation/checks.hpp"

namespace whichgate::validation {

void check_legacy_dates(const PolicyDocument& document, Findings& findings) {
  for (const PolicyStatement& statement : document.statements)
    for (const PolicyCondition& condition : statement.conditions) {
      const std::optional<policy::ConditionOperator> parsed = policy::parse_operator(condition.condition_operator);
      if (!parsed || !policy::compares_dates(parsed->comparison)) continue;
      for (const std::string& value : condition.values)
        if (policy::meaning_of(parsed->comparison, value) == text::Meaning::none)
          findings.refuse(Fault::syntax, condition.where, std::string(legacy_parsing),
                          fmt::format("`{}` is not a date; write 2026-11-22T09:00:00Z, or seconds since 1970", value));
    }
}

}  // namespace whichgate::validation
