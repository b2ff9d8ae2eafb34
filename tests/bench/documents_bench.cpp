#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "bench/benchmarks.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/compiled_policies.hpp"

namespace bench {
namespace {

using whichgate::Catalog;

void compile_text(const std::string& text) {
  auto parsed = whichgate::parse_policy(text);
  if (!parsed) return;
  whichgate::PolicySet policies;
  policies.identity.push_back(
      {.name = "policy", .document = std::make_shared<const whichgate::PolicyDocument>(std::move(*parsed))});
  benchmark::DoNotOptimize(whichgate::CompiledPolicies::compile(policies));
}

// The first look-up reads the policy out of the catalog; so each iteration has a catalog that nobody has asked yet.
void look_up_managed_policies(benchmark::State& state) {
  const std::vector<std::string_view> arns = Catalog::builtin().managed_policy_arns();
  const std::string bytes(Catalog::builtin().bytes());
  for (auto _ : state) {
    state.PauseTiming();
    const auto catalog = Catalog::load(bytes);
    state.ResumeTiming();
    for (const std::string_view arn : arns) benchmark::DoNotOptimize(catalog->managed_policy(arn));
  }
}

}  // namespace

void add_documents(Figures& figures, const Inputs& inputs) {
  figures.add({.what = "W5 every managed policy, text to compiled", .unit = Unit::ms, .target = 70},
              [&documents = inputs.documents] {
                for (const std::string& text : documents) compile_text(text);
              });
  figures.add({.what = "W5 of that, text to parsed", .unit = Unit::ms}, [&documents = inputs.documents] {
    for (const std::string& text : documents) benchmark::DoNotOptimize(whichgate::parse_policy(text));
  });
  figures.add({.what = "W5 beside it, nlohmann's text to tree", .unit = Unit::ms}, [&documents = inputs.documents] {
    for (const std::string& text : documents) benchmark::DoNotOptimize(nlohmann::json::parse(text));
  });
  figures.add_loop({.what = "W5 embedded, first look-up of one",
                    .unit = Unit::us,
                    .per_iteration = static_cast<double>(Catalog::builtin().managed_policy_arns().size())},
                   look_up_managed_policies);
}

}  // namespace bench
