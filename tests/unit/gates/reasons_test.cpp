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
        cell += (cell.empty() ? "`" : ", `") + std::string(reason.id) + "`";
      }
    text += "| " + std::string(to_string(gate)) + " | " + cells[0] + " | " + cells[1] + " | " + cells[2] + " |\n";
  }
  return text;
}

}  // namespace

TEST_CASE("every reason stands in a gate's source") {
  const std::string gates = all_below(source / "lib/gates");
  for (const Reason& reason : reasons()) {
    CAPTURE(reason.id);
    CHECK(gates.find(quoted(reason.id)) != std::string::npos);
  }
}

TEST_CASE("every reason is proved by a fixture") {
  const std::string fixtures = all_below(source / "fixtures/scenarios");
  for (const Reason& reason : reasons()) {
    CAPTURE(reason.id);
    CHECK(fixtures.find(quoted(reason.id)) != std::string::npos);
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
    CAPTURE(reason.id);
    CHECK(ids.insert(reason.id).second);
    CHECK(last <= reason.gate);
    last = reason.gate;
    CHECK_FALSE(reason.sentence.empty());
    CHECK_FALSE(reason.source.empty());
    CHECK(find_reason(reason.id) == &reason);
  }
  CHECK(find_reason("billing.no-such-reason") == nullptr);
}
