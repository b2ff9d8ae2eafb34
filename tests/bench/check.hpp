#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "bench/inputs.hpp"

// Every decision is checked before anything is timed.
namespace bench {

// The workloads' decisions know no resource-based policies and let SCPs reach every service. Two rules follow AWS, and
// change what is expected; how often they do is counted and printed.
struct Corrections {
  std::size_t resource_policy = 0;  // a KMS key or a role: only its own policy could allow, and there is none
  std::size_t beyond_scps = 0;      // Amazon Mechanical Turk: the deny of an SCP does not apply to it
};
char corrected(char expected, std::string_view action, std::string_view resource, Corrections& corrections);

// Decisions beside the expected ones. Says on the standard output how many are equal, or which are not.
class Check {
 public:
  Check(std::string workload, std::string evaluator)
      : workload_(std::move(workload)), evaluator_(std::move(evaluator)) {}

  void compare(char found, char expected, std::string_view action, std::string_view resource,
               std::string_view where = {});
  void compare_totals(const std::array<std::size_t, 3>& found, const std::array<std::size_t, 3>& expected);
  // Prints, and tells whether all were equal.
  bool conclude() const;

 private:
  std::string workload_, evaluator_, differences_;
  Corrections corrections_;
  std::size_t compared_ = 0, different_ = 0;
};

char letter(whichgate::Verdict verdict);

// All workloads, by the plain loop and by the compiled policies.
bool check_decisions(const Inputs& inputs);

}  // namespace bench
