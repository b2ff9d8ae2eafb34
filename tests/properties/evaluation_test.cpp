#include <algorithm>
#include <random>

#include "eval/evaluate.hpp"
#include "properties/random_policies.hpp"
#include "support/catch.hpp"
#include "whichgate/policy.hpp"

using namespace whichgate;
using namespace whichgate::eval;
using namespace properties;

namespace {

constexpr unsigned seed = 20261122;
constexpr int rounds = 2000;

Verdict verdict(const Sample& sample) { return evaluate(sample.request, sample.policies, Reports::not_wanted).verdict; }

bool denied(Verdict verdict) { return verdict == Verdict::explicit_deny || verdict == Verdict::implicit_deny; }

// Calls `change` with a sample and a random source; the law is checked by the caller in `check`.
template <class Check>
void for_samples(Check check) {
  INFO("seed " << seed);
  Random random(seed);
  for (int round = 0; round < rounds; ++round) {
    const Sample sample = random.sample();
    INFO("round " << round << "\n" << describe(sample));
    check(sample, random);
  }
}

// Every list of policies of a sample, whatever its layer.
template <class Visit>
void visit_lists(Policies& policies, Visit visit) {
  visit(policies.identity);
  for (auto* layer : {&policies.permissions_boundary, &policies.session, &policies.vpc_endpoint})
    if (*layer) visit(**layer);
  for (auto* levels : {&policies.scps, &policies.rcps})
    if (*levels)
      for (Level& level : **levels) visit(level.policies);
}

template <class Change>
void visit_documents(Policies& policies, Change change) {
  const auto rewrite = [&](NamedPolicy& policy) {
    PolicyDocument document = *policy.document;
    change(document);
    policy.document = std::make_shared<const PolicyDocument>(std::move(document));
  };
  visit_lists(policies, [&](std::vector<NamedPolicy>& list) {
    for (NamedPolicy& policy : list) rewrite(policy);
  });
  if (policies.resource) rewrite(*policies.resource);
}

}  // namespace

TEST_CASE("the random samples reach every verdict") {
  std::array<int, 4> counts{};
  for_samples([&](const Sample& sample, Random&) { ++counts[static_cast<std::size_t>(verdict(sample))]; });
  for (const int count : counts) CHECK(count > rounds / 200);
}

TEST_CASE("a Deny never turns no into yes") {
  for_samples([](const Sample& sample, Random& random) {
    Sample more = sample;
    const NamedPolicy denial = random.policy(Effect::deny, false);
    visit_lists(more.policies, [&](std::vector<NamedPolicy>& list) {
      if (random.chance(0.5)) list.push_back(denial);
    });
    if (denied(verdict(sample))) CHECK(denied(verdict(more)));
    if (verdict(sample) == Verdict::explicit_deny) CHECK(verdict(more) == Verdict::explicit_deny);
    if (verdict(more) == Verdict::allowed) CHECK(verdict(sample) == Verdict::allowed);
  });
}

TEST_CASE("an Allow in an identity policy never turns yes into no") {
  for_samples([](const Sample& sample, Random& random) {
    Sample more = sample;
    more.policies.identity.push_back(random.policy(Effect::allow, false));
    if (verdict(sample) == Verdict::allowed) CHECK(verdict(more) == Verdict::allowed);
  });
}

TEST_CASE("the order of policies, statements, conditions and values does not matter") {
  for_samples([](const Sample& sample, Random& random) {
    Sample shuffled = sample;
    visit_lists(shuffled.policies, [&](std::vector<NamedPolicy>& list) { random.shuffle(list); });
    visit_documents(shuffled.policies, [&](PolicyDocument& document) {
      random.shuffle(document.statements);
      for (PolicyStatement& statement : document.statements) {
        random.shuffle(statement.actions);
        if (statement.resources) random.shuffle(*statement.resources);
        if (statement.principals) random.shuffle(*statement.principals);
        random.shuffle(statement.conditions);
        for (PolicyCondition& condition : statement.conditions) random.shuffle(condition.values);
      }
    });
    CHECK(verdict(shuffled) == verdict(sample));
  });
}

TEST_CASE("duplicates do not matter") {
  for_samples([](const Sample& sample, Random&) {
    Sample doubled = sample;
    const auto twice = [](auto& list) {
      const auto copy = list;
      list.insert(list.end(), copy.begin(), copy.end());
    };
    visit_lists(doubled.policies, twice);
    visit_documents(doubled.policies, [&](PolicyDocument& document) {
      twice(document.statements);
      for (PolicyStatement& statement : document.statements) {
        twice(statement.actions);
        if (statement.resources) twice(*statement.resources);
        if (statement.principals) twice(*statement.principals);
        twice(statement.conditions);
        for (PolicyCondition& condition : statement.conditions) twice(condition.values);
      }
    });
    CHECK(verdict(doubled) == verdict(sample));
  });
}

TEST_CASE("a level without an allow denies, whichever level it is") {
  for_samples([](const Sample& sample, Random& random) {
    if (!sample.policies.scps || !evaluate(sample.request, sample.policies, Reports::not_wanted).of(Layer::scp).present)
      return;
    Sample empty = sample;
    empty.policies.scps->at(random.below(sample.policies.scps->size())).policies.clear();
    CHECK(denied(verdict(empty)));
  });
}

TEST_CASE("printed and read again, policies answer the same") {
  for_samples([](const Sample& sample, Random&) {
    Sample again = sample;
    visit_documents(again.policies, [](PolicyDocument& document) {
      auto read = parse_policy(print_policy(document), document.name);
      REQUIRE(read);
      document = std::move(read).value();
    });
    CHECK(verdict(again) == verdict(sample));
  });
}

TEST_CASE("reports change no answer, and tell the same story") {
  for_samples([](const Sample& sample, Random&) {
    const Evaluation plain = evaluate(sample.request, sample.policies, Reports::not_wanted);
    const Evaluation full = evaluate(sample.request, sample.policies, Reports::wanted);
    CHECK(plain.verdict == full.verdict);
    CHECK(plain.decided_by == full.decided_by);
    CHECK(plain.resource_naming == full.resource_naming);
    for (std::size_t i = 0; i < plain.layers.size(); ++i) {
      CHECK(plain.layers[i].deny == full.layers[i].deny);
      CHECK(plain.layers[i].allow == full.layers[i].allow);
      CHECK(plain.layers[i].reports.empty());
    }
  });
}

TEST_CASE("an explicit deny is always some statement's, and the deciding layer holds it") {
  for_samples([](const Sample& sample, Random&) {
    const Evaluation full = evaluate(sample.request, sample.policies, Reports::wanted);
    if (full.verdict != Verdict::explicit_deny) return;
    const auto& reports = full.of(full.decided_by).reports;
    CHECK(std::ranges::any_of(reports, [](const PolicyReport& policy) {
      return std::ranges::any_of(policy.statements, [](const StatementReport& statement) {
        return statement.effect == Effect::deny && statement.match == Match::yes;
      });
    }));
  });
}
