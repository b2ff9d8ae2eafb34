#include "policy/parse.hpp"
#include "world/file/rule_members.hpp"
#include "world/file/writing.hpp"
#include "world/managed_policies.hpp"

namespace whichgate {

namespace writing {

JsonValue write_policy(const PolicyPointer& document) {
  if (!document) return JsonValue::object();
  const auto printed = json::read(print_policy(*document), document->name, json::Comments::refused);
  return printed ? JsonValue::copy(printed->root) : JsonValue::object();
}

std::string account_name(const World& world, const std::string& id) {
  const Account* account = world.accounts.find(id);
  return account && find_account(world, account->name) == account ? account->name : id;
}

}  // namespace writing

namespace {

JsonValue write_rules(const Rules& rules) {
  if (parse_rules(to_string(rules))) return JsonValue::text(to_string(rules));
  JsonValue mixture = JsonValue::object();
  for (const auto& [name, rule] : rule_members) mixture.add(name, JsonValue::boolean(rules.*rule));
  return mixture;
}

}  // namespace

std::string write_world(const World& world) {
  JsonValue file = JsonValue::object();
  file.add_text("now", to_string(world.now));
  file.add("rules", write_rules(world.rules));
  if (world.policies_as_of) file.add_text("policies_as_of", day_or_moment(*world.policies_as_of));
  if (world.serial > 0) file.add("serial", JsonValue::number(static_cast<long long>(world.serial)));
  file.add("accounts", writing::write_accounts(world));
  if (world.organization) file.add("organization", writing::write_organization(world));
  if (world.identity_center) file.add("identity_center", writing::write_identity_center(world));
  file.add_unless_empty("sessions", writing::write_sessions(world));
  return file.print();
}

}  // namespace whichgate
