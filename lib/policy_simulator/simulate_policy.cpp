#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <span>
#include <tuple>

#include "eval/compiled_statement.hpp"
#include "eval/evaluate.hpp"
#include "policy_simulator/prepare.hpp"
#include "text/arn.hpp"

namespace whichgate {

namespace policy_simulator {
namespace {

using eval::Layer;
using eval::LayerReport;

// What a kind of policies says by itself.
Verdict decision_of(const LayerReport& layer) {
  if (layer.deny == Match::yes) return Verdict::explicit_deny;
  return layer.allow == Match::yes ? Verdict::allowed : Verdict::implicit_deny;
}

int strictness(Verdict decision) {
  return decision == Verdict::allowed ? 0 : decision == Verdict::explicit_deny ? 2 : 1;
}

Verdict stricter(Verdict a, Verdict b) { return strictness(a) < strictness(b) ? b : a; }

// The matching statements of one kind of policies with this effect.
void add_matched(const eval::LayerRequest& asked, std::span<const SourcePolicy> sources, Effect effect,
                 std::vector<MatchedStatement>& to) {
  for (const SourcePolicy& source : sources) {
    const PolicyDocument& document = *source.policy.document;
    for (std::size_t i = 0; i < document.statements.size() && i < source.places.size(); ++i) {
      const PolicyStatement& statement = document.statements[i];
      if (statement.effect != effect) continue;
      const eval::CompiledStatement compiled(statement, document, nullptr);
      if (!compiled.about(asked.request.action.text()) || compiled.matches(asked).match != Match::yes) continue;
      to.push_back({source.id, std::string(source.type), source.places[i].start, source.places[i].end});
    }
  }
}

template <class Source>
std::span<const Source> all_of(const std::optional<Source>& source) {
  if (!source) return {};
  return {&*source, 1};
}

// Why the answer is neither yes nor no, in the words of the condition or the part that cannot be decided.
ApiError undecided(const eval::EvaluationReport& found) {
  for (const LayerReport& layer : found.layers)
    for (const PolicyReport& policy : layer.reports)
      for (const StatementReport& statement : policy.statements) {
        if (statement.match != Match::unknown) continue;
        std::string note;
        for (const PartReport* part : {&statement.principal, &statement.resource})
          if (part->match == Match::unknown) note = part->note;
        for (const ConditionReport& condition : statement.conditions)
          if (condition.match == Match::unknown) note = condition.note;
        return {"PolicyEvaluation",
                fmt::format("{}: statement {} cannot be evaluated: {}", policy.name, statement.index + 1, note),
                {},
                {}};
      }
  return {"PolicyEvaluation", "a provided policy cannot be evaluated", {}, {}};
}

// One action on one resource.
struct Answer {
  SimulatedResource result;
  std::optional<bool> allowed_by_organizations;
};

// "An AWS account ID that specifies the owner of any simulated resource that does not identify its owner in the
// resource ARN", by default "the account of the identity provided in CallerArn". It matters to a ResourcePolicy only.
std::string owner_of(const std::string& resource, const Simulation& s) {
  if (!s.resource) return s.caller.account;
  const auto arn = text::parse_arn(resource);
  return arn && !arn->account.empty() ? std::string(arn->account) : s.owner.value_or(s.caller.account);
}

DecisionDetails details_of(const eval::EvaluationReport& found) {
  DecisionDetails details{{std::string(iam_policy), decision_of(found.of(Layer::identity_policy))},
                          {std::string(resource_policy), decision_of(found.of(Layer::resource_policy))}};
  const LayerReport& boundary = found.of(Layer::permissions_boundary);
  if (boundary.present) details.emplace_back(boundary_policy, decision_of(boundary));
  return details;
}

// "The deny statement is the only entry included in the result." Where nothing denies and one of two accounts does not
// allow, AWS's example shows the statement of the other.
std::vector<MatchedStatement> matched_statements(const Simulation& s, const eval::Request& request,
                                                 const eval::EvaluationReport& found, bool cross_account) {
  std::vector<MatchedStatement> matched;
  if (found.verdict == Verdict::implicit_deny && !cross_account) return matched;
  const bool bounded = found.of(Layer::permissions_boundary).present;
  const Effect effect = found.verdict == Verdict::explicit_deny ? Effect::deny : Effect::allow;
  const eval::Viewed viewed(request);
  add_matched({viewed.request(), Layer::identity_policy, bounded}, s.identity, effect, matched);
  add_matched({viewed.request(), Layer::resource_policy, bounded}, all_of(s.resource), effect, matched);
  if (effect == Effect::deny && bounded)
    add_matched({viewed.request(), Layer::permissions_boundary, bounded}, all_of(s.boundary), effect, matched);
  return matched;
}

Result<Answer, ApiError> answer(const Simulation& s, const std::string& action, const std::string& resource) {
  const eval::Request request{s.caller, action, resource, owner_of(resource, s), s.context};
  const eval::EvaluationReport found = eval::evaluate(request, s.policies, eval::Reports::not_wanted);
  if (found.verdict == Verdict::unknown)
    return Unexpected(undecided(eval::evaluate(request, s.policies, eval::Reports::wanted)));

  Answer answer;
  SimulatedResource& result = answer.result;
  result.resource = resource;
  if (s.in_organization) answer.allowed_by_organizations = true;
  // "If an Organizations SCP included in the evaluation denies access, the simulation ends. In this case, policy
  // evaluation does not proceed any further."
  const LayerReport& scp = found.of(Layer::scp);
  if (scp.present && decision_of(scp) != Verdict::allowed) {
    answer.allowed_by_organizations = false;
    result.decision = decision_of(scp);
    return answer;
  }
  result.decision = found.verdict;
  const LayerReport& boundary = found.of(Layer::permissions_boundary);
  if (boundary.present) result.allowed_by_permissions_boundary = decision_of(boundary) == Verdict::allowed;
  const bool cross_account = request.resource_account != s.caller.account;
  if (cross_account) result.decision_details = details_of(found);
  result.matched_statements = matched_statements(s, request, found, cross_account);
  // AWS describes the keys that policies need, and was seen to list them, those of statements about something else
  // among them, only where nothing allows and nothing denies.
  if (result.decision == Verdict::implicit_deny) result.missing_context_values = s.missing;
  return answer;
}

void add_details(std::optional<DecisionDetails>& to, const DecisionDetails& details) {
  for (const auto& [kind, decision] : details) {
    const auto found = std::ranges::find(*to, kind, &DecisionDetails::value_type::first);
    if (found == to->end())
      to->emplace_back(kind, decision);
    else
      found->second = stricter(found->second, decision);
  }
}

void add_all(std::optional<bool>& to, const std::optional<bool>& value) {
  if (value) to = to.value_or(true) && *value;
}

// "The union of matched statements across all requested resources. Only statements that contributed to the reported
// decision are included."
std::vector<MatchedStatement> union_of_matched(const SimulatedAction& action) {
  std::vector<MatchedStatement> all;
  if (action.decision == Verdict::implicit_deny) return all;
  std::set<std::tuple<std::string_view, int, int>> seen;
  for (const SimulatedResource& resource : action.resources) {
    if (resource.decision != action.decision) continue;
    for (const MatchedStatement& one : resource.matched_statements)
      if (seen.emplace(one.source_policy_id, one.start.line, one.start.column).second) all.push_back(one);
  }
  return all;
}

// "The top-level fields now represent the aggregate decision across all requested resources."
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
Result<SimulatedAction, ApiError> simulate_action(const Simulation& s, const std::string& action,
                                                  const std::vector<std::string>& resources) {
  const bool all = resources.empty() || resources.front() == "*";
  SimulatedAction result;
  result.action = action;
  result.decision = Verdict::allowed;
  // "The ARN template for the simulated resource type, or * if no ARN format is defined for the action". Templates
  // are not in the catalog; a single resource was seen to stand for itself.
  result.resource = all || resources.size() > 1 ? "*" : resources.front();
  bool ended = false;
  for (const std::string& resource : all ? std::vector<std::string>{"*"} : resources) {
    Result<Answer, ApiError> one = answer(s, action, resource);
    if (!one) return Unexpected(std::move(one).error());
    SimulatedResource& about = one->result;
    result.decision = stricter(result.decision, about.decision);
    add_all(result.allowed_by_organizations, one->allowed_by_organizations);
    add_all(result.allowed_by_permissions_boundary, about.allowed_by_permissions_boundary);
    // The same for every resource that has them.
    if (result.missing_context_values.empty()) result.missing_context_values = about.missing_context_values;
    ended = ended || one->allowed_by_organizations == false;
    if (about.decision_details) {
      if (!result.decision_details) result.decision_details.emplace();
      add_details(result.decision_details, *about.decision_details);
    }
    result.resources.push_back(std::move(about));
  }
  result.matched_statements = union_of_matched(result);
  // "If the simulation evaluates policies within the same account and includes a resource ARN, then the parameter is
  // present but the response is empty. If [it] specifies all resources (*), then the parameter is not returned."
  if (ended)
    result.decision_details.reset();
  else if (!all && !result.decision_details)
    result.decision_details.emplace();
  if (all) result.resources.clear();
  return result;
}

// A page begins after this many actions. Markers are opaque to whoever uses AWS's API.
constexpr std::string_view marker_prefix = "after-action-";

std::optional<std::size_t> read_marker(const std::optional<std::string>& marker) {
  if (!marker) return 0;
  if (!marker->starts_with(marker_prefix)) return std::nullopt;
  std::size_t after = 0;
  const char* end = marker->data() + marker->size();
  const auto [stop, error] = std::from_chars(marker->data() + marker_prefix.size(), end, after);
  if (error != std::errc() || stop != end) return std::nullopt;
  return after;
}

constexpr std::size_t items_of_a_page = 100;  // "If you do not include this parameter"

}  // namespace
}  // namespace policy_simulator

Result<SimulationResponse, ApiError> simulate(const SimulationRequest& request, const World* world,
                                              const Catalog& catalog) {
  const Result<policy_simulator::Simulation, ApiError> prepared =
      policy_simulator::prepare_simulation(request, world, catalog);
  if (!prepared) return Unexpected(prepared.error());
  const auto start = policy_simulator::read_marker(request.marker);
  if (!start) return Unexpected(ApiError{"InvalidInput", "Invalid marker for pagination.", {}, {}});
  const bool paged = request.max_items || request.marker;
  const std::size_t first = std::min(*start, request.actions.size());
  std::size_t count = request.actions.size() - first;
  if (paged)
    count = std::min(
        count, request.max_items ? static_cast<std::size_t>(*request.max_items) : policy_simulator::items_of_a_page);
  SimulationResponse response;
  for (std::size_t i = first; i < first + count; ++i) {
    Result<SimulatedAction, ApiError> action =
        policy_simulator::simulate_action(*prepared, request.actions[i], request.resources);
    if (!action) return Unexpected(std::move(action).error());
    response.results.push_back(*std::move(action));
  }
  if (paged) response.truncated = first + count < request.actions.size();
  if (response.truncated.value_or(false))
    response.marker = fmt::format("{}{}", policy_simulator::marker_prefix, first + count);
  return response;
}

}  // namespace whichgate
