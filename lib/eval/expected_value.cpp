#include "eval/expected_value.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "eval/logic.hpp"
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
      default:
        return match_if(actual == filled.pattern.text);
    }
  }

  Match operator()(const ExpectedValue::Number& expected) const {
    const auto number = text::parse_decimal(actual);
    return match_if(number && in_order(expected.comparison, text::compare_numbers(*number, expected.number)));
  }

  Match operator()(const ExpectedValue::Date& expected) const {
    constexpr std::string_view why = "AWS does not document a time without a zone: `{}`";
    bool zone_missing = false;
    const auto moment = text::parse_moment(actual, zone_missing);
    if (!moment) return Match::no;
    if (zone_missing) return unknown(note, why, actual);
    if (expected.zone_missing) return unknown(note, why, expected.text);
    return match_if(in_order(expected.comparison, *moment <=> expected.moment));
  }

  Match operator()(const ExpectedValue::Boolean& expected) const {
    return match_if(text::equals_ignoring_case(actual, expected.text));
  }
  // One AWS page says that Bool takes variables, another that it does not.
  Match operator()(const ExpectedValue::BooleanVariable& expected) const {
    return unknown(note, "AWS's pages disagree whether Bool takes a variable: `{}`", expected.text);
  }
  Match operator()(const ExpectedValue::Bytes& expected) const {
    const auto bytes = text::decode_base64(actual);
    return match_if(bytes && *bytes == expected.bytes);
  }
  Match operator()(const text::AddressRange& range) const {
    return match_if(value.address() && range.has(*value.address()));
  }
  Match operator()(const ExpectedValue::Nothing&) const { return Match::no; }
};

}  // namespace

ExpectedValue::ExpectedValue(Comparison comparison, std::string_view text, bool variables)
    : form_(read(comparison, text, variables)) {}

ExpectedValue::Form ExpectedValue::read(Comparison comparison, std::string_view text, bool variables) {
  const bool has_variable = variables && text.find("${") != std::string_view::npos;
  if (has_variable && policy::takes_variables(comparison)) return WithVariables{comparison, tokenize(text)};
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
    case Comparison::numeric_greater_equals: {
      const auto number = text::parse_decimal(text);
      if (!number) return Nothing{};
      return Number{comparison, *number};
    }
    case Comparison::date_equals:
    case Comparison::date_less:
    case Comparison::date_less_equals:
    case Comparison::date_greater:
    case Comparison::date_greater_equals: {
      bool zone_missing = false;
      const auto moment = text::parse_moment(text, zone_missing);
      if (!moment) return Nothing{};
      return Date{comparison, *moment, zone_missing, text};
    }
    case Comparison::boolean:
      if (has_variable) return BooleanVariable{text};
      if (text::equals_ignoring_case(text, "true") || text::equals_ignoring_case(text, "false")) return Boolean{text};
      return Nothing{};
    case Comparison::binary: {
      auto bytes = text::decode_base64(text);
      if (!bytes) return Nothing{};
      return Bytes{*std::move(bytes)};
    }
    case Comparison::address: {
      const auto range = text::parse_range(text);
      if (!range) return Nothing{};
      return *range;
    }
    case Comparison::null:
      return Nothing{};  // compares the key's presence, never a value
  }
  return Nothing{};
}

Match ExpectedValue::matches_form(const ActualValue& actual, const AccessRequest& request, std::string* note) const {
  return std::visit(Matcher{actual, actual.text(), request, note}, form_);
}

}  // namespace whichgate::eval
