#pragma once
#include <iostream>

#include "eval/evaluate.hpp"
#include "properties/laws.hpp"
#include "reference/reference.hpp"
#include "support/catch.hpp"

namespace reference {

inline bool agree(const properties::Sample& sample) {
  const auto found = whichgate::eval::evaluate(sample.request, sample.policies, whichgate::eval::Reports::not_wanted);
  const Evaluation expected = evaluate(sample.request, sample.policies);
  if (found.verdict != expected.verdict) return false;
  return found.verdict != whichgate::Verdict::explicit_deny || found.decided_by == expected.denied_by;
}

// Puts requests to both evaluators and counts them. The first on which they differ is made small and fails the test.
class Agreement {
 public:
  void ask(const properties::Sample& sample) {
    ++asked_;
    if (agree(sample)) return;
    const auto differs = [](const properties::Sample& candidate) { return !agree(candidate); };
    const properties::Sample least = properties::shrink(sample, differs);
    std::cout << properties::case_line(least) << "\n";
    FAIL("request " << asked_ << ": the sample above is " << to_string(properties::verdict(least))
                    << ", the reference says " << to_string(evaluate(least.request, least.policies).verdict));
  }

  std::size_t asked() const { return asked_; }

 private:
  std::size_t asked_ = 0;
};

}  // namespace reference
