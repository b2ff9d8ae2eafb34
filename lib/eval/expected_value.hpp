#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "eval/context.hpp"
#include "eval/logic.hpp"
#include "eval/variables.hpp"
#include "policy/operators.hpp"
#include "text/arn.hpp"
#include "text/compiled_wildcard.hpp"
#include "text/values/addresses.hpp"
#include "text/values/base64.hpp"
#include "text/values/dates.hpp"
#include "text/values/numbers.hpp"
#include "whichgate/policy_report.hpp"

namespace whichgate::eval {

using policy::Comparison;

// One value of a request. What it is as an address is found out at the first comparison that asks.
class ActualValue {
 public:
  explicit ActualValue(std::string_view text) : text_(text) {}

  std::string_view text() const { return text_; }
  const text::Reading<text::Address>& address() const {
    if (!read_) address_ = text::read_address(text_);
    read_ = true;
    return address_;
  }

 private:
  std::string_view text_;
  mutable bool read_ = false;
  mutable text::Reading<text::Address> address_;
};

// One value of a condition, read once to be compared often. Points into the policy.
class ExpectedValue {
 public:
  // `variables`: the policy is of a version in which ${...} means something.
  ExpectedValue(Comparison comparison, std::string_view text, bool variables);

  // Does one value of the request match it? The negation of an operator is not looked at. An unknown match says why in
  // `note`, unless that is null. Malformed values do not match.
  Match matches(const ActualValue& actual, const AccessRequest& request, std::string* note) const {
    if (const Text* text = std::get_if<Text>(&form_)) return match_if(actual.text() == text->text);  // most are
    return matches_form(actual, request, note);
  }

  // The forms in which a value is kept.
  struct Text {
    std::string_view text;
  };
  struct TextInAnyCase {
    std::string_view text;
  };
  struct WithVariables {
    Comparison comparison;
    std::vector<Token> tokens;
  };
  struct Number {
    Comparison comparison;
    text::Decimal number;
  };
  struct Date {
    Comparison comparison;
    text::Moment moment;
  };
  struct Boolean {
    std::string_view text;
  };
  struct BooleanVariable {
    std::string_view text;
  };
  // AWS does not say which value it is.
  struct Undocumented {
    Comparison comparison;
    std::string_view text;
  };
  struct Nothing {};  // malformed: matches no value

 private:
  using Form = std::variant<Text, TextInAnyCase, text::CompiledWildcard, text::ArnPattern, WithVariables, Number, Date,
                            Boolean, BooleanVariable, text::Base64, text::AddressRange, Undocumented, Nothing>;
  Match matches_form(const ActualValue& actual, const AccessRequest& request, std::string* note) const;
  static Form read(Comparison comparison, std::string_view text, bool variables);

  Form form_;
};

}  // namespace whichgate::eval
