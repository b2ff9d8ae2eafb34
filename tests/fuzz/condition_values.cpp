// Condition operators and the values that they read. The first line's first two characters choose an operator and its
// form, the second line is the policy's value, and every line after it a value of the request.
#include <algorithm>
#include <string>
#include <vector>

#include "eval/logic.hpp"
#include "fuzz/target.hpp"
#include "policy/operators.hpp"
#include "support/matching.hpp"

using namespace whichgate;
using eval::Context;
using fuzz::must;
using policy::Comparison;

namespace {

constexpr std::string_view key = "aws:FuzzedKey";

std::string operator_name(policy::ConditionOperator wanted) {
  for (const std::string& name : policy::operator_names()) {
    const auto found = policy::parse_operator(name);
    if (found && found->comparison == wanted.comparison && found->negated == wanted.negated) return name;
  }
  return {};
}

struct Asking {
  PolicyDocument policy;
  Context context;
  std::vector<std::string> expected;

  // The answer with a report; the one without it must be the same.
  Match match(const std::string& name) const {
    PolicyCondition condition;
    condition.condition_operator = name;
    condition.key = key;
    condition.values = expected;
    ConditionReport report;
    const Match match = matching::match_condition(condition, policy, context, &report);
    must(match == report.match, "the report says what the answer is");
    must(match == matching::match_condition(condition, policy, context, nullptr), "a report changes nothing");
    must(match != Match::unknown || !report.note.empty(), "what is unknown says why");
    return match;
  }
};

Match ask(const std::string& name, std::string_view expected, std::string_view actual) {
  Asking asking;
  asking.expected = {std::string(expected)};
  asking.context.set(key, std::string(actual));
  return asking.match(name);
}

// A number's sign and its digits around the point, as many on either side as the other number has.
struct Padded {
  bool is_number = false;
  bool undocumented = false;  // it begins or ends with its point
  bool negative = false;
  std::string digits;
};

Padded padded(std::string_view text, std::size_t width) {
  Padded number;
  number.negative = text.starts_with('-');
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string whole(text.substr(0, point));
  const bool has_point = point < text.size();
  const std::string fraction(has_point ? text.substr(point + 1) : "0");
  const auto all_digits = [](const std::string& part) {
    return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  number.is_number = !(whole.empty() && (fraction.empty() || !has_point)) && all_digits(whole) && all_digits(fraction);
  number.undocumented = number.is_number && (whole.empty() || fraction.empty());
  if (!number.is_number) return number;
  number.digits = std::string(width - whole.size(), '0') + whole + fraction + std::string(width - fraction.size(), '0');
  if (number.digits.find_first_not_of('0') == std::string::npos) number.negative = false;
  return number;
}

// -1, 0 or 1.
int slow_order(const Padded& left, const Padded& right) {
  if (left.negative != right.negative) return left.negative ? -1 : 1;
  const int sizes = left.digits.compare(right.digits);
  const int order = sizes < 0 ? -1 : sizes > 0 ? 1 : 0;
  return left.negative ? -order : order;
}

void check_numbers(std::string_view expected, std::string_view actual) {
  const std::size_t width = 1 + std::max(expected.size(), actual.size());
  const Padded left = padded(actual, width), right = padded(expected, width);
  const int order = slow_order(left, right);
  const auto is = [&](const char* name, bool holds) {
    const bool numbers = left.is_number && right.is_number;
    const bool open = numbers && (left.undocumented || right.undocumented);
    must(ask(name, expected, actual) == (open ? Match::unknown : eval::match_if(numbers && holds)), name);
  };
  is("NumericEquals", order == 0);
  is("NumericLessThan", order < 0);
  is("NumericLessThanEquals", order <= 0);
  is("NumericGreaterThan", order > 0);
  is("NumericGreaterThanEquals", order >= 0);
}

// Two moments are in one of three orders, and the other way round in the opposite one.
void check_dates(std::string_view expected, std::string_view actual) {
  const Match equal = ask("DateEquals", expected, actual), less = ask("DateLessThan", expected, actual),
              greater = ask("DateGreaterThan", expected, actual);
  const auto holding = std::ranges::count(std::vector{equal, less, greater}, Match::yes);
  const auto undecided = std::ranges::count(std::vector{equal, less, greater}, Match::unknown);
  must(undecided == 3 || (undecided == 0 && holding <= 1), "a date is before, at or after another one");
  must(ask("DateLessThanEquals", expected, actual) == eval::either(equal, less), "DateLessThanEquals");
  must(ask("DateGreaterThanEquals", expected, actual) == eval::either(equal, greater), "DateGreaterThanEquals");
  must(ask("DateGreaterThan", actual, expected) == less, "the order of dates is the same from both sides");
}

void check_texts(std::string_view expected, std::string_view actual) {
  must(ask("StringEquals", expected, actual) == eval::match_if(expected == actual), "StringEquals");
  const bool wild = expected.find_first_of("*?") != std::string_view::npos;
  if (!wild) must(ask("StringLike", expected, actual) == ask("StringEquals", expected, actual), "StringLike");
  must(ask("ArnEquals", expected, actual) == ask("ArnLike", expected, actual), "ArnEquals is ArnLike");
  for (const char* name : {"StringEquals", "StringEqualsIgnoreCase", "BinaryEquals"})
    must(ask(name, expected, actual) == ask(name, actual, expected), "equality is the same from both sides");
  if (expected == actual) must(ask("StringEqualsIgnoreCase", expected, actual) == Match::yes, "a text equals itself");
}

void check_addresses(std::string_view expected, std::string_view actual) {
  const Match inside = ask("IpAddress", expected, actual);
  must(inside == Match::no || actual.find('/') == std::string_view::npos, "a range is not an address");
  if (expected.find('/') == std::string_view::npos)
    must(inside == ask("IpAddress", actual, expected) || actual.find('/') != std::string_view::npos,
         "one address in another is the same from both sides");
}

// What holds for every operator, given the request's values.
void check_operator(const policy::ConditionOperator& how, Asking asking, const std::vector<std::string>& actual) {
  const std::string name = operator_name(how);
  const bool is_null = how.comparison == Comparison::null;
  policy::ConditionOperator other = how;
  other.negated = !how.negated;
  const std::string opposite = operator_name(other);

  asking.context.set(key, actual.front());
  const Match match = asking.match(name);
  if (!opposite.empty())
    must(asking.match(opposite) == eval::opposite(match), "a negated operator is the opposite when the key is there");
  if (!is_null) must(asking.match(name + "IfExists") == match, "IfExists changes nothing when the key is there");
  if (!is_null && !actual.front().empty())
    for (const char* quantifier : {"ForAllValues:", "ForAnyValue:"})
      must(asking.match(quantifier + name) == match, "of one value all are as any");

  asking.context.set_list(key, actual);
  const Match all = asking.match("ForAllValues:" + name), any = asking.match("ForAnyValue:" + name);
  asking.context.set_list(key, {actual.rbegin(), actual.rend()});
  must(all == asking.match("ForAllValues:" + name), "the order of the request's values does not matter");
  must(any == asking.match("ForAnyValue:" + name), "the order of the request's values does not matter");
  const bool empty = std::ranges::all_of(actual, [](const std::string& value) { return value.empty(); });
  if (!is_null && !empty) must(all != Match::yes || any == Match::yes, "where all values match, one does");

  std::ranges::reverse(asking.expected);
  asking.expected.push_back(asking.expected.front());
  must(all == asking.match("ForAllValues:" + name), "the order and number of the policy's values do not matter");
  asking.context.remove(key);
  asking.match(name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::text_of(data, size);
  const std::string_view form = fuzz::take_line(rest), expected = fuzz::take_line(rest);
  std::vector<std::string> actual;
  do actual.emplace_back(fuzz::take_line(rest));
  while (!rest.empty());
  const unsigned choice = form.empty() ? 0 : static_cast<unsigned char>(form.front());
  const bool variables = form.size() > 1 && form[1] == 'v';

  Asking asking;
  asking.policy.version = variables ? "2012-10-17" : "2008-10-17";
  asking.expected = {std::string(expected), actual.back()};
  asking.context.set("aws:username", "j*e");
  asking.context.set("k", actual.back());
  asking.context.set_list("aws:TagKeys", actual);
  const std::vector<std::string> names = policy::operator_names();
  check_operator(*policy::parse_operator(names[choice % names.size()]), asking, actual);

  check_numbers(expected, actual.front());
  check_dates(expected, actual.front());
  check_texts(expected, actual.front());
  check_addresses(expected, actual.front());
  return 0;
}
