#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/catch.hpp"
#include "unit/world/file/reading.hpp"
#include "whichgate/literals.hpp"
#include "whichgate/world.hpp"
#include "world/lookup.hpp"

using namespace whichgate;
using namespace whichgate::literals;
using world_test::world_of;

namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Writes, reads, and writes again: both texts, and so both worlds, must be the same.
World there_and_back(const World& world) {
  const std::string written = write_world(world);
  const auto read = read_world(written, "written.json");
  if (!read) FAIL(to_string(read.error()) << "\n" << written);
  REQUIRE(write_world(*read) == written);
  return *read;
}

std::string dev_and_management(const char* more) { return world_test::with_organization(more); }

}  // namespace

TEST_CASE("every world among the fixtures is the same after writing and reading") {
  std::size_t worlds = 0;
  for (const auto& entry : std::filesystem::directory_iterator(WHICHGATE_SOURCE_DIR "/fixtures/worlds")) {
    INFO(entry.path().string());
    const auto world = read_world(content_of(entry.path()), entry.path().filename().string());
    if (!world) FAIL(to_string(world.error()));
    REQUIRE(check(*world).empty());
    const World again = there_and_back(*world);
    REQUIRE(check(again).empty());
    REQUIRE(again.accounts.size() == world->accounts.size());
    REQUIRE(again.iam_users.size() == world->iam_users.size());
    REQUIRE(again.iam_roles.size() == world->iam_roles.size());
    REQUIRE(again.iam_policies.size() == world->iam_policies.size());
    REQUIRE(again.access_keys.size() == world->access_keys.size());
    REQUIRE(again.resources.size() == world->resources.size());
    REQUIRE(again.sessions.size() == world->sessions.size());
    REQUIRE(again.organization.has_value() == world->organization.has_value());
    REQUIRE(again.identity_center.has_value() == world->identity_center.has_value());
    ++worlds;
  }
  REQUIRE(worlds >= 5);
}

TEST_CASE("a short world is written on few lines") {
  REQUIRE(write_world(world_of(R"({"now": "2026-11-22T09:00:00Z",
                                   "accounts": [{"name": "Solo", "id": "111122223333", "root": "none"}]})")) ==
          R"({
  "now": "2026-11-22T09:00:00Z",
  "rules": "documented",
  "accounts": [
    {
      "name": "Solo",
      "id": "111122223333",
      "joined": "STANDALONE",
      "joined_at": "2025-11-22T09:00:00Z",
      "iam_access_to_billing": false,
      "root": "none"
    }
  ]
}
)");
}

TEST_CASE("a world that commands have changed is the same after writing and reading") {
  World world = world_of(dev_and_management(R"("identity_center": {
    "users": [{"name": "jdoe"}], "groups": [{"name": "Finance", "members": ["jdoe"]}],
    "permission_sets": [{"name": "Billing", "managed_policies": ["Billing"]}, {"name": "Other"}],
    "assignments": [{"permission_set": ["Billing", "Other"], "account": "Dev", "group": "Finance"}]})"));
  IdentityCenter& center = *world.identity_center;
  const std::string billing = find_permission_set(center, "Billing")->arn;
  const std::string other = find_permission_set(center, "Other")->arn;

  world.serial = 7;
  world.accounts.edit("222233334444", [](Account& account) {
    account.state = AccountState::suspended;
    account.billing_access_flips = {"2025-12-01T00:00:00Z"_utc, "2025-12-02T00:00:00Z"_utc};
  });
  // An edit that is not provisioned yet, and a first provisioning that will fail.
  center.permission_sets.edit(billing, [](PermissionSet& set) {
    PermissionSetContent content = *set.content;
    content.session_duration = std::chrono::hours(4);
    set.content = std::make_shared<const PermissionSetContent>(std::move(content));
    ++set.version;
  });
  center.provisionings.edit("222233334444/" + other, [&](Provisioning& row) {
    row.pending = Provisioning::Pending{.version = 1,
                                        .content = find_permission_set(center, "Other")->content,
                                        .ends = "2026-01-01T00:03:00Z"_utc,
                                        .failure = "no reason"};
    row.role.reset();
  });
  // A group that was deleted and made again, and a session that outlives everything.
  const std::string old = find_group(center, "Finance")->id;
  center.groups.erase(old);
  center.groups.insert({.id = "9067230c27-00000000-0000-0000-0000-000000000001", .display_name = "Finance"});
  center.memberships.erase(center.memberships.with("group:" + old).front()->key());
  world.sessions.insert({.id = "s-1",
                         .kind = Session::Kind::permission_set,
                         .principal = "9067230c27-00000000-0000-0000-0000-000000000002",
                         .account = "222233334444",
                         .permission_set = "arn:aws:sso:::permissionSet/ssoins-7223e96813b69a54/ps-0123456789abcdef",
                         .name = "gone",
                         .signed_in = "2025-12-31T20:00:00Z"_utc,
                         .started = "2025-12-31T21:00:00Z"_utc,
                         .ends = "2026-01-01T09:00:00Z"_utc});
  REQUIRE(to_string(check(world)) == "");

  const World again = there_and_back(world);
  REQUIRE(again.serial == 7);
  REQUIRE(again.accounts.find("222233334444")->billing_access_flips.size() == 2);
  const Provisioning* outdated = again.identity_center->provisionings.find("222233334444/" + billing);
  REQUIRE(outdated->role->version == 1);
  REQUIRE(outdated->role->content->session_duration == std::chrono::hours(1));
  REQUIRE(find_permission_set(*again.identity_center, "Billing")->version == 2);
  const Provisioning* pending = again.identity_center->provisionings.find("222233334444/" + other);
  REQUIRE(pending->pending->failure == "no reason");
  REQUIRE_FALSE(pending->role);
  REQUIRE(again.identity_center->assignments.with("principal:" + old).size() == 2);
  REQUIRE(again.sessions.find("s-1")->name == "gone");
}

TEST_CASE("an assignment without a provisioning row stays without a role") {
  World world = world_of(dev_and_management(R"("identity_center": {
    "users": [{"name": "jdoe"}], "permission_sets": [{"name": "Billing"}],
    "assignments": [{"permission_set": "Billing", "account": "Dev", "user": "jdoe"}]})"));
  world.identity_center->provisionings = {};
  const World again = there_and_back(world);
  REQUIRE(again.identity_center->provisionings.size() == 1);
  again.identity_center->provisionings.for_each([](const Provisioning& row) {
    REQUIRE_FALSE(row.role);
    REQUIRE_FALSE(row.pending);
    REQUIRE(row.failure_reason.empty());
  });
}

TEST_CASE("a created account that has lost its access role does not get it back") {
  World world = world_of(dev_and_management(R"("now": "2026-01-01")"));
  REQUIRE(world.iam_roles.erase("arn:aws:iam::222233334444:role/OrganizationAccountAccessRole"));
  REQUIRE(there_and_back(world).iam_roles.empty());
}

TEST_CASE("accounts that share a name are written by id") {
  const World world = world_of(R"({"accounts": [{"name": "Management", "id": "111122223333"},
      {"name": "Twin", "id": "222233334444"}, {"name": "Twin", "id": "333344445555"}],
    "organization": {"management_account": "Management", "root": {"accounts": ["333344445555", "222233334444"]}}})");
  const World again = there_and_back(world);
  REQUIRE(again.organization->has("222233334444"));
  REQUIRE(again.organization->has("333344445555"));
}

TEST_CASE("a mixture of the rule books is written out") {
  World world;
  world.rules.portal_waits_for_sign_in = true;
  REQUIRE(there_and_back(world).rules == world.rules);
  world.rules = Rules::field_notes();
  REQUIRE(there_and_back(world).rules == Rules::field_notes());
}
