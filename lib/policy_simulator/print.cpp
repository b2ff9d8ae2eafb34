#include <nlohmann/json.hpp>

#include "whichgate/simulation.hpp"

namespace whichgate {

namespace {

using Json = nlohmann::ordered_json;

std::string_view spelling(Verdict decision) {
  switch (decision) {
    case Verdict::allowed:
      return "allowed";
    case Verdict::explicit_deny:
      return "explicitDeny";
    case Verdict::implicit_deny:
    case Verdict::unknown:
    case Verdict::invalid:
      break;
  }
  return "implicitDeny";
}

Json json_of(const MatchedStatement::Position& position) {
  return {{"Line", position.line}, {"Column", position.column}};
}

Json json_of(const std::vector<MatchedStatement>& statements) {
  Json list = Json::array();
  for (const MatchedStatement& one : statements)
    list.push_back({{"SourcePolicyId", one.source_policy_id},
                    {"SourcePolicyType", one.source_policy_type},
                    {"StartPosition", json_of(one.start)},
                    {"EndPosition", json_of(one.end)}});
  return list;
}

Json json_of(const DecisionDetails& details) {
  Json map = Json::object();
  for (const auto& [kind, decision] : details) map[kind] = spelling(decision);
  return map;
}

void add_boundary(Json& result, const std::optional<bool>& allowed) {
  if (allowed) result["PermissionsBoundaryDecisionDetail"] = {{"AllowedByPermissionsBoundary", *allowed}};
}

void add_details(Json& result, const std::optional<DecisionDetails>& details) {
  if (details) result["EvalDecisionDetails"] = json_of(*details);
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResourceSpecificResult.html
Json json_of(const SimulatedResource& resource) {
  Json result = {{"EvalResourceName", resource.resource},
                 {"EvalResourceDecision", spelling(resource.decision)},
                 {"MatchedStatements", json_of(resource.matched_statements)},
                 {"MissingContextValues", Json(resource.missing_context_values)}};
  add_details(result, resource.decision_details);
  add_boundary(result, resource.allowed_by_permissions_boundary);
  return result;
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
Json json_of(const SimulatedAction& action) {
  Json result = {{"EvalActionName", action.action},
                 {"EvalResourceName", action.resource},
                 {"EvalDecision", spelling(action.decision)},
                 {"MatchedStatements", json_of(action.matched_statements)},
                 {"MissingContextValues", Json(action.missing_context_values)}};
  if (action.allowed_by_organizations)
    result["OrganizationsDecisionDetail"] = {{"AllowedByOrganizations", *action.allowed_by_organizations}};
  add_boundary(result, action.allowed_by_permissions_boundary);
  add_details(result, action.decision_details);
  for (const SimulatedResource& resource : action.resources)
    result["ResourceSpecificResults"].push_back(json_of(resource));
  return result;
}

}  // namespace

// Members stand in the order of AWS's service model, and lists and objects that are empty on one line, as the
// command line writes them.
std::string print_simulation(const SimulationResponse& response) {
  Json json = {{"EvaluationResults", Json::array()}};
  for (const SimulatedAction& action : response.results) json["EvaluationResults"].push_back(json_of(action));
  if (response.truncated) json["IsTruncated"] = *response.truncated;
  if (!response.marker.empty()) json["Marker"] = response.marker;
  return json.dump(4, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace whichgate
