#include <CLI/CLI.hpp>

#include "cli/command.hpp"

namespace whichgate::cli {
namespace {

void add_common(CLI::App& command, Common& common) {
  command
      .add_option("--rules", common.rules, "the rule book: documented (AWS's documentation) or field-notes (write-ups)")
      ->type_name("BOOK")
      ->check(CLI::IsMember({"documented", "field-notes"}));
  command.add_flag("--json", common.json, "answer in JSON");
  command.add_flag("--ascii", common.ascii, "only ASCII characters: ok, x and - for the signs");
  command.add_flag("--no-color", common.no_color, "no colours, also on a terminal");
}

Command add_run(CLI::App& program) {
  const auto given = std::make_shared<RunOptions>();
  RunOptions& options = *given;
  CLI::App& run = *program.add_subcommand("run", "run scenario files: silent but for a summary when all hold");
  run.add_option("path", options.paths, "scenario files, and folders of them; - is the standard input")
      ->type_name("PATH...")
      ->required();
  add_common(run, options.common);
  run.footer("Example:\n  whichgate example scenario | whichgate run -");
  return answered_by(run, given, &run_scenarios);
}

Command add_why(CLI::App& program) {
  const auto given = std::make_shared<WhyOptions>();
  WhyOptions& options = *given;
  CLI::App& why = *program.add_subcommand("why", "answer one question: every gate, AWS's message, what opens it");
  const auto text = [&why](const char* name, std::string& into, const char* type, const char* help) {
    why.add_option(name, into, help)->type_name(type);
  };
  why.add_option("file", options.file,
                 "a world, or a scenario: that answers its first denied expectation, or the question you ask of the "
                 "world it starts with; - is the standard input")
      ->type_name("FILE")
      ->required();
  text("--who", options.question.who, "NAME", "who asks: an Identity Center user, an IAM user, a role's session");
  text("--as", options.question.as, "CAPACITY", "a permission set, \"IAM user\", root, \"role NAME\", \"session ID\"");
  text("--in", options.question.in, "ACCOUNT", "the account, by name or id");
  text("--action", options.question.action, "ACTION", "an IAM action, for example ce:DescribeReport");
  text("--page", options.question.page, "PAGE", "a page of the billing console, for example Bills");
  text("--resource", options.question.resource, "ARN", "the resource; all resources when it is left out");
  text("--resource-account", options.question.resource_account, "ACCOUNT", "the account that owns the resource");
  why.add_option("--through", options.through, "console or api; a person asks through the console by default")
      ->type_name("CHANNEL")
      ->check(CLI::IsMember({"console", "api"}));
  why.add_option("--context", options.context, "a condition key, for example aws:SourceIp=203.0.113.7; may be repeated")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  why.add_option("--without", options.without, "a condition key that the request does not carry; may be repeated")
      ->type_name("KEY")
      ->allow_extra_args(false);
  why.add_flag("--partial-context", options.question.partial_context,
               "the request may carry other condition keys: what depends on one of them is unknown");
  text("--region", options.question.region, "REGION", "aws:RequestedRegion; us-east-1 when it is left out");
  text("--vpc-endpoint", options.question.vpc_endpoint, "ID", "the VPC endpoint that the request passes");
  why.add_flag("--every-gate", options.every_gate, "show the gates that do not apply as well");
  why.add_flag("--statements", options.statements, "show the policies' statements under each gate");
  add_common(why, options.common);
  why.footer(
      "Example:\n  whichgate example world | whichgate why - --who jdoe --as Billing --in Management --page Bills");
  return answered_by(why, given, &cli::why);
}

Command add_list(CLI::App& program) {
  const auto given = std::make_shared<ListOptions>();
  ListOptions& options = *given;
  CLI::App& list = *program.add_subcommand("list", "list scenario files: title and file");
  list.add_option("path", options.paths, "scenario files, and folders of them; - is the standard input")
      ->type_name("PATH...")
      ->required();
  list.add_flag("--replay", options.replay, "run them: what is asked and the verdict, and a summary");
  add_common(list, options.common);
  list.footer("Example:\n  whichgate example scenario | whichgate list --replay -");
  return answered_by(list, given, &cli::list);
}

Command add_decide(CLI::App& program) {
  const auto given = std::make_shared<DecideOptions>();
  DecideOptions& options = *given;
  CLI::App& decide =
      *program.add_subcommand("decide", "answer cases, requests with all their policies: a JSON line each");
  decide.add_option("--cases", options.cases, "a case a line, in JSON; - is the standard input, and so is nothing")
      ->type_name("FILE");
  decide.footer("Example:\n  whichgate example cases | whichgate decide");
  return answered_by(decide, given, &cli::decide);
}

Command add_simulate(CLI::App& program) {
  const auto given = std::make_shared<SimulateOptions>();
  SimulateOptions& options = *given;
  CLI::App& simulate =
      *program.add_subcommand("simulate", "answer as AWS's policy simulator does: its request, its JSON");
  simulate
      .add_option(
          "--request", options.request,
          "what `aws iam simulate-custom-policy` and `simulate-principal-policy` take as --cli-input-json; - is "
          "the standard input")
      ->type_name("FILE")
      ->required();
  simulate
      .add_option("--world", options.world,
                  "a world, or a scenario: has the user, group or role of PolicySourceArn, its policies and its "
                  "organization")
      ->type_name("FILE");
  simulate.footer("Example:\n  whichgate example request | whichgate simulate --request -");
  return answered_by(simulate, given, &cli::simulate);
}

}  // namespace

std::vector<Command> add_commands(CLI::App& program) {
  return {add_run(program), add_why(program), add_list(program), add_decide(program), add_simulate(program)};
}

}  // namespace whichgate::cli
