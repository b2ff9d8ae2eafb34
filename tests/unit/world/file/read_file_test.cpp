#include "support/catch.hpp"
#include "support/folder.hpp"
#include "whichgate/scenario.hpp"
#include "whichgate/world.hpp"

using namespace whichgate;
using test_support::Folder;

namespace {

constexpr const char* shop = R"({ "accounts": [ { "name": "Shop", "id": "111122223333" } ] })";

// What is said about the file, without its path in front.
template <class Read>
std::string refusal(const Read& read, const std::string& path) {
  const auto result = read(path);
  if (result) return {};
  CHECK(result.error().front().where.document == path);
  return result.error().front().message;
}

}  // namespace

TEST_CASE("a world is read from a file, and findings in it are placed by its path") {
  const Folder folder;
  const auto world = read_world_file(folder.file("good.json", shop));
  REQUIRE(world);
  CHECK(find_account(*world, "Shop")->id == "111122223333");
  const auto read = [](const std::string& path) { return read_world_file(path); };
  CHECK(refusal(read, folder.path() + "/none.json") == "there is no such file");
  CHECK(refusal(read, folder.path()) == "this is a folder, and a file is needed");
  CHECK_FALSE(refusal(read, folder.file("empty.json", "")).empty());
  CHECK_FALSE(refusal(read, folder.file("broken.json", "{")).empty());
}

TEST_CASE("a scenario is read from a file, with the world beside it") {
  const Folder folder;
  folder.file("world.json", shop);
  const auto scenario = read_scenario_file(folder.file("good.json", R"({ "title": "T", "world": "world.json",
      "steps": [ { "expect": "denied", "as": "root", "in": "Shop", "action": "ce:GetCostAndUsage" } ] })"));
  if (!scenario) FAIL(to_string(scenario.error()));
  CHECK(scenario->world.accounts.size() == 1);
  const auto read = [](const std::string& path) { return read_scenario_file(path); };
  CHECK(refusal(read, folder.path() + "/none.json") == "there is no such file");
  CHECK(refusal(read, folder.path()) == "this is a folder, and a file is needed");
  CHECK_FALSE(refusal(read, folder.file("empty.json", "")).empty());
}
