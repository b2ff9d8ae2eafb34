#include "eval/expected_value.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "eval/logic.hpp"
#include "policy/condition_value.hpp"
#include "text/text.hpp"

namespace whichgate::eval {

namespace {

Match unknown(std::string* note, std::string_view why, std::string_view value) {
  if (note) *note = fmt::format(fmt::runtime(why), value);
  return Match::unknown;
}

Match undocumented(std::string* note, std::string_view value) {
  return unknown(note, "AWS does not document which value this is: `{}`", value);
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
    case Comparison::string_equals:
    case Comparison::string_equals_ignoring_case:
    case Comparison::string_like:
    case Comparison::numeric_greater_equals:
    case Comparison::date_greater_equals:
    case Comparison::boolean:
    case Comparison::binary:
    case Comparison::address:
    case Comparison::arn:
    case Comparison::null:
      break;
  }
  return order >= 0;
}

// Each form against one value of the request.
struct Matcher {
  const ActualValue& value;
  std::string_view actual;
  const AccessRequest& request;
  std::string* note;

  Match operator()(const ExpectedValue::Text& expected) const { return match_if(actual == expected.text); }
  Match operator()(const ExpectedValue::TextInAnyCase& expected) const {
    return equals_ignoring_case(actual, expected.text, note);
  }
  Match operator()(const text::CompiledWildcard& pattern) const { return match_if(pattern.matches(actual)); }

  Match operator()(const text::ArnPattern& pattern) const { return match_if(pattern.matches(actual)); }

  Match operator()(const ExpectedValue::WithVariables& expected) const {
    PatternRoom room;
    const Filled filled = fill(expected.tokens, request, room.resource());
    if (filled.has_value == Match::unknown && note) *note = missing_value(filled);
    if (filled.has_value != Match::yes) return filled.has_value;
    switch (expected.comparison) {
      case Comparison::string_like:
        return match_if(wildcard_match(view(filled.pattern), actual));
      case Comparison::arn:
        return match_if(arn_like(view(filled.pattern), actual));
      case Comparison::string_equals_ignoring_case:
        return equals_ignoring_case(actual, filled.pattern.text, note);
      case Comparison::string_equals:
      case Comparison::numeric_equals:
      case Comparison::numeric_less:
      case Comparison::numeric_less_equals:
      case Comparison::numeric_greater:
      case Comparison::numeric_greater_equals:
      case Comparison::date_equals:
      case Comparison::date_less:
      case Comparison::date_less_equals:
      case Comparison::date_greater:
      case Comparison::date_greater_equals:
      case Comparison::boolean:
      case Comparison::binary:
      case Comparison::address:
      case Comparison::null:
        break;
    }
    return match_if(actual == filled.pattern.text);
  }

  Match operator()(const ExpectedValue::Number& expected) const {
    const text::Reading<text::Decimal> number = text::read_decimal(actual);
    return compare(number,
                   [&] { return in_order(expected.comparison, compare_numbers(number.value, expected.number)); });
  }

  Match operator()(const ExpectedValue::Date& expected) const {
    const text::Reading<text::Moment> moment = text::read_moment(actual);
    return compare(moment, [&] { return in_order(expected.comparison, moment.value <=> expected.moment); });
  }

  Match operator()(const ExpectedValue::Boolean& expected) const {
    return match_if(text::equals_ignoring_case(actual, expected.text));
  }
  // One AWS page says that Bool takes variables, another that it does not.
  Match operator()(const ExpectedValue::BooleanVariable& expected) const {
    return unknown(note, "AWS's pages disagree whether Bool takes a variable: `{}`", expected.text);
  }
  Match operator()(const text::Base64& expected) const {
    const text::Reading<text::Base64> bytes = text::read_base64(actual);
    return compare(bytes, [&] { return same_bytes(bytes.value, expected); });
  }
  Match operator()(const text::AddressRange& range) const {
    return compare(value.address(), [&] { return range.has(value.address().value); });
  }
  // What is not a value of the kind matches nothing, whatever this one is.
  Match operator()(const ExpectedValue::Undocumented& expected) const {
    const text::Meaning meaning = expected.comparison == Comparison::address
                                      ? value.address().meaning
                                      : policy::meaning_of(expected.comparison, actual);
    return meaning == text::Meaning::none ? Match::no : undocumented(note, expected.text);
  }
  Match operator()(const ExpectedValue::Nothing&) const { return Match::no; }

 private:
  template <class Value, class Matches>
  Match compare(const text::Reading<Value>& reading, Matches matches) const {
    switch (reading.meaning) {
      case text::Meaning::value:
        return match_if(matches());
      case text::Meaning::none:
        return Match::no;
      case text::Meaning::undocumented:
        return undocumented(note, actual);
    }
    return Match::no;
  }
};

}  // namespace

ExpectedValue::ExpectedValue(Comparison comparison, std::string_view text, bool variables)
    : form_(read(comparison, text, variables)) {}

ExpectedValue::Form ExpectedValue::read(Comparison comparison, std::string_view text, bool variables) {
  const bool has_variable = variables && text.find("${") != std::string_view::npos;
  if (has_variable && policy::takes_variables(comparison)) return WithVariables{comparison, tokenize(text)};
  const text::Meaning meaning = policy::meaning_of(comparison, text);
  if (meaning == text::Meaning::none) return Nothing{};
  if (meaning == text::Meaning::undocumented) return Undocumented{comparison, text};
  switch (comparison) {
    case Comparison::string_equals:
      return Text{text};
    case Comparison::string_equals_ignoring_case:
      return TextInAnyCase{text};
    case Comparison::string_like:
      return text::CompiledWildcard(text);
    case Comparison::arn: {
      const auto pattern = text::ArnPattern::compile(text);
      if (!pattern) return Nothing{};
      return *pattern;
    }
    case Comparison::numeric_equals:
    case Comparison::numeric_less:
    case Comparison::numeric_less_equals:
    case Comparison::numeric_greater:
    case Comparison::numeric_greater_equals:
      return Number{comparison, text::read_decimal(text).value};
    case Comparison::date_equals:
    case Comparison::date_less:
    case Comparison::date_less_equals:
    case Comparison::date_greater:
    case Comparison::date_greater_equals:
      return Date{comparison, text::read_moment(text).value};
    case Comparison::boolean:
      if (has_variable) return BooleanVariable{text};
      if (text::equals_ignoring_case(text, "true") || text::equals_ignoring_case(text, "false")) return Boolean{text};
      return Nothing{};
    case Comparison::binary:
      return text::read_base64(text).value;
    case Comparison::address:
      return text::read_range(text).value;
    case Comparison::null:
      return Nothing{};  // compares the key's presence, never a value
  }
  return Nothing{};
}

Match ExpectedValue::matches_form(const ActualValue& actual, const AccessRequest& request, std::string* note) const {
  return std::visit(Matcher{actual, actual.text(), request, note}, form_);
}

}  // namespace whichgate::eval
