#include <fmt/format.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

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
  Round before = [] {};  // what each round needs anew
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

Work catalog_from_parsed(const bench::CatalogWorkload& workload) {
  const auto list = whichgate::ActionList::compile(workload.actions);
  return {[list, &workload] {
    const auto compiled = whichgate::CompiledPolicies::compile(workload.policies);
    keep(compiled.verdicts(list,
                           {.principal = workload.principal, .action = {}, .context = workload.context->entries()}));
  }};
}

Work matrix(const bench::MatrixWorkload& workload) {
  const auto compiled = whichgate::PolicyMatrix::compile(workload.question);
  return {[compiled] { keep(compiled.answer(0, compiled.question().identities.size())); }, workload.cells()};
}

// All cells again after the edit of an SCP: one figure.
Work edited_matrix(const bench::MatrixWorkload& workload) {
  const auto compiled = whichgate::PolicyMatrix::compile(workload.question);
  const auto question = std::make_shared<whichgate::PolicyMatrixQuestion>();
  const auto after = std::make_shared<std::optional<whichgate::PolicyMatrix>>();
  return {[compiled, question, after] {
            *after = compiled.recompile(std::move(*question));
            keep((*after)->answer(0, (*after)->question().identities.size()));
          },
          1,
          [question, after, &workload] {
            after->reset();
            *question = bench::with_edited_scp(workload.question, "ProdGuard");
          }};
}

// A document is the unit.
Work documents(const std::vector<std::string>& texts) {
  return {
      [&texts] {
        for (const std::string& text : texts) {
          auto parsed = whichgate::parse_policy(text);
          if (!parsed) continue;
          whichgate::PolicySet set;
          set.identity.push_back(
              {.name = "policy", .document = std::make_shared<const whichgate::PolicyDocument>(std::move(*parsed))});
          keep(whichgate::CompiledPolicies::compile(set));
        }
      },
      texts.size()};
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
      {"w3-from-parsed", [&] { return catalog_from_parsed(inputs.w3); }},
      {"w4-decision", [&] { return matrix(inputs.w4); }},
      {"w4-edited", [&] { return edited_matrix(inputs.w4); }},
      {"w5-document", [&] { return documents(inputs.documents); }},
  };
  const auto found = count == 2 ? workloads.find(arguments[1]) : workloads.end();
  if (found == workloads.end()) {
    fmt::print(stderr, "usage: whichgate_instructions WORKLOAD\n");
    for (const auto& [name, prepare] : workloads) fmt::print(stderr, "  {}\n", name);
    return 64;
  }
  const Work work = found->second();
  work.before();
  work.round();  // warm
  work.before();
  counted_rounds(work.round);
  fmt::print("{}\n", work.decisions);
}
