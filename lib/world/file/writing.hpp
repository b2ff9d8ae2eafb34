#pragma once
#include <string>

#include "whichgate/world.hpp"
#include "world/file/json_value.hpp"

// The parts of the world writer. Things go by name where the name means one thing, by id otherwise; ids are always
// written, members with their default value mostly not.
namespace whichgate::writing {

JsonValue write_policy(const PolicyPointer& document);
std::string account_name(const World& world, const std::string& id);

JsonValue write_accounts(const World& world);
JsonValue write_organization(const World& world);
JsonValue write_identity_center(const World& world);
void write_permission_set_content(JsonValue& object, const PermissionSetContent& content);
JsonValue write_assignments(const World& world);
JsonValue write_provisioning(const World& world);
JsonValue write_sessions(const World& world);

}  // namespace whichgate::writing
