#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "whichgate/catalog.hpp"
#include "whichgate/command.hpp"
#include "whichgate/decision.hpp"

// AWS's policy simulator: the request and the answer of SimulateCustomPolicy and SimulatePrincipalPolicy.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
namespace whichgate {

// Members are as AWS describes them; policies are texts of JSON.
struct SimulationRequest {
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html
  struct ContextEntry {
    std::string name = {};
    std::vector<std::string> values = {};
    std::string type = {};  // "string", "dateList", ...; empty: a list when there are several values
  };
  // One of the three is given: a type, an ARN, or an inline policy.
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyIdentifier.html
  struct PolicyIdentifier {
    std::string policy_type = {};
    std::string policy_arn = {};
    std::string inline_policy = {};
    std::string attachment_type = {};
    std::string attachment_name = {};
  };

  std::string policy_source_arn = {};  // of SimulatePrincipalPolicy; empty: SimulateCustomPolicy
  std::vector<std::string> policies = {};
  std::vector<std::string> permissions_boundaries = {};
  std::vector<std::vector<std::string>> organization_levels = {};  // SCPs, from the root to the account
  std::vector<PolicyIdentifier> excluded_policies = {};
  std::vector<std::string> actions = {};
  std::vector<std::string> resources = {};  // none: "*"
  std::optional<std::string> resource_policy = {};
  std::string resource_owner = {};  // account id, or an ARN of the account; empty: the caller's account
  std::string caller_arn = {};
  std::vector<ContextEntry> context = {};
  std::string resource_handling_option = {};
  std::optional<long long> max_items = {};
  std::optional<std::string> marker = {};
};

// A statement in the text of its policy. Lines and columns count from 1, and both places are those of AWS's reader:
// the end is that of the character after the closing brace; the start is that after the bracket or comma before the
// statement, which is where the statement before it ended, or after the brace of one that stands in no list.
struct MatchedStatement {
  struct Position {
    int line = 0;
    int column = 0;
    bool operator==(const Position&) const = default;
  };
  std::string source_policy_id = {};    // "PolicyInputList.1", "AmazonS3ReadOnlyAccess", "user_ann_Reports"
  std::string source_policy_type = {};  // "IAM Policy"
  Position start = {};
  Position end = {};
  bool operator==(const MatchedStatement&) const = default;
};

// What each kind of policy says by itself: "IAM Policy", "Resource Policy", "Permissions Boundary Policy".
using DecisionDetails = std::vector<std::pair<std::string, Verdict>>;

struct SimulatedResource {
  std::string resource = {};
  Verdict decision = Verdict::implicit_deny;
  std::vector<MatchedStatement> matched_statements = {};
  std::vector<std::string> missing_context_values = {};
  std::optional<DecisionDetails> decision_details = {};  // cross-account only
  std::optional<bool> allowed_by_permissions_boundary = {};
};

// An EvaluationResult: one for each action, about all resources together. The decision is the most restrictive one.
struct SimulatedAction {
  std::string action = {};
  std::string resource = {};  // "*" when there are several
  Verdict decision = Verdict::implicit_deny;
  std::vector<MatchedStatement> matched_statements = {};
  std::vector<std::string> missing_context_values = {};
  std::optional<bool> allowed_by_organizations = {};
  std::optional<bool> allowed_by_permissions_boundary = {};
  std::optional<DecisionDetails> decision_details = {};  // empty within one account; none for all resources
  std::vector<SimulatedResource> resources = {};         // none when the request is about all resources
};

struct SimulationResponse {
  std::vector<SimulatedAction> results = {};
  // Only when the request has max_items or a marker. As AWS's command line does, all pages are given otherwise.
  std::optional<bool> truncated = {};
  std::string marker = {};
};

// Reads what `aws iam simulate-custom-policy --cli-input-json` and simulate-principal-policy take. Fails with every
// finding, in the words of AWS's command line.
Result<SimulationRequest> read_simulation(std::string_view json, std::string_view name = {});

// Simulates, or gives AWS's error. SimulatePrincipalPolicy finds the user, group or role, its policies and its
// organization in `world`, and gives NoSuchEntity without one.
Result<SimulationResponse, ApiError> simulate(const SimulationRequest& request, const World* world = nullptr,
                                              const Catalog& catalog = Catalog::builtin());

// The JSON that AWS's command line prints.
std::string print_simulation(const SimulationResponse& response);

}  // namespace whichgate
