#include <fmt/core.h>

#include <algorithm>
#include <ostream>

#include "cli/catalog_age.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/refuse.hpp"
#include "cli/scenario_options.hpp"
#include "cli/world_files.hpp"
#include "core/files.hpp"
#include "report/decision_answer.hpp"
#include "whichgate/scenario.hpp"

namespace whichgate::cli {
namespace {

struct Options {
  std::string file = {};
  Question question = {};
  std::string through = {};
  std::vector<std::string> context = {};  // "key=value"
  std::vector<std::string> without = {};  // keys
  bool every_gate = false;
  bool statements = false;
  ScenarioOptions common = {};
};

void declare(OptionList& list, Options& options) {
  Question& question = options.question;
  list.required("file", options.file, "FILE",
                "a world, or a scenario: that answers its first denied expectation, or the question you ask of the "
                "world it starts with; - is the standard input");
  list.optional("--who", question.who, "NAME", "who asks: an Identity Center user, an IAM user, a role's session");
  list.optional("--as", question.as, "CAPACITY", "a permission set, \"IAM user\", root, \"role NAME\", \"session ID\"");
  list.optional("--in", question.in, "ACCOUNT", "the account, by name or id");
  list.optional("--action", question.action, "ACTION", "an IAM action, for example ce:DescribeReport");
  list.optional("--page", question.page, "PAGE", "a page of the billing console, for example Bills");
  list.optional("--resource", question.resource, "ARN", "the resource; all resources when it is left out");
  list.optional("--resource-account", question.resource_account, "ACCOUNT", "the account that owns the resource");
  list.optional("--through", options.through, "CHANNEL", "console or api; a person asks through the console by default")
      .one_of = {"console", "api"};
  list.repeated("--context", options.context, "KEY=VALUE",
                "a condition key, for example aws:SourceIp=203.0.113.7; may be repeated");
  list.repeated("--without", options.without, "KEY",
                "a condition key that the request does not carry; may be repeated");
  list.flag("--partial-context", question.partial_context,
            "the request may carry other condition keys: what depends on one of them is unknown");
  list.optional("--region", question.region, "REGION", "aws:RequestedRegion; us-east-1 when it is left out");
  list.optional("--vpc-endpoint", question.vpc_endpoint, "ID", "the VPC endpoint that the request passes");
  list.flag("--every-gate", options.every_gate, "show the gates that do not apply as well");
  list.flag("--statements", options.statements, "show the policies' statements under each gate");
  declare_scenario_options(list, options.common, &report::Format::decision);
}

// The condition keys of --context and --without; false when one has no "=".
bool read_context(const Options& options, Question& question, std::ostream& err) {
  for (const std::string& key : options.without) question.context[key];
  for (const std::string& entry : options.context) {
    const std::size_t equals = entry.find('=');
    if (equals == 0 || equals == std::string::npos) {
      refuse_usage(fmt::format("--context `{}` is not KEY=VALUE", entry), "for example aws:SourceIp=203.0.113.7", err);
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
Result<AskedInWorld> from_scenario(const std::string& text, const Options& options, const Question& question,
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

Result<AskedInWorld> from_world(const json::Document& document, const Options& options, const Question& question,
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
      return unknown;
    case Verdict::invalid:
      break;
  }
  return bad_input;
}

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  Question question = options.question;
  if (!read_context(options, question, streams.err)) return wrong_usage;
  if (!options.through.empty()) question.through = options.through == "api" ? Through::api : Through::console;

  const Result<std::string> text = read_input(options.file, streams.in);
  if (!text) return refuse(text.error(), streams);
  const std::optional<json::Document> document = world_document(*text, options.file);
  if (document && !asks(question))
    return refuse_usage("a world answers questions, and none was asked",
                        "for example --who jdoe --as Billing --in Management --page Bills", streams.err);
  const auto asked =
      document ? from_world(*document, options, question, catalog) : from_scenario(*text, options, question, catalog);
  if (!asked) return refuse(asked.error(), streams);

  const Engine engine = Engine::compile(asked->world, catalog);
  Decision decision = engine.ask(asked->question);
  if (has_errors(decision.problems)) return refuse(at_options(decision.problems), streams);
  std::vector<Remedy> remedies = advise(engine, asked->question);
  warn_when_old(catalog, streams);
  const report::DecisionAnswer answer{std::move(decision), std::move(remedies), options.every_gate, options.statements};
  streams.out << options.common.format->decision(answer, options.common.style(streams.terminal));
  return exit_code(answer.decision.verdict);
}

}  // namespace

Command why_command() {
  return command("why", "answer one question: every gate, AWS's message, what opens it",
                 "whichgate example world | whichgate why - --who jdoe --as Billing --in Management --page Bills",
                 declare, answer);
}

}  // namespace whichgate::cli
