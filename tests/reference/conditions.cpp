#include "reference/conditions.hpp"

#include <set>
#include <string>

#include "reference/texts.hpp"
#include "reference/values.hpp"

namespace reference {

using whichgate::PolicyCondition;
using whichgate::eval::Context;

namespace {

constexpr std::size_t npos = std::string::npos;

// A condition operator in lower case, taken apart.
struct Operator {
  std::string name;  // "stringlike", for StringNotLike too
  bool all = false, any = false, if_exists = false, negated = false;
  bool documented = false;
};

const std::set<std::string> documented_names{"stringequals",
                                             "stringnotequals",
                                             "stringequalsignorecase",
                                             "stringnotequalsignorecase",
                                             "stringlike",
                                             "stringnotlike",
                                             "numericequals",
                                             "numericnotequals",
                                             "numericlessthan",
                                             "numericlessthanequals",
                                             "numericgreaterthan",
                                             "numericgreaterthanequals",
                                             "dateequals",
                                             "datenotequals",
                                             "datelessthan",
                                             "datelessthanequals",
                                             "dategreaterthan",
                                             "dategreaterthanequals",
                                             "bool",
                                             "binaryequals",
                                             "ipaddress",
                                             "notipaddress",
                                             "arnequals",
                                             "arnlike",
                                             "arnnotequals",
                                             "arnnotlike",
                                             "null"};

bool take(std::string& text, const std::string& part, std::size_t at) {
  if (at == npos || text.substr(at, part.size()) != part) return false;
  text.erase(at, part.size());
  return true;
}

Operator take_apart(const std::string& written) {
  Operator found;
  found.name = lower(written);
  found.all = take(found.name, "forallvalues:", 0);
  found.any = !found.all && take(found.name, "foranyvalue:", 0);
  found.if_exists = found.name.ends_with("ifexists") && take(found.name, "ifexists", found.name.size() - 8);
  found.documented = documented_names.contains(found.name) && !(found.name == "null" && found.if_exists);
  found.negated = take(found.name, "not", found.name.find("not"));
  return found;
}

// Of the operators that order numbers or dates.
bool in_order(const std::string& name, Order order) {
  if (name.ends_with("lessthan")) return order == Order::before;
  if (name.ends_with("lessthanequals")) return order != Order::after;
  if (name.ends_with("greaterthan")) return order == Order::after;
  if (name.ends_with("greaterthanequals")) return order != Order::before;
  return order == Order::same;
}

std::string without_foreign_letters(const std::string& text) {
  std::string ascii;
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 128) ascii += c;
  return ascii;
}

// AWS does not say how letters beyond ASCII are folded.
Answer same_but_for_case(const std::string& a, const std::string& b) {
  if (lower(a) == lower(b)) return Answer::yes;
  const std::string ascii_a = without_foreign_letters(a), ascii_b = without_foreign_letters(b);
  const bool foreign = ascii_a != a && ascii_b != b;
  return foreign && lower(ascii_a) == lower(ascii_b) ? Answer::open : Answer::no;
}

Answer text_matches(const std::string& name, const std::string& actual, const Glob& expected) {
  if (name == "stringequals") return answer(plain(expected) == actual);
  if (name == "stringequalsignorecase") return same_but_for_case(actual, plain(expected));
  if (name == "stringlike") return answer(matches(expected, actual));
  return answer(arn_matches(expected, actual));
}

// Two values are compared; what is not a value matches nothing.
template <class Holds>
Answer if_values(Kind actual, Kind expected, Holds holds) {
  if (actual == Kind::none || expected == Kind::none) return Answer::no;
  if (actual == Kind::open || expected == Kind::open) return Answer::open;
  return answer(holds());
}

// One value of the request against one of the policy; what negates is not looked at.
Answer value_matches(const std::string& name, const std::string& actual, const std::string& expected, bool variables,
                     const Context& context) {
  const bool has_variable = variables && expected.find("${") != npos;
  if (name.starts_with("string") || name.starts_with("arn")) {
    const Glob pattern = has_variable ? glob_with_variables(expected, context) : glob(expected);
    return pattern.has_value == Answer::yes ? text_matches(name, actual, pattern) : pattern.has_value;
  }
  if (name.starts_with("numeric"))
    return if_values(number_kind(actual), number_kind(expected),
                     [&] { return in_order(name, number_order(actual, expected)); });
  if (name.starts_with("date"))
    return if_values(date_kind(actual), date_kind(expected),
                     [&] { return in_order(name, date_order(actual, expected)); });
  if (name == "bool") {
    if (has_variable) return Answer::open;
    const std::string wanted = lower(expected);
    return answer((wanted == "true" || wanted == "false") && lower(actual) == wanted);
  }
  if (name == "binaryequals")
    return if_values(base64_kind(actual), base64_kind(expected), [&] { return same_bytes(actual, expected); });
  return if_values(address_kind(actual), range_kind(expected), [&] { return address_in(actual, expected); });
}

bool all_empty(const std::vector<std::string>& values) {
  for (const std::string& value : values)
    if (!value.empty()) return false;
  return true;
}

Answer null_holds(const Operator& how, const PolicyCondition& condition, bool absent) {
  if (how.all || how.any) return answer(how.all);
  for (const std::string& value : condition.values)
    if (lower(value) == (absent ? "true" : "false")) return Answer::yes;
  return Answer::no;
}

// If the request carries this under the key.
Answer holds_with(const Fact& key, const Operator& how, const PolicyCondition& condition, bool variables,
                  const Context& context) {
  if (how.name == "null") return null_holds(how, condition, all_empty(key.values));
  if (how.all || how.any ? all_empty(key.values) : key.values.empty())
    return answer(how.all || how.if_exists || (how.negated && !how.any));
  const auto satisfied = [&](const std::string& actual) {
    Answer some = Answer::no;
    for (const std::string& expected : condition.values)
      some = either(some, value_matches(how.name, actual, expected, variables, context));
    return how.negated ? opposite(some) : some;
  };
  if (!how.all && !how.any) return key.several ? Answer::no : satisfied(key.values.front());
  Answer result = answer(how.all);
  for (const std::string& actual : key.values)
    result = how.all ? both(result, satisfied(actual)) : either(result, satisfied(actual));
  return result;
}

}  // namespace

Answer holds(const PolicyCondition& condition, bool variables, const Context& context) {
  const Operator how = take_apart(condition.condition_operator);
  const auto with = [&](const Fact& key) { return holds_with(key, how, condition, variables, context); };
  const Fact key = fact(context, condition.key);
  if (!how.documented) return Answer::open;
  if (!key.unknown) return with(key);
  const Answer absent = with({}), one = with({{"x"}, false, false}), list = with({{"x"}, true, false});
  // Where no value is compared, any value stands for all.
  const bool compares = how.name != "null" && !condition.values.empty();
  return !compares && absent == one && one == list ? absent : Answer::open;
}

}  // namespace reference
