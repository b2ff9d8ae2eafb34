// The validator and the engine read every value alike: what one warns of, the other never matches.
#include <fmt/format.h>

#include "policy/condition_value.hpp"
#include "support/catch.hpp"
#include "support/matching.hpp"
#include "unit/validation/value_texts.hpp"
#include "whichgate/validation.hpp"

using namespace whichgate;
using text::Meaning;

namespace {

struct Kind {
  std::string condition_operator;
  std::string right;  // a value of this kind
  value_texts::Texts values, undocumented, none;
};

const std::vector<Kind>& kinds() {
  using namespace value_texts;
  static const std::vector<Kind> all{
      {"NumericEquals", "10", number_values, number_undocumented, number_none},
      {"IpAddress", "203.0.113.7", address_values, address_undocumented, address_none},
      {"DateEquals", "2026-11-22", date_values, date_undocumented, date_none},
      {"BinaryEquals", "QQ==", base64_values, base64_undocumented, base64_none},
  };
  return all;
}

PolicyDocument with_value(const std::string& condition_operator, const std::string& value) {
  PolicyDocument document;
  document.version = "2012-10-17";
  PolicyStatement& statement = document.statements.emplace_back();
  statement.effect = Effect::deny;
  statement.actions = {"s3:*"};
  statement.resources = {"*"};
  statement.conditions = {{condition_operator, "x:key", {value}, false, {}}};
  return document;
}

// What the validator takes the value for, by what it finds. Variables have warnings of their own.
Meaning found_by_validator(const std::string& condition_operator, const std::string& value) {
  for (const Diagnostic& found :
       validate(with_value(condition_operator, value), {.type = PolicyType::inline_identity})) {
    if (found.severity == Severity::error) return Meaning::none;
    if (found.code == "policy.condition-value") return Meaning::none;
    if (found.code == "policy.undocumented-value") return Meaning::undocumented;
  }
  return Meaning::value;
}

Match matched_by_engine(const std::string& condition_operator, const std::string& expected, const std::string& actual) {
  const PolicyDocument document = with_value(condition_operator, expected);
  eval::Context context;
  context.set("x:key", actual);
  return matching::match_condition(document.statements.front().conditions.front(), document, context, nullptr);
}

Match expected_match(Meaning meaning) {
  switch (meaning) {
    case Meaning::value:
      return Match::yes;
    case Meaning::none:
      return Match::no;
    case Meaning::undocumented:
      return Match::unknown;
  }
  return Match::unknown;
}

void check_text(const Kind& kind, const std::string& text, Meaning meaning) {
  INFO(fmt::format("{} and [{}]", kind.condition_operator, text));
  const auto comparison = policy::parse_operator(kind.condition_operator)->comparison;
  CHECK(policy::meaning_of(comparison, text) == meaning);
  CHECK(found_by_validator(kind.condition_operator, text) == meaning);
  // A request has one address where a policy may have a range.
  const std::string itself = comparison == policy::Comparison::address ? text.substr(0, text.find('/')) : text;
  CHECK(matched_by_engine(kind.condition_operator, text, itself) == expected_match(meaning));
  if (meaning != Meaning::value)
    CHECK(matched_by_engine(kind.condition_operator, text, kind.right) == expected_match(meaning));
  // From the request's side.
  if (itself == text && meaning != Meaning::value)
    CHECK(matched_by_engine(kind.condition_operator, kind.right, text) == expected_match(meaning));
  CHECK(matched_by_engine(kind.condition_operator, text, "*") == Match::no);
}

}  // namespace

TEST_CASE("the validator and the engine agree on every text that is, may be or is not a value") {
  for (const Kind& kind : kinds()) {
    CHECK(kind.values.size() + kind.undocumented.size() + kind.none.size() >= 100);
    for (const std::string& text : kind.values) check_text(kind, text, Meaning::value);
    for (const std::string& text : kind.undocumented) check_text(kind, text, Meaning::undocumented);
    for (const std::string& text : kind.none) check_text(kind, text, Meaning::none);
  }
}
