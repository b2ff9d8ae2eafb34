#pragma once
#include <optional>
#include <string>
#include <vector>

#include "eval/context.hpp"
#include "eval/expected_value.hpp"
#include "policy/operators.hpp"
#include "whichgate/policy.hpp"
#include "whichgate/policy_report.hpp"

namespace whichgate::eval {

// A condition of a statement, read once to be matched often. Points into the policy.
class CompiledCondition {
 public:
  CompiledCondition(const PolicyCondition& condition, const PolicyDocument& policy);

  // `note` says why it is unknown, unless it is null.
  Match matches(const AccessRequest& request, std::string* note) const;
  ConditionReport report(const AccessRequest& request) const;

  const PolicyCondition& source() const { return *source_; }
  // Does it read the values: as numbers, addresses, dates, ...?
  bool compares_no_text() const {
    return how_ && how_->comparison != policy::Comparison::null && !policy::takes_variables(how_->comparison);
  }

 private:
  Match satisfied(std::string_view text, const AccessRequest& request, std::string* note) const;
  Match match_values(const ContextEntry& entry, const AccessRequest& request, std::string* note) const;
  Match match_null(bool key_absent) const;
  Match match_any_values() const;
  bool absent_for_operator(const ContextEntry* entry) const;
  bool lacks_quantifier(const ContextEntry& entry) const;
  std::string describe(const ContextEntry* entry, Match match, std::string why_unknown) const;

  const PolicyCondition* source_;
  const PolicyDocument* policy_;
  std::optional<policy::ConditionOperator> how_;  // nullopt: AWS documents no such operator
  std::vector<ExpectedValue> values_;
};

}  // namespace whichgate::eval
