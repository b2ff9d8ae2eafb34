#include "eval/evaluate.hpp"
#include "properties/random_policies.hpp"
#include "reference/reference.hpp"
#include "support/catch.hpp"

using namespace whichgate;

TEST_CASE("the evaluation agrees with the naive reference on random policies") {
  constexpr unsigned seed = 20261124;
  constexpr int rounds = 10000;
  INFO("seed " << seed);
  properties::Random random(seed);
  int agreed = 0;
  for (int round = 0; round < rounds; ++round) {
    const properties::Sample sample = random.sample();
    const Verdict found = eval::evaluate(sample.request, sample.policies, eval::Reports::not_wanted).verdict;
    const Verdict expected = reference::evaluate(sample.request, sample.policies);
    if (found == expected) {
      ++agreed;
      continue;
    }
    FAIL("round " << round << ": " << to_string(found) << ", the reference says " << to_string(expected) << "\n"
                  << properties::describe(sample));
  }
  CHECK(agreed == rounds);
}
