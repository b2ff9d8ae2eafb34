#include <memory>

#include "bench/benchmarks.hpp"
#include "bench/heap.hpp"
#include "bench/plain_loop.hpp"
#include "whichgate/compiled_policies.hpp"

namespace bench {
namespace {

using whichgate::AccessRequest;
using whichgate::CompiledPolicies;

// Everything that is there before the clock runs.
struct Prepared {
  explicit Prepared(const RequestsWorkload& workload)
      : compiled(CompiledPolicies::compile(workload.policies)), plain(workload.policies) {
    for (const Request& request : workload.requests) requests.push_back(asked(workload.principal, request));
  }

  CompiledPolicies compiled;
  PlainLoop plain;
  std::vector<AccessRequest> requests;
};

// In words: every layer's policies with their statements, as `why --statements` prints them.
void put_in_words(const CompiledPolicies& compiled, const AccessRequest& request) {
  const auto decision = compiled.ask(request);
  for (const whichgate::LayerAnswer& layer : decision.layers)
    if (layer.present) benchmark::DoNotOptimize(compiled.reports(layer.gate, request));
}

void add_workload(Figures& figures, const std::string& name, const RequestsWorkload& workload, double verdict_ns,
                  double explained_ns) {
  const auto prepared = std::make_shared<const Prepared>(workload);
  const auto count = static_cast<double>(workload.requests.size());
  const auto plain = [prepared] {
    for (const AccessRequest& request : prepared->requests) benchmark::DoNotOptimize(prepared->plain.decide(request));
  };
  figures.add(
      {.what = name + " verdict, strings in",
       .target = verdict_ns,
       .per_iteration = count,
       .plain_per_iteration = count},
      [prepared] {
        for (const AccessRequest& request : prepared->requests)
          benchmark::DoNotOptimize(prepared->compiled.verdict(request));
      },
      plain);
  figures.add({.what = name + " with the full explanation", .target = explained_ns, .per_iteration = count},
              [prepared] {
                for (const AccessRequest& request : prepared->requests)
                  benchmark::DoNotOptimize(prepared->compiled.ask(request));
              });
  figures.add({.what = name + " with the full explanation in words", .per_iteration = count}, [prepared] {
    for (const AccessRequest& request : prepared->requests) put_in_words(prepared->compiled, request);
  });
}

}  // namespace

void add_requests(Figures& figures, const Inputs& inputs) {
  add_workload(figures, "W1", inputs.w1, 120, 600);
  add_workload(figures, "W2", inputs.w2, 300, 2000);
}

std::size_t allocations_of_warm_verdicts(const Inputs& inputs) {
  std::size_t allocations = 0;
  for (const RequestsWorkload* workload : {&inputs.w1, &inputs.w2}) {
    const Prepared prepared(*workload);
    for (const AccessRequest& request : prepared.requests) benchmark::DoNotOptimize(prepared.compiled.verdict(request));
    const HeapCount count;
    for (const AccessRequest& request : prepared.requests) benchmark::DoNotOptimize(prepared.compiled.verdict(request));
    allocations += count.allocations();
  }
  return allocations;
}

}  // namespace bench
