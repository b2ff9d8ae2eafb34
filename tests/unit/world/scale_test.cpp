#include <fmt/format.h>

#include <string>

#include "support/catch.hpp"
#include "unit/world/file/reading.hpp"
#include "world/lookup.hpp"

using namespace whichgate;

namespace {

// 10,000 accounts in 100 organizational units, 100,000 people in 1,000 groups of 100, each group with a permission
// set in 10 accounts.
std::string large_world() {
  std::string text = R"({"accounts": [{"name": "Management"})";
  for (int i = 1; i < 10'000; ++i) text += fmt::format(R"(, {{"name": "account-{}"}})", i);
  text += R"(], "organization": {"management_account": "Management", "root": {"organizational_units": [)";
  for (int unit = 0; unit < 100; ++unit) {
    text += fmt::format(R"({}{{"name": "unit-{}", "accounts": [)", unit ? ", " : "", unit);
    bool first = true;
    for (int i = unit; i < 10'000; i += 100) {
      if (i == 0) continue;
      text += fmt::format(R"({}"account-{}")", first ? "" : ", ", i);
      first = false;
    }
    text += "]}";
  }
  text += R"(]}}, "identity_center": {"users": [)";
  for (int i = 0; i < 100'000; ++i) text += fmt::format(R"({}{{"name": "person-{}"}})", i ? ", " : "", i);
  text += R"(], "groups": [)";
  for (int group = 0; group < 1'000; ++group) {
    text += fmt::format(R"({}{{"name": "group-{}", "members": [)", group ? ", " : "", group);
    for (int i = 0; i < 100; ++i) text += fmt::format(R"({}"person-{}")", i ? ", " : "", group * 100 + i);
    text += "]}";
  }
  text += R"(], "permission_sets": [{"name": "Billing", "managed_policies": "Billing"}], "assignments": [)";
  for (int group = 0; group < 1'000; ++group) {
    text +=
        fmt::format(R"({}{{"permission_set": "Billing", "group": "group-{}", "account": [)", group ? ", " : "", group);
    for (int i = 0; i < 10; ++i) text += fmt::format(R"({}"account-{}")", i ? ", " : "", (group * 10 + i) % 9'999 + 1);
    text += "]}";
  }
  return text + "]}}";
}

}  // namespace

TEST_CASE("10,000 accounts and 100,000 people are read, checked, written and copied") {
  const World world = world_test::world_of(large_world());
  REQUIRE(world.accounts.size() == 10'000);
  REQUIRE(world.identity_center->users.size() == 100'000);
  REQUIRE(world.identity_center->memberships.size() == 100'000);
  REQUIRE(world.identity_center->assignments.size() == 10'000);
  REQUIRE(world.identity_center->provisionings.size() == 9'999);
  REQUIRE(world.organization->path_to(find_account(world, "account-4711")->id).size() == 3);
  REQUIRE(check(world).empty());

  World copy = world;
  copy.identity_center->users.erase(find_user(*world.identity_center, "person-99999")->id);
  REQUIRE(world.identity_center->users.size() == 100'000);
  REQUIRE(copy.identity_center->users.size() == 99'999);

  REQUIRE(write_world(world).size() > 10'000'000);
}
