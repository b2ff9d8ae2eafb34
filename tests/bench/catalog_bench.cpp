#include <memory>

#include "bench/benchmarks.hpp"
#include "bench/plain_loop.hpp"
#include "whichgate/compiled_policies.hpp"

namespace bench {
namespace {

struct Prepared {
  explicit Prepared(const CatalogWorkload& all)
      : workload(all),
        list(whichgate::ActionList::compile(all.actions)),
        compiled(whichgate::CompiledPolicies::compile(all.policies)),
        plain(all.policies) {}

  // Who asks, in which context; its action and resource do not count.
  whichgate::AccessRequest caller() const {
    return {.principal = workload.principal, .action = {}, .context = workload.context->entries()};
  }

  const CatalogWorkload& workload;
  whichgate::ActionList list;
  whichgate::CompiledPolicies compiled;
  PlainLoop plain;
};

}  // namespace

void add_catalog(Figures& figures, const Inputs& inputs) {
  const auto prepared = std::make_shared<const Prepared>(inputs.w3);
  figures.add(
      {.what = "W3 whole catalog, warm", .unit = Unit::us, .target = 20, .plain_per_iteration = 1},
      [prepared] { benchmark::DoNotOptimize(prepared->compiled.verdicts(prepared->list, prepared->caller())); },
      [prepared] {
        whichgate::AccessRequest request = prepared->caller();
        for (const whichgate::ActionOnResource& entry : prepared->workload.actions) {
          request.action = entry.action;
          request.resource = entry.resource;
          benchmark::DoNotOptimize(prepared->plain.decide(request));
        }
      });
  figures.add({.what = "W3 whole catalog, from parsed policies", .unit = Unit::us, .target = 400}, [prepared] {
    const auto compiled = whichgate::CompiledPolicies::compile(prepared->workload.policies);
    benchmark::DoNotOptimize(compiled.verdicts(prepared->list, prepared->caller()));
  });
}

}  // namespace bench
