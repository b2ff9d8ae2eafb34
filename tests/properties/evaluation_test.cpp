#include <algorithm>
#include <array>

#include "cases/cases.hpp"
#include "eval/context.hpp"
#include "properties/laws.hpp"
#include "support/catch.hpp"
#include "text/json/json.hpp"

using namespace whichgate;
using namespace whichgate::eval;
using namespace properties;

namespace {

// How many objects below a policy's element a list may stand as a string; -1: nowhere.
int lists_below(const json::Node::Member& member) {
  if (member.key == "Condition") return 2;
  if (member.key == "Principal" || member.key == "NotPrincipal")
    return member.value.kind == json::Kind::string ? -1 : 1;  // "*" stays as it is
  for (const std::string_view whole : {"Action", "NotAction", "Resource", "NotResource", "Statement"})
    if (member.key == whole) return 0;
  return -1;
}

// The policy's text with a list in every such place, or with as few lists as can be.
std::string rewritten(const json::Node& node, bool to_lists, int lists = -1) {
  if (lists == 0 && to_lists && node.kind == json::Kind::string) return "[" + json::print(node) + "]";
  if (lists == 0 && !to_lists && node.kind == json::Kind::array && node.items.size() == 1)
    return rewritten(node.items.front(), to_lists);
  std::string text;
  for (const json::Node& item : node.items) text += (text.empty() ? "" : ",") + rewritten(item, to_lists);
  if (node.kind == json::Kind::array) return "[" + text + "]";
  if (node.kind != json::Kind::object) return json::print(node);
  for (const json::Node::Member& member : node.members)
    text += (text.empty() ? "" : ",") + json::quote(member.key) + ":" +
            rewritten(member.value, to_lists, lists > 0 ? lists - 1 : lists_below(member));
  return "{" + text + "}";
}

Sample with_lists(const Sample& sample, bool to_lists) {
  Sample again = sample;
  change_documents(again.policies, [&](PolicyDocument& document) {
    const auto json = json::read(print_policy(document), "policy", json::Comments::refused);
    REQUIRE(json);
    auto read = parse_policy(rewritten(json->root, to_lists), document.name);
    REQUIRE(read);
    document = std::move(read).value();
  });
  return again;
}

void add_statement(NamedPolicy& policy, const PolicyStatement& statement) {
  PolicyDocument document = *policy.document;
  document.statements.push_back(statement);
  policy.document = std::make_shared<const PolicyDocument>(std::move(document));
}

}  // namespace

TEST_CASE("the random samples reach every verdict") {
  std::array<int, 4> counts{};
  hold_for_samples([&](const Sample& sample, const Random&) {
    ++counts[static_cast<std::size_t>(verdict(sample))];
    return true;
  });
  for (const int count : counts) CHECK(count > 10);
}

TEST_CASE("a sample written as a case is read as the same sample") {
  hold_for_samples([](const Sample& sample, const Random&) {
    const std::string line = case_line(sample);
    const auto json = json::read(line, "case", json::Comments::refused);
    REQUIRE(json);
    const auto read = cases::read_decision(json::root(*json), Catalog::builtin());
    REQUIRE(read);
    const Sample again{read->request, read->policies};
    return case_line(again) == line && verdict(again) == verdict(sample);
  });
}

TEST_CASE("a Deny never turns no into yes") {
  hold_for_samples([](const Sample& sample, Random random) {
    Sample more = sample;
    const PolicyStatement denial = random.statement(Effect::deny, true);
    for (auto* list : lists_of(more.policies))
      if (random.chance(0.5)) list->push_back(random.document({denial}));
    if (more.policies.resource && random.chance(0.5)) add_statement(*more.policies.resource, denial);
    const Verdict before = verdict(sample), after = verdict(more);
    if (before == Verdict::explicit_deny) return after == Verdict::explicit_deny;
    return denied(before) ? denied(after) : after != Verdict::allowed || before == Verdict::allowed;
  });
}

TEST_CASE("an Allow in an identity policy never turns yes into no") {
  hold_for_samples([](const Sample& sample, Random random) {
    Sample more = sample;
    more.policies.identity.push_back(random.document({random.statement(Effect::allow, false)}));
    return verdict(sample) != Verdict::allowed || verdict(more) == Verdict::allowed;
  });
}

TEST_CASE("the order of policies, statements, conditions and values does not matter") {
  hold_for_samples([](const Sample& sample, Random random) {
    Sample shuffled = sample;
    for (auto* list : lists_of(shuffled.policies)) random.shuffle(*list);
    for (auto* levels : {&shuffled.policies.scps, &shuffled.policies.rcps})
      if (*levels) random.shuffle(**levels);
    change_documents(shuffled.policies, [&](PolicyDocument& document) {
      random.shuffle(document.statements);
      for (PolicyStatement& statement : document.statements) {
        random.shuffle(statement.actions);
        if (statement.resources) random.shuffle(*statement.resources);
        if (statement.principals) random.shuffle(*statement.principals);
        random.shuffle(statement.conditions);
        for (PolicyCondition& condition : statement.conditions) random.shuffle(condition.values);
      }
    });
    return verdict(shuffled) == verdict(sample);
  });
}

TEST_CASE("duplicates do not matter") {
  hold_for_samples([](const Sample& sample, const Random&) {
    Sample doubled = sample;
    const auto twice = [](auto& list) {
      const auto copy = list;
      list.insert(list.end(), copy.begin(), copy.end());
    };
    for (auto* list : lists_of(doubled.policies)) twice(*list);
    change_documents(doubled.policies, [&](PolicyDocument& document) {
      twice(document.statements);
      for (PolicyStatement& statement : document.statements) {
        twice(statement.actions);
        if (statement.resources) twice(*statement.resources);
        if (statement.principals) twice(*statement.principals);
        twice(statement.conditions);
        for (PolicyCondition& condition : statement.conditions) twice(condition.values);
      }
    });
    return verdict(doubled) == verdict(sample);
  });
}

TEST_CASE("a level without an allow denies, whichever level it is") {
  hold_for_samples([](const Sample& sample, Random random) {
    const bool reached = evaluate(sample.request, sample.policies, Reports::not_wanted).of(Layer::scp).present;
    if (!sample.policies.scps || !reached) return true;
    Sample empty = sample;
    empty.policies.scps->at(random.below(sample.policies.scps->size())).policies.clear();
    return denied(verdict(empty));
  });
}

TEST_CASE("a string means the same as a list of that one string") {
  hold_for_samples([](const Sample& sample, const Random&) {
    return verdict(with_lists(sample, true)) == verdict(sample) &&
           verdict(with_lists(sample, false)) == verdict(sample);
  });
}

TEST_CASE("printed and read again, policies are the same and answer the same") {
  hold_for_samples([](const Sample& sample, const Random&) {
    Sample again = sample;
    bool same = true;
    change_documents(again.policies, [&](PolicyDocument& document) {
      const std::string printed = print_policy(document);
      auto read = parse_policy(printed, document.name);
      REQUIRE(read);
      document = std::move(read).value();
      same = same && print_policy(document) == printed;
    });
    return same && verdict(again) == verdict(sample);
  });
}

TEST_CASE("what a partial context leaves out changes no answer that was given without it") {
  hold_for_samples([](const Sample& sample, Random random) {
    Sample told = sample;
    Context& context = told.request.context;
    Texts keys = vocabulary::keys;
    keys.push_back("aws:userid");
    context.set_partial(true);
    const Verdict before = verdict(told);
    for (const std::string& key : keys)
      if (leaves_open(Viewed(told.request).request(), key)) random.give_value(context, key);
    context.set_partial(false);
    const Verdict after = verdict(told);
    if (before == Verdict::unknown) return true;
    return before == Verdict::implicit_deny ? denied(after) : after == before;
  });
}

TEST_CASE("reports change no answer, and tell the same story") {
  hold_for_samples([](const Sample& sample, const Random&) {
    const EvaluationReport plain = evaluate(sample.request, sample.policies, Reports::not_wanted);
    const EvaluationReport full = evaluate(sample.request, sample.policies, Reports::wanted);
    bool same = plain.verdict == full.verdict && plain.decided_by == full.decided_by &&
                plain.resource_match_kind == full.resource_match_kind;
    for (std::size_t i = 0; i < plain.layers.size(); ++i)
      same = same && plain.layers[i].deny == full.layers[i].deny && plain.layers[i].allow == full.layers[i].allow &&
             plain.layers[i].reports.empty();
    return same;
  });
}

TEST_CASE("an explicit deny is always some statement's, and the deciding layer holds it") {
  hold_for_samples([](const Sample& sample, const Random&) {
    const EvaluationReport full = evaluate(sample.request, sample.policies, Reports::wanted);
    if (full.verdict != Verdict::explicit_deny) return true;
    return std::ranges::any_of(full.of(full.decided_by).reports, [](const PolicyReport& policy) {
      return std::ranges::any_of(policy.statements, [](const StatementReport& statement) {
        return statement.effect == Effect::deny && statement.match == Match::yes;
      });
    });
  });
}
