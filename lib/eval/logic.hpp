#pragma once
#include "whichgate/policy_report.hpp"

// Logic with three values: "unknown" spreads only where it could change the answer.
namespace whichgate::eval {

constexpr Match match_if(bool condition) { return condition ? Match::yes : Match::no; }

constexpr Match both(Match a, Match b) {
  if (a == Match::no || b == Match::no) return Match::no;
  return a == Match::yes && b == Match::yes ? Match::yes : Match::unknown;
}

constexpr Match either(Match a, Match b) {
  if (a == Match::yes || b == Match::yes) return Match::yes;
  return a == Match::no && b == Match::no ? Match::no : Match::unknown;
}

constexpr Match opposite(Match a) {
  if (a == Match::unknown) return a;
  return match_if(a == Match::no);
}

}  // namespace whichgate::eval
