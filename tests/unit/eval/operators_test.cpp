#include "policy/operators.hpp"

#include "support/catch.hpp"

using namespace whichgate::policy;

TEST_CASE("an operator is taken apart whatever the case of its letters") {
  struct Row {
    std::string_view name;
    Quantifier quantifier;
    Comparison comparison;
    bool negated, if_exists;
  };
  const Row rows[] = {
      {"StringEquals", Quantifier::none, Comparison::string_equals, false, false},
      {"stringequals", Quantifier::none, Comparison::string_equals, false, false},
      {"StringNotEqualsIgnoreCase", Quantifier::none, Comparison::string_equals_ignoring_case, true, false},
      {"StringLikeIfExists", Quantifier::none, Comparison::string_like, false, true},
      {"ForAllValues:StringNotLike", Quantifier::for_all_values, Comparison::string_like, true, false},
      {"foranyvalue:ArnEqualsIFEXISTS", Quantifier::for_any_value, Comparison::arn, false, true},
      {"NumericGreaterThanEquals", Quantifier::none, Comparison::numeric_greater_equals, false, false},
      {"DateNotEquals", Quantifier::none, Comparison::date_equals, true, false},
      {"NotIpAddress", Quantifier::none, Comparison::address, true, false},
      {"ArnNotLike", Quantifier::none, Comparison::arn, true, false},
      {"Bool", Quantifier::none, Comparison::boolean, false, false},
      {"BinaryEquals", Quantifier::none, Comparison::binary, false, false},
      {"ForAnyValue:Null", Quantifier::for_any_value, Comparison::null, false, false},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const auto found = parse_operator(row.name);
    REQUIRE(found);
    CHECK(found->quantifier == row.quantifier);
    CHECK(found->comparison == row.comparison);
    CHECK(found->negated == row.negated);
    CHECK(found->if_exists == row.if_exists);
  }
}

TEST_CASE("operators that AWS does not document are not guessed") {
  for (const std::string_view name : {"", "IfExists", "NullIfExists", "BinaryNotEquals", "BoolNot", "StringMatches",
                                      "StringEquals ", "ForAllValues:", "ForAnyValue::StringEquals",
                                      "ForAllValues:ForAnyValue:StringEquals", "StringEqualsIfExistsIfExists"}) {
    INFO(name);
    CHECK_FALSE(parse_operator(name));
  }
}
