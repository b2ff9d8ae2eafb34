#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

#include "support/catch.hpp"
#include "whichgate/reason.hpp"

using namespace whichgate;
namespace fs = std::filesystem;

namespace {

const fs::path source(WHICHGATE_SOURCE_DIR);

std::string content(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string all_below(const fs::path& folder) {
  std::string text;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) text += content(entry.path());
  return text;
}

std::string quoted(std::string_view id) { return '"' + std::string(id) + '"'; }

// The README's table of what is modelled, a row a gate, as it has to be.
std::string table() {
  std::string text;
  for (int i = 0; i < gate_count; ++i) {
    const Gate gate = static_cast<Gate>(i);
    std::string cells[3];
    for (const Reason& reason : reasons())
      if (reason.gate == gate) {
        std::string& cell = cells[static_cast<std::size_t>(reason.confidence)];
        cell += (cell.empty() ? "`" : ", `") + std::string(reason.text) + "`";
      }
    text += "| " + std::string(to_string(gate)) + " | " + cells[0] + " | " + cells[1] + " | " + cells[2] + " |\n";
  }
  return text;
}

}  // namespace

// "billing.not-activated" -> "billing_not_activated"
std::string enumerator_of(std::string_view id) {
  std::string name(id);
  std::ranges::replace_if(
      name, [](char c) { return c == '.' || c == '-'; }, '_');
  return name;
}

TEST_CASE("every reason is given in a gate's source") {
  const std::string gates = all_below(source / "lib/gates");
  for (const Reason& reason : reasons()) {
    CAPTURE(reason.text);
    CHECK(gates.find("ReasonId::" + enumerator_of(reason.text)) != std::string::npos);
  }
}

TEST_CASE("an enumerator is spelled as its id") {
  const std::string rows = content(source / "include/whichgate/reasons.def");
  for (const Reason& reason : reasons()) {
    CAPTURE(reason.text);
    CHECK(rows.find("WHICHGATE_REASON(" + enumerator_of(reason.text) + ", " + quoted(reason.text) + ",") !=
          std::string::npos);
  }
}

TEST_CASE("no source but the table spells the id of a reason") {
  for (const auto& entry : fs::recursive_directory_iterator(source / "lib")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".hpp") continue;
    const std::string text = content(entry.path());
    for (const Reason& reason : reasons()) {
      CAPTURE(entry.path(), reason.text);
      if (text.find(quoted(reason.text)) != std::string::npos) CHECK(false);
    }
  }
}

TEST_CASE("every reason is proved by a fixture") {
  const std::string fixtures = all_below(source / "fixtures/scenarios");
  for (const Reason& reason : reasons()) {
    CAPTURE(reason.text);
    CHECK(fixtures.find(quoted(reason.text)) != std::string::npos);
  }
}

TEST_CASE("the README's table of what is modelled holds every reason with its confidence") {
  INFO(table());
  CHECK(content(source / "README.md").find(table()) != std::string::npos);
}

TEST_CASE("reasons are unique, in the order of the gates, and say what they rest on") {
  std::set<std::string_view> ids;
  Gate last = Gate::account_state;
  for (const Reason& reason : reasons()) {
    CAPTURE(reason.text);
    CHECK(ids.insert(reason.text).second);
    CHECK(last <= reason.gate);
    last = reason.gate;
    CHECK_FALSE(reason.sentence.empty());
    CHECK_FALSE(reason.source.empty());
    CHECK(&whichgate::reason(reason.id) == &reason);
    CHECK(parse_reason_id(reason.text) == reason.id);
  }
  CHECK_FALSE(parse_reason_id("billing.no-such-reason").has_value());
}
