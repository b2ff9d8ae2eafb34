#pragma once
#include "cli/command.hpp"

namespace whichgate::cli {

// Each in the source of its name.
Command run_command();
Command why_command();
Command list_command();
Command decide_command();
Command simulate_command();
Command catalog_info_command();
Command catalog_action_command();
Command catalog_policy_command();
Command catalog_page_command();
Command catalog_who_opens_command();
Command catalog_history_command();
Command catalog_diff_command();
Command catalog_dump_command();
Command catalog_update_command();
Command example_command();
Command manual_command();
Command complete_command();

// The program with all of them, in the order of its help. The file of the catalog, which every command may be given,
// goes to `catalog_file`.
Command whole_program(std::string& catalog_file);

}  // namespace whichgate::cli
