#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "bench/check.hpp"
#include "bench/inputs.hpp"
#include "bench/plain_loop.hpp"
#include "whichgate/compiled_policies.hpp"
#include "whichgate/policy_matrix.hpp"

// Our side of peers.sh.
//   whichgate_contestant sample   prints the questions that all contestants answer, with the expected decisions
//   whichgate_contestant          reads "W2 verdict" a line, answers those questions that way, prints what one takes
namespace bench {
namespace {

using nlohmann::json;
using whichgate::CompiledPolicies;

// About this many questions of a workload are asked: the slowest peer takes tens of milliseconds for each.
constexpr std::size_t sample_size = 100, matrix_sample_size = 50;
constexpr std::chrono::milliseconds least_round{100};

struct Question {
  CellRequest asked;  // with all the policies that it meets
  char expected = 'I';
};

struct Sample {
  std::string name;
  std::vector<Question> questions;
};

std::size_t step(std::size_t count) { return std::max<std::size_t>(1, count / sample_size); }

void add(Sample& sample, CellRequest request, char expected) {
  Corrections corrections;
  expected = corrected(expected, request.request.action, request.request.resource, corrections);
  sample.questions.push_back({std::move(request), expected});
}

Sample sample_of(std::string name, const RequestsWorkload& workload) {
  Sample sample{std::move(name), {}};
  for (std::size_t i = 0; i < workload.requests.size(); i += step(workload.requests.size()))
    add(sample, {workload.principal, workload.policies, workload.requests[i]}, workload.expected[i]);
  return sample;
}

Sample sample_of(const CatalogWorkload& workload) {
  Sample sample{"W3", {}};
  for (std::size_t i = 0; i < workload.actions.size(); i += step(workload.actions.size())) {
    const auto& [action, resource] = workload.actions[i];
    add(sample, {workload.principal, workload.policies, {action, resource, workload.context}}, workload.expected[i]);
  }
  return sample;
}

Sample sample_of(const MatrixWorkload& workload) {
  Sample sample{"W4", {}};
  for (std::size_t i = 0; i < std::min(matrix_sample_size, workload.sample.size()); ++i)
    add(sample, cell_request(workload.question, workload.sample[i]), workload.expected[i]);
  return sample;
}

// Policies as numbers into a list of documents: each document is there once.
class SampleText {
 public:
  json text(const std::vector<Sample>& samples) {
    json workloads = json::array();
    for (const Sample& sample : samples) {
      json questions = json::array();
      for (const Question& question : sample.questions) questions.push_back(text(question));
      workloads.push_back({{"name", sample.name}, {"questions", std::move(questions)}});
    }
    return {{"documents", std::move(documents_)}, {"workloads", std::move(workloads)}};
  }

 private:
  json policies(const std::vector<whichgate::NamedPolicy>& list) {
    json numbers = json::array();
    for (const whichgate::NamedPolicy& policy : list) {
      const auto [at, is_new] = numbers_.emplace(policy.document, documents_.size());
      if (is_new)
        documents_.push_back(
            {{"name", policy.name}, {"policy", json::parse(whichgate::print_policy(*policy.document))}});
      numbers.push_back(at->second);
    }
    return numbers;
  }

  static json context(const Context& context) {
    json object = json::object();
    for (const whichgate::ContextEntry& entry : context.entries()) {
      if (entry.multivalued)
        object[std::string(entry.key)] = std::vector<std::string>(entry.values.begin(), entry.values.end());
      else
        object[std::string(entry.key)] = entry.value;
    }
    return object;
  }

  json text(const Question& question) {
    const whichgate::PolicySet& set = question.asked.policies;
    json levels = json::array();
    if (set.scps)
      for (const whichgate::PolicyLevel& level : *set.scps) levels.push_back(policies(level.policies));
    const json boundary = set.permissions_boundary ? policies(*set.permissions_boundary) : json();
    return {{"principal", question.asked.principal.principal_arn},
            {"account", question.asked.principal.account},
            {"action", question.asked.request.action},
            {"resource", question.asked.request.resource},
            {"context", context(*question.asked.request.context)},
            {"identity", policies(set.identity)},
            {"boundary", boundary},
            {"levels", std::move(levels)},
            {"expected", std::string(1, question.expected)}};
  }

  std::map<whichgate::PolicyPointer, std::size_t> numbers_;
  json documents_ = json::array();
};

// One way to answer a sample: a pass over it gives a letter for each question.
struct Way {
  std::function<void(std::string&)> pass;
  std::size_t decisions = 0;  // of a pass
};

// What the way needs is prepared once for each set of policies, before the first round.
template <class Prepared, class Decide>
Way each_question(const Sample& sample, Decide decide) {
  std::map<const void*, std::shared_ptr<const Prepared>> by_policies;
  std::vector<std::shared_ptr<const Prepared>> prepared;
  const bool same_policies = sample.name != "W4";
  for (const Question& question : sample.questions) {
    auto& found = by_policies[same_policies ? nullptr : static_cast<const void*>(&question)];
    if (!found) found = std::make_shared<const Prepared>(Prepared{question.asked.policies});
    prepared.push_back(found);
  }
  return {[&sample, prepared = std::move(prepared), decide](std::string& letters) {
            for (std::size_t i = 0; i < prepared.size(); ++i) {
              const CellRequest& one = sample.questions[i].asked;
              letters += decide(*prepared[i], asked(one.principal, one.request));
            }
          },
          sample.questions.size()};
}

struct Compiled {
  explicit Compiled(const whichgate::PolicySet& set) : policies(CompiledPolicies::compile(set)) {}
  CompiledPolicies policies;
};

char in_words(const Compiled& compiled, const whichgate::AccessRequest& request) {
  const auto decision = compiled.policies.ask(request);
  std::size_t reports = 0;
  for (const whichgate::LayerAnswer& layer : decision.layers)
    if (layer.present) reports += compiled.policies.reports(layer.gate, request).size();
  return reports > 0 ? letter(decision.verdict) : '?';
}

Way bulk(const Inputs& inputs, const std::string& workload) {
  if (workload == "W3") {
    const auto compiled = CompiledPolicies::compile(inputs.w3.policies);
    const auto list = whichgate::ActionList::compile(inputs.w3.actions);
    return {[&inputs, compiled, list](std::string& letters) {
              const auto verdicts = compiled.verdicts(list, asked(inputs.w3.principal, {"", "", inputs.w3.context}));
              if (!letters.empty()) return;
              for (std::size_t i = 0; i < list.size(); i += step(list.size())) letters += letter(verdicts[i]);
            },
            inputs.w3.actions.size()};
  }
  const auto matrix = whichgate::PolicyMatrix::compile(inputs.w4.question);
  return {[&inputs, matrix](std::string& letters) {
            const auto block = matrix.answer(0, inputs.w4.question.identities.size());
            if (!letters.empty()) return;
            for (std::size_t i = 0; i < std::min(matrix_sample_size, inputs.w4.sample.size()); ++i) {
              const MatrixWorkload::Cell& cell = inputs.w4.sample[i];
              letters += letter(block.verdict(cell.set, cell.account, cell.request));
            }
          },
          inputs.w4.cells()};
}

std::optional<Way> find_way(const Inputs& inputs, const Sample& sample, const std::string& name) {
  if (name == "verdict")
    return each_question<Compiled>(sample, [](const Compiled& compiled, const whichgate::AccessRequest& request) {
      return letter(compiled.policies.verdict(request));
    });
  if (name == "explained")
    return each_question<Compiled>(sample, [](const Compiled& compiled, const whichgate::AccessRequest& request) {
      return letter(compiled.policies.ask(request).verdict);
    });
  if (name == "words") return each_question<Compiled>(sample, in_words);
  if (name == "plain")
    return each_question<PlainLoop>(
        sample, [](const PlainLoop& loop, const whichgate::AccessRequest& request) { return loop.decide(request); });
  if (name == "bulk" && (sample.name == "W3" || sample.name == "W4")) return bulk(inputs, sample.name);
  return std::nullopt;
}

// Passes until the clock has something to measure.
json run_round(const Way& way) {
  std::string letters, ignored;
  way.pass(letters);
  std::size_t passes = 0;
  const auto start = std::chrono::steady_clock::now();
  auto now = start;
  for (; now - start < least_round; now = std::chrono::steady_clock::now(), ++passes) {
    ignored.assign("?");  // a bulk way writes letters only into an empty text
    way.pass(ignored);
  }
  const double us = std::chrono::duration<double, std::micro>(now - start).count();
  return {{"us", us / static_cast<double>(passes * way.decisions)}, {"answers", letters}};
}

int race(const Inputs& inputs, const std::vector<Sample>& samples) {
  std::map<std::string, Way> ways;
  std::string workload, name;
  while (std::cin >> workload >> name) {
    const auto sample = std::ranges::find(samples, workload, &Sample::name);
    auto way = ways.find(workload + name);
    if (way == ways.end()) {
      auto found = sample == samples.end() ? std::nullopt : find_way(inputs, *sample, name);
      if (!found) {
        std::cout << "{}" << std::endl;
        continue;
      }
      way = ways.emplace(workload + name, std::move(*found)).first;
    }
    std::cout << run_round(way->second).dump() << std::endl;
  }
  return 0;
}

}  // namespace
}  // namespace bench

int main(int count, char** arguments) {
  const bench::Inputs inputs = bench::read_inputs(bench::inputs_folder());
  const std::vector<bench::Sample> samples = {bench::sample_of("W1", inputs.w1), bench::sample_of("W2", inputs.w2),
                                              bench::sample_of(inputs.w3), bench::sample_of(inputs.w4)};
  if (count == 2 && std::string_view(arguments[1]) == "sample") {
    std::cout << bench::SampleText().text(samples).dump() << '\n';
    return 0;
  }
  return bench::race(inputs, samples);
}
