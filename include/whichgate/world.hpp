#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "whichgate/account.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/iam.hpp"
#include "whichgate/identity_center.hpp"
#include "whichgate/organization.hpp"
#include "whichgate/result.hpp"
#include "whichgate/rules.hpp"
#include "whichgate/session.hpp"
#include "whichgate/table.hpp"

namespace whichgate {

// Everything a question is answered from: one value, no globals, no clock. Copies are cheap (see Table), and keep
// nothing else alive. Const use from several threads is safe. Put together by hand it may be wrong: see check().
struct World {
  Table<Account> accounts = {};
  Table<IamUser> iam_users = {};
  Table<IamGroup> iam_groups = {};
  Table<IamRole> iam_roles = {};
  Table<IamPolicy> iam_policies = {};
  Table<AccessKey> access_keys = {};
  Table<Resource> resources = {};
  std::optional<Organization> organization = {};
  std::optional<IdentityCenter> identity_center = {};
  Table<Session> sessions = {};
  Instant now{};
  std::optional<Instant> policies_as_of = {};  // AWS managed policies are as they were then; empty: as they are now
  Rules rules = {};
  std::uint64_t serial = 0;  // counts generated ids, so that they come out the same every time
};

// Reads a world file: JSON with // comments, described by fixtures/schema/world.schema.json. People, accounts,
// organizational units and permission sets go by name; missing ids are generated the same way every time.
// Fails with every finding: broken JSON, unknown members (with the nearest name), wrong types, dangling references.
// The AWS managed policies that it names are those of `catalog`.
Result<World> read_world(std::string_view json, std::string_view name = {},
                         const Catalog& catalog = Catalog::builtin());
// The same for the file at this path, which is its name; a file that cannot be read is a finding that says why.
Result<World> read_world_file(const std::string& path, const Catalog& catalog = Catalog::builtin());

// Writes a world as a file that read_world reads back to an equal world.
std::string write_world(const World& world);

// Every dangling reference and every broken rule in a world that was put together by hand; empty when sound. An AWS
// managed policy that `catalog` lacks is a dangling reference.
Problems check(const World& world, const Catalog& catalog = Catalog::builtin());

// The account with this id or name. Null when there is none, or when several accounts have the name. Valid until the
// world's accounts change.
const Account* find_account(const World& world, std::string_view id_or_name);
const Account* find_account(const World&&, std::string_view) = delete;

// The next generated id of this kind, for example "ssoins-" with 16 hexadecimal digits: the same every time.
std::string next_hex(World& world, std::string_view salt, std::size_t digits);

}  // namespace whichgate
