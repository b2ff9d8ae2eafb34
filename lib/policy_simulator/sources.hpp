#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/policies.hpp"
#include "policy_simulator/positions.hpp"
#include "whichgate/simulation.hpp"
#include "whichgate/world.hpp"

namespace whichgate::policy_simulator {

// A user, a group or a role, as its ARN names it.
struct Entity {
  enum class Kind { user, group, role };
  Kind kind = Kind::user;
  std::string account;
  std::string name;  // without its path
};
// nullopt for the ARN of anything else: a root user, a session, a federated user.
std::optional<Entity> entity_of(std::string_view arn);
std::string_view to_string(Entity::Kind kind);  // "user"

inline constexpr std::string_view iam_policy = "IAM Policy";
inline constexpr std::string_view resource_policy = "Resource Policy";
inline constexpr std::string_view boundary_policy = "Permissions Boundary Policy";

// A policy that takes part, with what the simulator tells about its statements.
struct SourcePolicy {
  eval::NamedPolicy policy;
  std::string id;         // SourcePolicyId
  std::string_view type;  // SourcePolicyType
  std::vector<StatementPlace> places;
};

// A policy of the request, which stands there as text; `id` is its place in the request.
Result<SourcePolicy, ApiError> read_source(const std::string& text, std::string id, std::string_view type);

// What is attached to the user, group or role of a SimulatePrincipalPolicy, without the policies that it excludes.
struct PrincipalPolicies {
  std::vector<SourcePolicy> identity;
  std::optional<SourcePolicy> boundary;
  std::optional<std::vector<eval::Level>> scps;  // absent: none reach the account
  bool in_organization = false;
  bool service_linked = false;
};
Result<PrincipalPolicies, ApiError> principal_policies(const SimulationRequest& request, const World* world,
                                                       const Catalog& catalog);

}  // namespace whichgate::policy_simulator
