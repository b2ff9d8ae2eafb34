#include "cli/commands.hpp"

namespace whichgate::cli {
namespace {

Command catalog_commands() {
  Command group{"catalog", "what AWS publishes: actions, managed policies, pages"};
  group.commands = {catalog_info_command(), catalog_action_command(),    catalog_policy_command(),
                    catalog_page_command(), catalog_who_opens_command(), catalog_history_command(),
                    catalog_diff_command(), catalog_dump_command(),      catalog_update_command()};
  return group;
}

void add_catalog_option(Command& command, std::string& file) {
  for (Command& one : command.commands) add_catalog_option(one, file);
  if (command.run)
    command.options.optional(
        "--catalog", file, "FILE",
        "what AWS publishes, as `whichgate catalog update` wrote it; the data in the program by default");
}

}  // namespace

Command whole_program(std::string& catalog_file) {
  Command program{"whichgate",
                  "Which gate stopped you, and what opens it? Answers it offline, for people in an AWS organization."};
  program.commands = {run_command(),    why_command(),      list_command(),
                      decide_command(), simulate_command(), catalog_commands()};
  add_catalog_option(program, catalog_file);
  for (const Command& command : {example_command(), manual_command(), complete_command()})
    program.commands.push_back(command);
  return program;
}

}  // namespace whichgate::cli
