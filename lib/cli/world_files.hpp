#pragma once
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "text/json/json.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/world.hpp"

namespace whichgate::cli {

// The content of a file that sets out to be a world; null when it sets out to be a scenario. A text that is not JSON
// does, so that reading it says what is wrong.
std::optional<json::Document> world_document(std::string_view text, std::string_view name);
Result<World> read_world(const json::Document& document, const Catalog& catalog);

// The world of a file, or the one that its scenario starts with; "-" is the standard input.
Result<World> world_of(const std::string& path, const Catalog& catalog, std::istream& in);

}  // namespace whichgate::cli
