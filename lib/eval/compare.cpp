#include "eval/compare.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "eval/logic.hpp"
#include "eval/values.hpp"
#include "eval/variables.hpp"
#include "text/arn.hpp"
#include "text/text.hpp"

namespace whichgate::eval {

namespace {

Match unknown(std::string* note, std::string_view why, std::string_view value) {
  if (note) *note = fmt::format(fmt::runtime(why), value);
  return Match::unknown;
}

bool ascii(char letter) { return static_cast<unsigned char>(letter) < 0x80; }

std::string ascii_letters(std::string_view text) {
  std::string letters;
  std::ranges::copy_if(text, std::back_inserter(letters), ascii);
  return letters;
}

// AWS does not say how it folds letters beyond ASCII.
Match equals_ignoring_case(std::string_view actual, std::string_view expected, std::string* note) {
  if (text::equals_ignoring_case(actual, expected)) return Match::yes;
  if (std::ranges::all_of(actual, ascii) || std::ranges::all_of(expected, ascii)) return Match::no;
  if (!text::equals_ignoring_case(ascii_letters(actual), ascii_letters(expected))) return Match::no;
  return unknown(note, "AWS does not document how it compares letters beyond ASCII without regard to case: `{}`",
                 expected);
}

Match compare_texts(Comparison comparison, std::string_view actual, std::string_view expected, std::string* note) {
  switch (comparison) {
    case Comparison::string_equals:
      return match_if(actual == expected);
    case Comparison::string_equals_ignoring_case:
      return equals_ignoring_case(actual, expected, note);
    case Comparison::string_like:
      return match_if(text::wildcard_match(expected, actual));
    default:
      return match_if(text::arn_like(expected, actual));
  }
}

// The four comparisons that take variables.
Match compare_with_variables(Comparison comparison, std::string_view actual, std::string_view expected,
                             const PolicyDocument& policy, const Context& context, std::string* note) {
  if (!variables_enabled(policy) || expected.find("${") == std::string_view::npos) {
    return compare_texts(comparison, actual, expected, note);
  }
  const Filled filled = fill(tokenize(expected), context);
  if (filled.has_value == Match::unknown && note) *note = missing_value(filled);
  if (filled.has_value != Match::yes) return filled.has_value;
  switch (comparison) {
    case Comparison::string_like:
      return match_if(wildcard_match(view(filled.pattern), actual));
    case Comparison::arn:
      return match_if(arn_like(view(filled.pattern), actual));
    default:
      return compare_texts(comparison, actual, filled.pattern.text, note);
  }
}

template <class Order>
bool in_order(Comparison comparison, Order order) {
  switch (comparison) {
    case Comparison::numeric_equals:
    case Comparison::date_equals:
      return order == 0;
    case Comparison::numeric_less:
    case Comparison::date_less:
      return order < 0;
    case Comparison::numeric_less_equals:
    case Comparison::date_less_equals:
      return order <= 0;
    case Comparison::numeric_greater:
    case Comparison::date_greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

Match compare_dates(Comparison comparison, std::string_view actual, std::string_view expected, std::string* note) {
  bool actual_zone_missing = false, expected_zone_missing = false;
  const auto left = parse_moment(actual, actual_zone_missing), right = parse_moment(expected, expected_zone_missing);
  if (!left || !right) return Match::no;
  if (actual_zone_missing) return unknown(note, "AWS does not document a time without a zone: `{}`", actual);
  if (expected_zone_missing) return unknown(note, "AWS does not document a time without a zone: `{}`", expected);
  return match_if(in_order(comparison, *left <=> *right));
}

// One AWS page says that Bool takes variables, another that it does not.
Match compare_booleans(std::string_view actual, std::string_view expected, const PolicyDocument& policy,
                       std::string* note) {
  if (variables_enabled(policy) && expected.find("${") != std::string_view::npos) {
    return unknown(note, "AWS's pages disagree whether Bool takes a variable: `{}`", expected);
  }
  const bool boolean = text::equals_ignoring_case(expected, "true") || text::equals_ignoring_case(expected, "false");
  return match_if(boolean && text::equals_ignoring_case(actual, expected));
}

bool equal_bytes(std::string_view actual, std::string_view expected) {
  const auto left = decode_base64(actual), right = decode_base64(expected);
  return left && right && *left == *right;
}

}  // namespace

Match compare(Comparison comparison, std::string_view actual, std::string_view expected, const PolicyDocument& policy,
              const Context& context, std::string* note) {
  switch (comparison) {
    case Comparison::string_equals:
    case Comparison::string_equals_ignoring_case:
    case Comparison::string_like:
    case Comparison::arn:
      return compare_with_variables(comparison, actual, expected, policy, context, note);
    case Comparison::numeric_equals:
    case Comparison::numeric_less:
    case Comparison::numeric_less_equals:
    case Comparison::numeric_greater:
    case Comparison::numeric_greater_equals: {
      const auto order = compare_numbers(actual, expected);
      return match_if(order && in_order(comparison, *order));
    }
    case Comparison::date_equals:
    case Comparison::date_less:
    case Comparison::date_less_equals:
    case Comparison::date_greater:
    case Comparison::date_greater_equals:
      return compare_dates(comparison, actual, expected, note);
    case Comparison::boolean:
      return compare_booleans(actual, expected, policy, note);
    case Comparison::binary:
      return match_if(equal_bytes(actual, expected));
    case Comparison::address:
      return match_if(address_in_range(actual, expected));
    case Comparison::null:
      return Match::no;  // compares the key's presence, never a value
  }
  return Match::no;
}

}  // namespace whichgate::eval
