#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "text/json/json.hpp"
#include "whichgate/scenario.hpp"

namespace whichgate::cli {

// The content of a file that sets out to be a world; null when it sets out to be a scenario. A text that is no JSON
// does, so that reading it says what is wrong.
std::optional<json::Document> world_document(std::string_view text, std::string_view name);
Result<World> read_world(const json::Document& document, const Catalog& catalog);

// Reads every scenario that the paths name. In folders, .json files that are something else are passed over.
// Fails with the findings of all files.
Result<std::vector<Scenario>> read_scenarios(const std::vector<std::string>& paths, const Catalog& catalog,
                                             std::istream& in);

// Runs them all, under one rule book alone where the options say so, and writes the answer: JSON, or the text of each
// and a summary. On a terminal the error output shows how far it is. Gives the exit code; findings mean no answer.
using TextOf = std::string (*)(const ScenarioReport&, const report::Style&);
int run_all(const std::vector<Scenario>& scenarios, const Common& common, const Catalog& catalog,
            const Streams& streams, TextOf text_of);

// The world of a file, or the one that its scenario starts with; "-" is the standard input.
Result<World> world_of(const std::string& path, const Catalog& catalog, std::istream& in);

// Writes findings to the error output; the exit code that goes with them.
int refuse(const Problems& problems, const Streams& streams);

// The same for a command line that makes no sense.
int refuse_usage(std::string_view message, std::string_view help, const Streams& streams);

}  // namespace whichgate::cli
