#pragma once
#include <cstdlib>
#include <iostream>
#include <string>

#include "properties/samples.hpp"
#include "support/catch.hpp"

namespace properties {

// WHICHGATE_SEED and WHICHGATE_ROUNDS in the environment choose other samples, and more of them.
inline unsigned seed_or(unsigned preset) {
  const char* given = std::getenv("WHICHGATE_SEED");
  return given ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : preset;
}

inline int rounds_or(int preset) {
  const char* given = std::getenv("WHICHGATE_ROUNDS");
  return given ? std::atoi(given) : preset;
}

inline Verdict verdict(const Sample& sample) {
  return evaluate(sample.request, sample.policies, Reports::not_wanted).verdict;
}

inline bool denied(Verdict verdict) { return verdict == Verdict::explicit_deny || verdict == Verdict::implicit_deny; }

// Makes a sample a round and holds the law against it. What breaks the law is made as small as it gets and printed
// with the seed and the round, and as a line that `whichgate decide` answers.
template <class Make, class Law>
void hold(unsigned seed, int rounds, Make make, Law law, Size size = small) {
  for (int round = 0; round < rounds; ++round) {
    Random random(seed, round, size);
    const Sample sample = make(random);
    const Random rest = random;  // the law's own chances, the same for every smaller sample
    if (law(sample, Random(rest))) continue;
    const Sample least = shrink(sample, [&](const Sample& candidate) { return !law(candidate, Random(rest)); });
    std::cout << case_line(least) << "\n";
    FAIL("seed " << seed << ", round " << round << ": the sample above breaks the law, nothing can be left out of it");
  }
  CHECK(rounds > 0);
}

// The law for random samples of every kind.
template <class Law>
void hold_for_samples(Law law) {
  hold(
      seed_or(20261122), rounds_or(3000), [](Random& random) { return random.sample(); }, law);
}

// A law about the one condition of a sample.
template <class Law>
void hold_for_conditions(Law law) {
  const auto of_sample = [&](const Sample& sample, Random) {
    if (sample.policies.identity.empty()) return true;
    const PolicyStatement& statement = sample.policies.identity.front().document->statements.front();
    return statement.conditions.empty() || law(statement.conditions.front(), sample.request.context);
  };
  hold(
      seed_or(20261123), rounds_or(20000), [](Random& random) { return random.conditional_sample(); }, of_sample);
}

}  // namespace properties
