#include <fmt/format.h>

#include <functional>
#include <map>
#include <string_view>

#include "bench/inputs.hpp"
#include "whichgate/compiled_policies.hpp"
#include "whichgate/policy_matrix.hpp"

// whichgate_instructions WORKLOAD: prints how many decisions it makes inside counted_rounds(), the only function whose
// instructions callgrind is told to count; all else is preparation. `inputs` as the workload: which they are.
namespace {

using Round = std::function<void()>;

template <class Value>
void keep(const Value& value) {
  asm volatile("" : : "g"(&value) : "memory");
}

}  // namespace

extern "C" __attribute__((noinline)) void counted_rounds(const Round& round) {
  round();
  asm volatile("" ::: "memory");
}

namespace {

struct Work {
  Round round;
  std::size_t decisions = 1;
};

Work verdicts(const bench::RequestsWorkload& workload) {
  const auto compiled = whichgate::CompiledPolicies::compile(workload.policies);
  return {[compiled, &workload] {
            for (const bench::Request& request : workload.requests)
              keep(compiled.verdict(bench::asked(workload.principal, request)));
          },
          workload.requests.size()};
}

Work explanations(const bench::RequestsWorkload& workload) {
  const auto compiled = whichgate::CompiledPolicies::compile(workload.policies);
  return {[compiled, &workload] {
            for (const bench::Request& request : workload.requests)
              keep(compiled.ask(bench::asked(workload.principal, request)));
          },
          workload.requests.size()};
}

// The whole catalog is one figure.
Work whole_catalog(const bench::CatalogWorkload& workload) {
  const auto compiled = whichgate::CompiledPolicies::compile(workload.policies);
  const auto list = whichgate::ActionList::compile(workload.actions);
  return {[compiled, list, &workload] {
    keep(compiled.verdicts(list,
                           {.principal = workload.principal, .action = {}, .context = workload.context->entries()}));
  }};
}

Work matrix(const bench::MatrixWorkload& workload) {
  const auto compiled = whichgate::PolicyMatrix::compile(workload.question);
  return {[compiled] { keep(compiled.answer(0, compiled.question().identities.size())); }, workload.cells()};
}

}  // namespace

int main(int count, char** arguments) {
  const bench::Inputs inputs = bench::read_inputs(bench::inputs_folder());
  if (count == 2 && std::string_view(arguments[1]) == "inputs") {
    fmt::print("{}\n", inputs.small ? "small" : "large");
    return 0;
  }
  const std::map<std::string_view, std::function<Work()>> workloads = {
      {"w1-verdict", [&] { return verdicts(inputs.w1); }},
      {"w1-explanation", [&] { return explanations(inputs.w1); }},
      {"w2-verdict", [&] { return verdicts(inputs.w2); }},
      {"w2-explanation", [&] { return explanations(inputs.w2); }},
      {"w3-catalog", [&] { return whole_catalog(inputs.w3); }},
      {"w4-decision", [&] { return matrix(inputs.w4); }},
  };
  const auto found = count == 2 ? workloads.find(arguments[1]) : workloads.end();
  if (found == workloads.end()) {
    fmt::print(stderr, "usage: whichgate_instructions WORKLOAD\n");
    for (const auto& [name, prepare] : workloads) fmt::print(stderr, "  {}\n", name);
    return 64;
  }
  const Work work = found->second();
  work.round();  // warm
  counted_rounds(work.round);
  fmt::print("{}\n", work.decisions);
}
