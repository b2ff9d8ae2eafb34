#include "cli/cli.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/scenarios.hpp"
#include "cli/usage_error.hpp"

namespace whichgate::cli {
namespace {

constexpr std::string_view exit_codes =
    "exit codes: 0 yes, or all held; 1 an expectation failed; 2 the answer is no; 3 bad input; 4 unknown; "
    "64 wrong usage";

void add_catalog_option(CLI::App& command, std::string& file) {
  command
      .add_option("--catalog", file,
                  "what AWS publishes, as `whichgate catalog update` wrote it; the data in the program by default")
      ->type_name("FILE");
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
  std::vector<Command> commands = add_commands(program);
  for (Command& command : add_catalog(program)) commands.push_back(std::move(command));
  std::string catalog_file;
  for (const Command& command : commands) add_catalog_option(*command.app, catalog_file);
  for (Command& command : add_help(program)) commands.push_back(std::move(command));

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
  for (const Command& command : commands)
    if (command.app->parsed()) code = command.answer(catalog, streams);
  if (!out.flush()) {
    err << "whichgate: the output cannot be written\n";
    return bad_input;
  }
  return code;
}

}  // namespace whichgate::cli
