#pragma once
#include "eval/evaluate.hpp"
#include "whichgate/access_request.hpp"

namespace whichgate::eval {

// What a statement is matched against: the request, and the layer in which its policy stands.
struct LayerRequest {
  const AccessRequest& request;
  Layer layer = Layer::identity_policy;
  bool has_boundary = false;  // the caller has a permissions boundary, which a NotPrincipal never excepts
};

// Policies of the other layers have no Principal and speak about any caller.
constexpr bool names_principals(Layer layer) {
  return layer == Layer::resource_policy || layer == Layer::rcp || layer == Layer::vpc_endpoint_policy;
}

struct PrincipalMatch {
  Match match = Match::no;
  PrincipalMatchKind naming = PrincipalMatchKind::none;  // the strongest way in which the statement names the caller
};
PrincipalMatch match_principal(const PolicyStatement& statement, const LayerRequest& asked, std::string* note);
PartReport report_principal(const PolicyStatement& statement, const LayerRequest& asked);
// Does it name everyone, whoever calls?
bool names_everyone(const PolicyStatement& statement, Layer layer);

}  // namespace whichgate::eval
