#include "properties/laws.hpp"
#include "support/catch.hpp"
#include "support/matching.hpp"

using namespace whichgate;
using namespace whichgate::eval;
using namespace properties;

namespace {

Match match(const PolicyCondition& condition, const Context& context) {
  PolicyDocument policy;
  policy.version = "2012-10-17";
  return matching::match_condition(condition, policy, context, nullptr);
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

Match negation(Match match) {
  if (match == Match::unknown) return match;
  return match == Match::yes ? Match::no : Match::yes;
}

std::string shouted(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

}  // namespace

TEST_CASE("StringNotEquals is the opposite of StringEquals when the key is there") {
  const std::vector<std::pair<std::string, std::string>> pairs{
      {"StringEquals", "StringNotEquals"}, {"StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"},
      {"StringLike", "StringNotLike"},     {"NumericEquals", "NumericNotEquals"},
      {"DateEquals", "DateNotEquals"},     {"IpAddress", "NotIpAddress"},
      {"ArnEquals", "ArnNotEquals"},       {"ArnLike", "ArnNotLike"}};
  hold_for_conditions([&](const PolicyCondition& condition, const Context& context) {
    return !single(condition, context) || std::ranges::all_of(pairs, [&](const auto& pair) {
      return match(with_operator(condition, pair.second), context) ==
             negation(match(with_operator(condition, pair.first), context));
    });
  });
}

TEST_CASE("a number is less, equal or greater, and so is a date") {
  hold_for_conditions([](const PolicyCondition& condition, const Context& context) {
    if (!single(condition, context) || condition.values.size() != 1) return true;
    return std::ranges::all_of(Texts{"Numeric", "Date"}, [&](const std::string& kind) {
      const auto is = [&](const std::string& order) { return match(with_operator(condition, kind + order), context); };
      const int of_three =
          (is("LessThan") == Match::yes) + (is("Equals") == Match::yes) + (is("GreaterThan") == Match::yes);
      const bool both_equal = is("LessThanEquals") == Match::yes && is("GreaterThanEquals") == Match::yes;
      return of_three <= 1 && both_equal == (is("Equals") == Match::yes);
    });
  });
}

TEST_CASE("IfExists matches wherever the plain operator does") {
  hold_for_conditions([](const PolicyCondition& condition, const Context& context) {
    if (condition.condition_operator == "Null" || condition.condition_operator.ends_with("IfExists")) return true;
    if (match(condition, context) != Match::yes) return true;
    return match(with_operator(condition, condition.condition_operator + "IfExists"), context) == Match::yes;
  });
}

TEST_CASE("IfExists matters only where the key is absent") {
  hold_for_conditions([](const PolicyCondition& condition, const Context& context) {
    const std::string& name = condition.condition_operator;
    if (!name.ends_with("IfExists") || !single(condition, context) || context.find(condition.key)->values[0].empty())
      return true;
    return match(with_operator(condition, name.substr(0, name.size() - 8)), context) == match(condition, context);
  });
}

TEST_CASE("ForAnyValue matches wherever ForAllValues does, on sets that are not empty") {
  hold_for_conditions([](const PolicyCondition& condition, const Context& context) {
    if (!condition.condition_operator.starts_with("ForAllValues:") || !present(condition, context)) return true;
    const auto& values = context.find(condition.key)->values;
    if (std::ranges::all_of(values, [](const std::string& value) { return value.empty(); })) return true;
    if (match(condition, context) != Match::yes) return true;
    const std::string plain = condition.condition_operator.substr(std::string_view("ForAllValues:").size());
    return match(with_operator(condition, "ForAnyValue:" + plain), context) == Match::yes;
  });
}

TEST_CASE("another value makes a positive operator match more, a negated one less") {
  hold_for_conditions([](const PolicyCondition& condition, const Context& context) {
    if (condition.condition_operator == "Null") return true;
    PolicyCondition more = condition;
    more.values.push_back("alice");
    const bool negated = condition.condition_operator.find("Not") != std::string::npos;
    const Match wide = match(negated ? condition : more, context), narrow = match(negated ? more : condition, context);
    return (narrow != Match::yes || wide == Match::yes) && (wide != Match::no || narrow == Match::no);
  });
}

TEST_CASE("the case of a key and of an operator does not matter") {
  hold_for_conditions([](const PolicyCondition& condition, const Context& context) {
    PolicyCondition loud = condition;
    loud.key = shouted(loud.key);
    loud.condition_operator = shouted(loud.condition_operator);
    Context loud_context;
    loud_context.set_partial(context.partial());
    for (const Context::Entry& entry : context.entries()) {
      if (entry.multivalued) {
        loud_context.set_list(shouted(entry.key), entry.values);
      } else {
        loud_context.set(shouted(entry.key), entry.values.front());
      }
    }
    return match(loud, context) == match(condition, context) &&
           match(condition, loud_context) == match(condition, context);
  });
}
