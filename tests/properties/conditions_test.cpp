#include "eval/match.hpp"
#include "properties/random_policies.hpp"
#include "support/catch.hpp"

using namespace whichgate;
using namespace whichgate::eval;
using namespace properties;

namespace {

constexpr unsigned seed = 20261123;
constexpr int rounds = 20000;

Match match(const PolicyCondition& condition, const Context& context) {
  PolicyDocument policy;
  policy.version = "2012-10-17";
  return match_condition(condition, policy, context, nullptr);
}

template <class Check>
void for_conditions(Check check) {
  INFO("seed " << seed);
  Random random(seed);
  for (int round = 0; round < rounds; ++round) {
    const PolicyCondition condition = random.condition();
    const Context context = random.context();
    INFO("round " << round << ", " << condition.condition_operator << " on " << condition.key);
    check(condition, context);
  }
}

bool present(const PolicyCondition& condition, const Context& context) {
  const Context::Entry* entry = context.find(condition.key);
  return entry && !entry->values.empty();
}

bool single(const PolicyCondition& condition, const Context& context) {
  return present(condition, context) && !context.find(condition.key)->multivalued;
}

PolicyCondition with_operator(PolicyCondition condition, std::string name) {
  condition.condition_operator = std::move(name);
  return condition;
}

}  // namespace

TEST_CASE("StringNotEquals is the opposite of StringEquals when the key is there") {
  const std::vector<std::pair<std::string, std::string>> pairs{
      {"StringEquals", "StringNotEquals"}, {"StringLike", "StringNotLike"}, {"NumericEquals", "NumericNotEquals"},
      {"DateEquals", "DateNotEquals"},     {"IpAddress", "NotIpAddress"},   {"ArnLike", "ArnNotLike"}};
  for_conditions([&](const PolicyCondition& condition, const Context& context) {
    if (!single(condition, context)) return;
    for (const auto& [positive, negated] : pairs) {
      const Match one = match(with_operator(condition, positive), context);
      const Match other = match(with_operator(condition, negated), context);
      INFO(positive);
      if (one == Match::unknown) {
        CHECK(other == Match::unknown);
      } else {
        CHECK(other == (one == Match::yes ? Match::no : Match::yes));
      }
    }
  });
}

TEST_CASE("IfExists matches wherever the plain operator does") {
  for_conditions([](const PolicyCondition& condition, const Context& context) {
    if (condition.condition_operator == "Null" || condition.condition_operator.ends_with("IfExists")) return;
    if (match(condition, context) != Match::yes) return;
    CHECK(match(with_operator(condition, condition.condition_operator + "IfExists"), context) == Match::yes);
  });
}

TEST_CASE("ForAnyValue matches wherever ForAllValues does, on sets that are not empty") {
  for_conditions([](const PolicyCondition& condition, const Context& context) {
    if (!condition.condition_operator.starts_with("ForAllValues:") || !present(condition, context)) return;
    const auto& values = context.find(condition.key)->values;
    if (std::ranges::all_of(values, [](const std::string& value) { return value.empty(); })) return;
    if (match(condition, context) != Match::yes) return;
    const std::string plain = condition.condition_operator.substr(std::string_view("ForAllValues:").size());
    CHECK(match(with_operator(condition, "ForAnyValue:" + plain), context) == Match::yes);
  });
}

TEST_CASE("another value makes a positive operator match more, a negated one less") {
  for_conditions([](const PolicyCondition& condition, const Context& context) {
    if (condition.condition_operator == "Null") return;
    PolicyCondition more = condition;
    more.values.push_back("alice");
    const bool negated = condition.condition_operator.find("Not") != std::string::npos;
    const PolicyCondition& wide = negated ? condition : more;
    const PolicyCondition& narrow = negated ? more : condition;
    if (match(narrow, context) == Match::yes) CHECK(match(wide, context) == Match::yes);
    if (match(wide, context) == Match::no) CHECK(match(narrow, context) == Match::no);
  });
}

TEST_CASE("the case of a key and of an operator does not matter") {
  for_conditions([](const PolicyCondition& condition, const Context& context) {
    PolicyCondition shouted = condition;
    for (std::string* text : {&shouted.key, &shouted.condition_operator})
      for (char& c : *text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    CHECK(match(shouted, context) == match(condition, context));
  });
}
