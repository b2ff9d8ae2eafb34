#pragma once
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "eval/evaluate.hpp"

// Random requests with random policies, from a small vocabulary so that they often meet.
namespace properties {

struct Sample {
  whichgate::eval::Request request;
  whichgate::eval::Policies policies;
};

std::string describe(const Sample& sample);

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  // Not std::uniform_int_distribution, whose results differ between standard libraries.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(engine_()) % limit; }
  bool chance(double probability) { return static_cast<double>(engine_() % 10000) < probability * 10000; }

  template <class List>
  const typename List::value_type& pick(const List& list) {
    return list[below(list.size())];
  }

  template <class List>
  void shuffle(List& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }

  Sample sample();
  whichgate::eval::NamedPolicy policy(whichgate::Effect effect, bool principals);
  whichgate::PolicyCondition condition();
  whichgate::eval::Context context();

 private:
  std::vector<std::string> some(const std::vector<std::string>& vocabulary);
  whichgate::PolicyStatement statement(whichgate::Effect effect, bool principals);
  whichgate::eval::NamedPolicy document(std::vector<whichgate::PolicyStatement> statements);
  std::vector<whichgate::eval::NamedPolicy> policies(bool principals);
  std::vector<whichgate::eval::Level> levels(bool principals);
  whichgate::eval::Principal principal();

  std::mt19937 engine_;
};

}  // namespace properties
