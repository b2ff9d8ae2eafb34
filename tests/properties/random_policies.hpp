#pragma once
#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "eval/evaluate.hpp"
#include "properties/vocabulary.hpp"
#include "whichgate/policy.hpp"

// Random requests with random policies.
namespace properties {

using namespace whichgate;
using namespace whichgate::eval;

struct Sample {
  Request request;
  Policies policies;
};

// How likely there is one more policy, statement, level or value, and how likely a statement denies.
struct Size {
  double more = 0.35;
  double deny = 0.12;
};
inline constexpr Size small{};
inline constexpr Size large{0.6, 0.03};

class Random {
 public:
  // The same for the same seed and round, so that one round can be run again alone.
  Random(unsigned seed, int round, Size size = small)
      : engine_(seed * 2654435761u + static_cast<unsigned>(round) * 40503u), size_(size) {
    engine_.discard(8);
  }

  // Not std::uniform_int_distribution, whose results differ between standard libraries.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(engine_()) % limit; }
  bool chance(double probability) { return static_cast<double>(engine_() % 10000) < probability * 10000; }

  template <class List>
  const typename List::value_type& pick(const List& list) {
    return list[below(list.size())];
  }

  template <class List>
  void shuffle(List& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }

  Sample sample();
  // A request that one statement with one condition allows, or not.
  Sample conditional_sample();

  PolicyStatement statement(Effect effect, bool principals);
  PolicyCondition condition();
  Context context();
  // Any value or values, or none: the key is known to be absent.
  void give_value(Context& context, const std::string& key);
  NamedPolicy document(std::vector<PolicyStatement> statements);

 private:
  Texts some(const Texts& vocabulary);
  std::vector<PolicyPrincipal> principal_list();
  std::vector<NamedPolicy> policies(bool principals);
  std::vector<Level> levels(bool principals);

  std::minstd_rand engine_;
  Size size_;
};

inline Texts Random::some(const Texts& vocabulary) {
  Texts chosen;
  do chosen.push_back(pick(vocabulary));
  while (chance(size_.more));
  return chosen;
}

inline PolicyCondition Random::condition() {
  PolicyCondition condition;
  condition.key = pick(vocabulary::keys);
  if (chance(0.1)) {
    condition.condition_operator = "Null";
    condition.values = {chance(0.5) ? "true" : "false"};
    return condition;
  }
  if (chance(0.3)) condition.condition_operator = chance(0.5) ? "ForAllValues:" : "ForAnyValue:";
  condition.condition_operator += pick(vocabulary::operators);
  if (chance(0.2)) condition.condition_operator += "IfExists";
  condition.values = some(vocabulary::values);
  return condition;
}

inline std::vector<PolicyPrincipal> Random::principal_list() {
  std::vector<PolicyPrincipal> list;
  for (const std::string& value : some(vocabulary::principals)) list.push_back({"AWS", value});
  if (chance(0.15)) list.push_back({"Service", chance(0.7) ? "ec2.amazonaws.com" : "s3.amazonaws.com"});
  if (chance(0.03)) list.push_back({"CanonicalUser", "79a59df900b949e5"});
  return list;
}

inline PolicyStatement Random::statement(Effect effect, bool with_principals) {
  PolicyStatement statement;
  statement.effect = effect;
  statement.actions = some(vocabulary::action_patterns);
  statement.not_action = chance(0.15);
  statement.resources = some(vocabulary::resource_patterns);
  statement.not_resource = chance(0.15);
  if (with_principals) {
    statement.not_principal = chance(effect == Effect::deny ? 0.2 : 0.02);
    const bool everyone = !statement.not_principal && chance(0.35);
    statement.principals = everyone ? std::vector{PolicyPrincipal{"*", "*"}} : principal_list();
  }
  while (chance(0.25)) {
    const PolicyCondition added = condition();
    const bool taken = std::ranges::any_of(statement.conditions, [&](const PolicyCondition& other) {
      return other.condition_operator == added.condition_operator;
    });
    if (!taken) statement.conditions.push_back(added);
  }
  return statement;
}

inline NamedPolicy Random::document(std::vector<PolicyStatement> statements) {
  PolicyDocument document;
  document.name = "policy";
  if (chance(0.97)) document.version = chance(0.95) ? "2012-10-17" : "2008-10-17";
  document.statements = std::move(statements);
  return {"policy", "", std::make_shared<const PolicyDocument>(std::move(document))};
}

inline std::vector<NamedPolicy> Random::policies(bool with_principals) {
  std::vector<NamedPolicy> list;
  do {
    std::vector<PolicyStatement> statements;
    do statements.push_back(statement(chance(size_.deny) ? Effect::deny : Effect::allow, with_principals));
    while (chance(size_.more));
    list.push_back(document(std::move(statements)));
  } while (chance(size_.more));
  return list;
}

inline std::vector<Level> Random::levels(bool with_principals) {
  std::vector<Level> levels;
  do {
    Level level{"level", policies(with_principals)};
    PolicyStatement full;
    full.effect = Effect::allow;
    full.actions = {"*"};
    full.resources = Texts{"*"};
    if (with_principals) full.principals = std::vector{PolicyPrincipal{"*", "*"}};
    if (chance(0.8)) level.policies.push_back(document({full}));
    levels.push_back(std::move(level));
  } while (chance(size_.more));
  return levels;
}

inline void Random::give_value(Context& context, const std::string& key) {
  if (chance(0.2)) {
    context.set_absent(key);
  } else if (key == "aws:TagKeys" || chance(0.1)) {
    context.set_list(key, some(vocabulary::actual_values));
  } else {
    context.set(key, pick(vocabulary::actual_values));
  }
}

inline Context Random::context() {
  Context context;
  for (const std::string& key : vocabulary::keys)
    if (chance(0.6)) give_value(context, key);
  if (chance(0.2)) context.set_absent("aws:PrincipalTag/");
  context.set_partial(chance(0.25));
  return context;
}

inline Sample Random::sample() {
  Sample sample;
  Request& request = sample.request;
  request.principal = pick(vocabulary::callers());
  request.action = pick(vocabulary::actions);
  request.resource = pick(vocabulary::resources);
  request.resource_account = chance(0.8) ? "111122223333" : "444455556666";
  request.context = context();
  if (!request.principal.unique_id.empty()) request.context.set("aws:userid", request.principal.unique_id + ":s1");
  Policies& policies = sample.policies;
  if (chance(0.9)) policies.identity = this->policies(false);
  if (chance(0.3)) policies.permissions_boundary = this->policies(false);
  if (chance(0.3)) policies.session = this->policies(false);
  if (chance(0.5)) policies.resource = this->policies(true).front();
  if (chance(0.1)) policies.vpc_endpoint = this->policies(true);
  if (chance(0.4)) policies.scps = levels(false);
  // Organizations keeps them from other services.
  const bool reached = !request.action.starts_with("ec2:");
  if (reached && chance(0.1)) policies.rcps = levels(true);
  return sample;
}

inline Sample Random::conditional_sample() {
  Sample sample;
  sample.request.principal = vocabulary::callers().front();
  sample.request.action = "s3:GetObject";
  sample.request.resource = "arn:aws:s3:::b/alice/x";
  sample.request.context = context();
  PolicyStatement statement;
  statement.effect = Effect::allow;
  statement.actions = {"*"};
  statement.resources = Texts{"*"};
  statement.conditions = {condition()};
  sample.policies.identity = {document({statement})};
  return sample;
}

}  // namespace properties
