#pragma once
#include <string_view>

#include "eval/evaluate.hpp"
#include "eval/request.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/policy.hpp"

namespace whichgate::eval {

// What a statement is matched against: the request, and the layer in which its policy stands.
struct Asked {
  const Request& request;
  Layer layer = Layer::identity;
  bool has_boundary = false;  // the caller has a permissions boundary, which a NotPrincipal never excepts
};

// One condition against the context. `report` is filled when it is not null.
Match match_condition(const PolicyCondition& condition, const PolicyDocument& policy, const Context& context,
                      ConditionReport* report);

bool match_action(const PolicyStatement& statement, std::string_view action);

// Unknown where AWS does not say what a short ARN means in such a policy, or a variable's value is not known. `report`
// is filled when it is not null.
Match match_resource(const PolicyStatement& statement, const PolicyDocument& policy, const Asked& asked,
                     PartReport* report);

struct PrincipalMatch {
  Match match = Match::no;
  Naming naming = Naming::none;  // the strongest way in which the statement names the caller
};
PrincipalMatch match_principal(const PolicyStatement& statement, const Asked& asked, PartReport* report);

// A whole statement. `report` is filled when it is not null; the answer is the same.
PrincipalMatch match_statement(const PolicyStatement& statement, const PolicyDocument& policy, const Asked& asked,
                               StatementReport* report);

// Policies of the other layers have no Principal and speak about any caller.
constexpr bool names_principals(Layer layer) {
  return layer == Layer::resource || layer == Layer::rcp || layer == Layer::vpc_endpoint;
}

}  // namespace whichgate::eval
