#include "cli/parser.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/refuse.hpp"
#include "cli/usage_help.hpp"

// The one source that knows how command lines are read: CLI11's header takes seconds to compile.
namespace whichgate::cli {
namespace {

bool by_place(const Option& option) { return !option.name.starts_with("--"); }

struct AddOption {
  CLI::App& app;
  const Option& option;

  CLI::Option* operator()(bool* value) const { return app.add_flag(name(), *value, help()); }
  CLI::Option* operator()(const FormatFlag& flag) const {
    return app.add_flag_callback(
        name(), [flag] { *flag.chosen = flag.format; }, help());
  }
  CLI::Option* operator()(std::string* value) const { return typed(app.add_option(name(), *value, help())); }
  CLI::Option* operator()(std::vector<std::string>* values) const {
    return typed(app.add_option(name(), *values, help()))->allow_extra_args(by_place(option));
  }

 private:
  std::string name() const { return std::string(option.name); }
  std::string help() const { return std::string(option.help); }
  CLI::Option* typed(CLI::Option* added) const { return added->type_name(std::string(option.type)); }
};

void add(CLI::App& app, const Option& option) {
  CLI::Option* added = std::visit(AddOption{app, option}, option.value);
  if (option.required) added->required();
  if (!option.one_of.empty()) added->check(CLI::IsMember(option.one_of));
  if (!option.excludes.empty()) added->excludes(app.get_option(std::string(option.excludes)));
}

void add(CLI::App& app, const Command& command) {
  if (!command.example.empty()) app.footer("Example:\n  " + std::string(command.example));
  for (const Option& option : command.options) add(app, option);
  for (const Command& one : command.commands) {
    CLI::App& added = *app.add_subcommand(std::string(one.name), std::string(one.help));
    if (one.hidden) added.group("");
    add(added, one);
  }
  if (!command.commands.empty()) app.require_subcommand(1);
}

// The commands that the words named, the program first and the innermost last.
std::vector<const Command*> named_commands(const CLI::App& app, const Command& command) {
  std::vector<const Command*> named{&command};
  for (const CLI::App* given : app.get_subcommands())
    for (const Command& one : command.commands)
      if (one.name == given->get_name()) {
        const std::vector<const Command*> inner = named_commands(*given, one);
        named.insert(named.end(), inner.begin(), inner.end());
        return named;
      }
  return named;
}

// What is wrong, in our form: CLI11 writes sentences, ours are lower case without a full stop.
std::string message_of(const CLI::ParseError& error) {
  std::string message = error.what();
  message.erase(message.find_last_not_of(".\n ") + 1);
  if (message.starts_with("The ")) message.replace(0, 1, "t");
  std::replace(message.begin(), message.end(), '\n', ' ');
  return message;
}

}  // namespace

Result<const Command*, Exit> parse(const Command& program, std::vector<std::string> args, std::ostream& out,
                                   std::ostream& err) {
  CLI::App app(std::string(program.help), std::string(program.name));
  app.footer(std::string(exit_codes));
  app.set_version_flag("--version", "whichgate " WHICHGATE_VERSION);
  add(app, program);
  const std::vector<std::string> given = args;
  std::reverse(args.begin(), args.end());  // CLI11 takes them last first
  try {
    app.parse(args);
  } catch (const CLI::Success& asked) {  // --help and --version
    app.exit(asked, out, err);
    return Unexpected(yes);
  } catch (const CLI::ParseError& error) {
    const UsageHelp help(named_commands(app, program), given);
    const bool lacks_command = help.wants_command() && dynamic_cast<const CLI::RequiredError*>(&error);
    refuse_usage(lacks_command ? help.missing_command() : message_of(error), help.text(), err);
    return Unexpected(wrong_usage);
  }
  return named_commands(app, program).back();
}

}  // namespace whichgate::cli
