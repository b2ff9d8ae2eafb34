#pragma once
#include "eval/evaluate.hpp"
#include "eval/request.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/policy.hpp"

namespace whichgate::eval {

// One condition against the context. `report` is filled when it is not null.
Match match_condition(const PolicyCondition& condition, const PolicyDocument& policy, const Context& context,
                      ConditionReport* report);

bool match_action(const PolicyStatement& statement, std::string_view action);
bool match_resource(const PolicyStatement& statement, const PolicyDocument& policy, const Request& request);

// The strongest way in which the statement's Principal names the caller, or none.
Naming match_principal(const PolicyStatement& statement, const Principal& principal);

// A whole statement. Policies without Principal (identity, SCP, ...) match any caller.
Match match_statement(const PolicyStatement& statement, const PolicyDocument& policy, const Request& request,
                      StatementReport* report);

}  // namespace whichgate::eval
