#include "policy/operators.hpp"

#include "support/catch.hpp"

using namespace whichgate::policy;

TEST_CASE("a condition operator is taken apart") {
  struct Row {
    const char* name;
    Quantifier quantifier;
    Comparison comparison;
    bool negated;
    bool if_exists;
    bool canonical;
  };
  const Row row = GENERATE(values<Row>({
      {"StringEquals", Quantifier::none, Comparison::string_equals, false, false, true},
      {"StringNotEqualsIgnoreCase", Quantifier::none, Comparison::string_equals_ignoring_case, true, false, true},
      {"ForAllValues:StringNotLikeIfExists", Quantifier::for_all_values, Comparison::string_like, true, true, true},
      {"forallvalues:stringnotlikeifexists", Quantifier::for_all_values, Comparison::string_like, true, true, false},
      {"ForAnyValue:Bool", Quantifier::for_any_value, Comparison::boolean, false, false, true},
      {"NumericGreaterThanEqualsIfExists", Quantifier::none, Comparison::numeric_greater_equals, false, true, true},
      {"DateNotEquals", Quantifier::none, Comparison::date_equals, true, false, true},
      {"NotIpAddress", Quantifier::none, Comparison::address, true, false, true},
      {"ArnEquals", Quantifier::none, Comparison::arn, false, false, true},
      {"ARNLIKE", Quantifier::none, Comparison::arn, false, false, false},
      {"ForAllValues:Null", Quantifier::for_all_values, Comparison::null, false, false, true},
  }));
  CAPTURE(row.name);
  const auto parsed = parse_operator(row.name);
  REQUIRE(parsed);
  CHECK(parsed->quantifier == row.quantifier);
  CHECK(parsed->comparison == row.comparison);
  CHECK(parsed->negated == row.negated);
  CHECK(parsed->if_exists == row.if_exists);
  CHECK(canonical_spelling(row.name) == row.canonical);
}

TEST_CASE("what AWS documents no operator of this name for is none") {
  const char* name =
      GENERATE("", "IfExists", "ForAllValues:", "NullIfExists", "ForAnyValue::StringEquals", "BoolNot",
               "BinaryNotEquals", "StringEqualsIfExist", " StringEquals", "ForAllValues:ForAnyValue:Bool");
  CAPTURE(name);
  CHECK_FALSE(parse_operator(name));
  CHECK_FALSE(canonical_spelling(name));
}

TEST_CASE("every operator is known by its own name") {
  for (const std::string& name : operator_names()) {
    CAPTURE(name);
    CHECK(parse_operator(name));
    CHECK(canonical_spelling(name));
  }
}
