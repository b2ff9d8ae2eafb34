#pragma once
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/json/json.hpp"
#include "whichgate/scenario.hpp"

// The vocabulary of scenario files, and how findings about it are placed.
namespace whichgate::scenario {

inline constexpr std::array<std::string_view, 2> rule_books{"documented", "field-notes"};

// "allowed", "denied" (either kind) and the verdicts as to_string writes them.
std::vector<std::string> answers();
bool is_answer(std::string_view verdict, std::string_view stated);
std::vector<std::string> reason_names();
std::vector<std::string> operation_names();

// A finding, with the nearest name, when `name` is none of `known`.
void require_known(std::string_view what, std::string_view name, const std::vector<std::string>& known,
                   const Location& where, Problems& problems);

// The engine's findings about a question of this step, at the word of the file that they are about.
Problems placed(const Problems& problems, const ScenarioStep& step);
// Appends those that are not there yet: a fan-out and two rule books find the same slip several times.
void add_new(Problems& problems, const Problems& more);

}  // namespace whichgate::scenario
