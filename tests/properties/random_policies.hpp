#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "eval/evaluate.hpp"
#include "whichgate/policy.hpp"

// Random requests with random policies, from a small vocabulary so that they often meet.
namespace properties {

using namespace whichgate;
using namespace whichgate::eval;

using Texts = std::vector<std::string>;

namespace vocabulary {

inline const Texts actions{"s3:GetObject", "s3:PutObject", "ec2:RunInstances", "kms:Decrypt", "sts:AssumeRole"};
inline const Texts action_patterns{"*",     "*",     "s3:*",           "s3:Get*",  "S3:getobject",
                                   "ec2:*", "kms:*", "sts:AssumeRole", "*:*Object"};
inline const Texts resources{"*", "arn:aws:s3:::b/alice/x", "arn:aws:s3:::b/bob/x",
                             "arn:aws:kms:us-east-1:111122223333:key/k", "arn:aws:iam::111122223333:role/App"};
inline const Texts resource_patterns{"*",
                                     "*",
                                     "*",
                                     "arn:aws:s3:::b/*",
                                     "arn:aws:s3:::b/${aws:username}/*",
                                     "arn:aws:s3:::b/${aws:userid}/*",
                                     "arn:aws:kms:*:*:key/?",
                                     "arn:aws:iam::*:role/*",
                                     "arn:aws:s3"};
inline const Texts principals{"111122223333",
                              "arn:aws:iam::111122223333:root",
                              "arn:aws:iam::111122223333:user/alice",
                              "arn:aws:iam::111122223333:role/App",
                              "arn:aws:sts::111122223333:assumed-role/App/s1",
                              "arn:aws:sts::111122223333:federated-user/Carol",
                              "444455556666"};
inline const Texts keys{"aws:username", "aws:PrincipalTag/team", "aws:TagKeys",
                        "aws:SourceIp", "aws:CurrentTime",       "s3:max-keys"};
inline const Texts values{"alice",
                          "a*",
                          "red",
                          "*",
                          "true",
                          "10",
                          "9.5",
                          "203.0.113.0/24",
                          "2025-01-01",
                          "2025-01-01T00:00:00",
                          "${aws:username}",
                          "${aws:PrincipalTag/team}",
                          "${aws:PrincipalTag/team, 'red'}",
                          "",
                          "QQ=="};
inline const Texts actual_values{"alice", "red", "*", "true", "10", "8", "203.0.113.9", "2024-06-01T00:00:00Z", ""};
inline const Texts operators{"StringEquals",
                             "StringNotEquals",
                             "StringLike",
                             "StringNotLike",
                             "StringEqualsIgnoreCase",
                             "NumericLessThan",
                             "NumericEquals",
                             "NumericNotEquals",
                             "DateGreaterThan",
                             "DateLessThanEquals",
                             "Bool",
                             "IpAddress",
                             "NotIpAddress",
                             "ArnLike",
                             "ArnNotEquals",
                             "BinaryEquals"};

}  // namespace vocabulary

struct Sample {
  Request request;
  Policies policies;
};

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

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
  NamedPolicy policy(Effect effect, bool principals);
  PolicyCondition condition();
  Context context();

 private:
  std::vector<std::string> some(const std::vector<std::string>& vocabulary);
  PolicyStatement statement(Effect effect, bool principals);
  NamedPolicy document(std::vector<PolicyStatement> statements);
  std::vector<NamedPolicy> policies(bool principals);
  std::vector<Level> levels(bool principals);
  Principal principal();

  std::mt19937 engine_;
};

inline std::vector<std::string> Random::some(const Texts& vocabulary) {
  Texts chosen;
  do chosen.push_back(pick(vocabulary));
  while (chance(0.3));
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

inline PolicyStatement Random::statement(Effect effect, bool with_principals) {
  PolicyStatement statement;
  statement.effect = effect;
  statement.actions = some(vocabulary::action_patterns);
  statement.not_action = chance(0.15);
  statement.resources = some(vocabulary::resource_patterns);
  statement.not_resource = chance(0.15);
  if (with_principals) {
    statement.not_principal = effect == Effect::deny && chance(0.2);
    statement.principals.emplace();
    if (!statement.not_principal && chance(0.4)) {
      statement.principals->push_back({"*", "*"});
    } else {
      for (const std::string& value : some(vocabulary::principals)) statement.principals->push_back({"AWS", value});
    }
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
  document.version = chance(0.9) ? "2012-10-17" : "2008-10-17";
  document.statements = std::move(statements);
  return {"policy", "", std::make_shared<const PolicyDocument>(std::move(document))};
}

inline NamedPolicy Random::policy(Effect effect, bool with_principals) {
  return document({statement(effect, with_principals)});
}

inline std::vector<NamedPolicy> Random::policies(bool with_principals) {
  std::vector<NamedPolicy> list;
  do {
    std::vector<PolicyStatement> statements;
    do statements.push_back(statement(chance(0.88) ? Effect::allow : Effect::deny, with_principals));
    while (chance(0.4));
    list.push_back(document(std::move(statements)));
  } while (chance(0.4));
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
  } while (chance(0.4));
  return levels;
}

inline Principal Random::principal() {
  const std::string alice = "arn:aws:iam::111122223333:user/alice";
  const std::string carol = "arn:aws:sts::111122223333:federated-user/Carol";
  const std::string root = "arn:aws:iam::111122223333:root";
  const std::vector<Principal> callers{
      {PrincipalKind::iam_user, alice, alice, "111122223333", false, "", ""},
      {PrincipalKind::iam_user, alice, alice, "111122223333", false, "", ""},
      {PrincipalKind::role_session, "arn:aws:sts::111122223333:assumed-role/App/s1",
       "arn:aws:iam::111122223333:role/App", "111122223333", false, "", ""},
      {PrincipalKind::role_session, "arn:aws:sts::111122223333:assumed-role/App/s1",
       "arn:aws:iam::111122223333:role/App", "111122223333", false, "", ""},
      {PrincipalKind::role_session, "arn:aws:sts::111122223333:assumed-role/App/s1",
       "arn:aws:iam::111122223333:role/App", "111122223333", true, "", ""},
      {PrincipalKind::federated_user, carol, carol, "111122223333", false, "", alice},
      {PrincipalKind::root_user, root, root, "111122223333", false, "", ""},
      {PrincipalKind::service, "ec2.amazonaws.com", "", "", false, "", ""},
      {PrincipalKind::anonymous, "anonymous", "", "", false, "", ""},
  };
  return pick(callers);
}

inline Context Random::context() {
  Context context;
  for (const std::string& key : vocabulary::keys) {
    if (chance(0.4)) continue;
    if (key == "aws:TagKeys" || chance(0.1)) {
      context.set_list(key, chance(0.1) ? Texts{} : some(vocabulary::actual_values));
    } else {
      context.set(key, pick(vocabulary::actual_values));
    }
  }
  return context;
}

inline Sample Random::sample() {
  Sample sample;
  sample.request.principal = principal();
  sample.request.action = pick(vocabulary::actions);
  sample.request.resource = pick(vocabulary::resources);
  sample.request.resource_account = chance(0.8) ? "111122223333" : "444455556666";
  sample.request.context = context();
  Policies& policies = sample.policies;
  if (chance(0.9)) policies.identity = this->policies(false);
  if (chance(0.3)) policies.permissions_boundary = this->policies(false);
  if (chance(0.3)) policies.session = this->policies(false);
  if (chance(0.5)) policies.resource = this->policies(true).front();
  if (chance(0.1)) policies.vpc_endpoint = this->policies(true);
  if (chance(0.4)) policies.scps = levels(false);
  if (chance(0.1)) policies.rcps = levels(true);
  return sample;
}

inline std::string describe(const Sample& sample) {
  const Request& request = sample.request;
  std::string text = fmt::format("{} {} on {} of {}\n", request.principal.arn, request.action, request.resource,
                                 request.resource_account);
  for (const Context::Entry& entry : request.context.entries()) {
    text += fmt::format("  {}{} = {}\n", entry.key, entry.multivalued ? "[]" : "", fmt::join(entry.values, ", "));
  }
  const auto list = [&](std::string_view layer, const std::vector<NamedPolicy>& policies) {
    for (const NamedPolicy& policy : policies) text += fmt::format("  {}: {}\n", layer, print_policy(*policy.document));
  };
  const Policies& policies = sample.policies;
  list("identity", policies.identity);
  if (policies.permissions_boundary) list("boundary", *policies.permissions_boundary);
  if (policies.session) list("session", *policies.session);
  if (policies.resource) list("resource", {*policies.resource});
  if (policies.vpc_endpoint) list("endpoint", *policies.vpc_endpoint);
  if (policies.scps)
    for (const Level& level : *policies.scps) list("scp", level.policies);
  if (policies.rcps)
    for (const Level& level : *policies.rcps) list("rcp", level.policies);
  return text;
}

}  // namespace properties
