#include "cli/help_commands.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/command.hpp"
#include "cli/example_files.hpp"

namespace whichgate::cli {
namespace {

Command add_example(CLI::App& program) {
  const auto given = std::make_shared<ExampleOptions>();
  std::vector<std::string> names;
  for (const ExampleFile& file : example_files()) names.emplace_back(file.name);
  CLI::App& command =
      *program.add_subcommand("example", "print an example of a file, to try a command or to start from");
  command.add_option("name", given->name, "which file")->type_name("NAME")->required()->check(CLI::IsMember(names));
  command.footer("Example:\n  whichgate example world");
  return answered_by(command, given, &example);
}

// For the build, which installs what it prints.
Command add_manual(CLI::App& program) {
  CLI::App& command = *program.add_subcommand("manual", "print the man page")->group("");
  return {&command, [&program](const Catalog&, const Streams& streams) {
            streams.out << manual(program);
            return yes;
          }};
}

// For the shells' completion scripts: whichgate complete -- WORD...
Command add_complete(CLI::App& program) {
  const auto words = std::make_shared<std::vector<std::string>>();
  CLI::App& command = *program.add_subcommand("complete", "print what a word may become")->group("");
  command.add_option("words", *words, "the words after the program's name, up to the cursor");
  return {&command, [&program, words](const Catalog&, const Streams& streams) {
            streams.out << completions(program, *words);
            return yes;
          }};
}

}  // namespace

int example(const ExampleOptions& options, const Catalog&, const Streams& streams) {
  for (const ExampleFile& file : example_files())
    if (file.name == options.name) streams.out << file.content;
  return yes;
}

std::vector<Command> add_help(CLI::App& program) {
  return {add_example(program), add_manual(program), add_complete(program)};
}

}  // namespace whichgate::cli
