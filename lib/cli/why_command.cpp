#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/scenarios.hpp"
#include "core/files.hpp"
#include "report/json.hpp"
#include "whichgate/advice.hpp"
#include "whichgate/explain.hpp"

namespace whichgate::cli {
namespace {

constexpr std::chrono::days old_after{90};

// The condition keys of --context and --without; false when one has no "=".
bool read_context(const WhyOptions& options, Question& question, std::ostream& err) {
  for (const std::string& key : options.without) question.context[key];
  for (const std::string& entry : options.context) {
    const std::size_t equals = entry.find('=');
    if (equals == 0 || equals == std::string::npos) {
      err << fmt::format("whichgate: --context `{}` is no KEY=VALUE\n  help: for example aws:SourceIp=203.0.113.7\n",
                         entry);
      return false;
    }
    question.context[entry.substr(0, equals)].push_back(entry.substr(equals + 1));
  }
  return true;
}

bool asks(const Question& question) {
  return !(question.who.empty() && question.as.empty() && question.in.empty() && question.action.empty() &&
           question.page.empty());
}

// The world and the question that the command line names.
Result<AskedInWorld> from_scenario(const std::string& text, const WhyOptions& options, const Question& question,
                                   const Catalog& catalog) {
  Result<Scenario> scenario = read_scenario(text, options.file, files::read, catalog);
  if (!scenario) return Unexpected(scenario.error());
  const std::optional<Rules> rules = options.common.rule_book();
  if (!asks(question)) return first_denied(*scenario, rules, catalog);
  AskedInWorld asked{scenario->world, question, {}};
  // The reader lets no scenario without a rule book pass.
  asked.world.rules = rules ? *rules : parse_rules(scenario->rules.front()).value_or(asked.world.rules);
  return asked;
}

Result<AskedInWorld> from_world(const json::Document& document, const WhyOptions& options, const Question& question,
                                const Catalog& catalog) {
  Result<World> world = read_world(document, catalog);
  if (!world) return Unexpected(world.error());
  AskedInWorld asked{*std::move(world), question, {}};
  if (const std::optional<Rules> rules = options.common.rule_book()) asked.world.rules = *rules;
  return asked;
}

// Findings about a question on the command line stand at the option that they are about.
Problems at_options(Problems problems) {
  for (Diagnostic& problem : problems) {
    std::string option = problem.where.pointer.substr(0, problem.where.pointer.find('/', 1));
    if (option.empty()) continue;
    std::replace(option.begin(), option.end(), '_', '-');
    problem.where = {"--" + option.substr(1), "", 0, 0};
  }
  return problems;
}

int exit_code(Verdict verdict) {
  switch (verdict) {
    case Verdict::allowed:
      return yes;
    case Verdict::explicit_deny:
    case Verdict::implicit_deny:
      return no;
    case Verdict::unknown:
      break;
  }
  return unknown;
}

void say_when_old(const Catalog& catalog, const Streams& streams) {
  const std::optional<Instant> date = parse_instant(catalog.date());
  if (!streams.terminal.now || !date) return;
  const auto age = std::chrono::floor<std::chrono::days>(*streams.terminal.now - *date);
  if (age <= old_after) return;
  streams.err << fmt::format(
      "whichgate: the catalog is {} days old: its newest data are of {}\n"
      "  help: `whichgate catalog update --from DIR --output FILE` makes a newer one, for --catalog FILE\n",
      age.count(), catalog.date());
}

}  // namespace

int why(const WhyOptions& options, const Catalog& catalog, const Streams& streams) {
  Question question = options.question;
  if (!read_context(options, question, streams.err)) return wrong_usage;
  if (!options.through.empty()) question.through = options.through == "api" ? Through::api : Through::console;

  const Result<std::string> text = read_input(options.file, streams.in);
  if (!text) return refuse(text.error(), streams);
  const std::optional<json::Document> document = world_document(*text, options.file);
  if (document && !asks(question)) {
    streams.err << "whichgate: a world answers questions, and none was asked\n"
                   "  help: for example --who jdoe --as Billing --in Management --page Bills\n";
    return wrong_usage;
  }
  const auto asked =
      document ? from_world(*document, options, question, catalog) : from_scenario(*text, options, question, catalog);
  if (!asked) return refuse(asked.error(), streams);

  const Engine engine = Engine::compile(asked->world, catalog);
  const Decision decision = engine.ask(asked->question);
  if (has_errors(decision.problems)) return refuse(at_options(decision.problems), streams);
  const std::vector<Remedy> remedies = advise(engine, asked->question);
  say_when_old(catalog, streams);
  if (options.common.json) {
    streams.out << report::decision_json(decision, remedies, options.common.ascii);
  } else {
    const report::Style style = options.common.style(streams.terminal);
    streams.out << explain(decision, remedies, {style.ascii, style.color, options.every_gate, options.statements});
  }
  return exit_code(decision.verdict);
}

}  // namespace whichgate::cli
