#include <algorithm>
#include <map>
#include <set>

#include "support/catch.hpp"
#include "unit/operations/support.hpp"

namespace whichgate {
namespace {

using operation_tests::Case;

std::vector<Case> all_cases() {
  std::vector<Case> all;
  for (const auto& part :
       {operation_tests::people_cases(), operation_tests::sso_cases(), operation_tests::organizations_cases(),
        operation_tests::iam_cases(), operation_tests::sts_cases()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

// A value that a member of this form can have in the world of the tests.
std::string value_of(const MemberInfo& member) {
  static const std::map<std::string_view, std::string> values{
      {"account", "Dev"},
      {"account of the organization", "Dev"},
      {"account of the organization, or one that left it", "Dev"},
      {"user", "asmith"},
      {"group", "Finance"},
      {"user or group", "Finance"},
      {"permission set", "Reader"},
      {"root or organizational unit", "Workloads"},
      {"root, organizational unit or account", "Dev"},
      {"organization policy", "DenyBilling"},
      {"AWS managed policy", "Billing"},
      {"policy document", R"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}})"},
      {"duration", "PT2H"},
      {"text", "iam.amazonaws.com"}};
  if (member.form == "choice")
    return member.name == "PrincipalType" ? "GROUP" : std::string(member.values.substr(0, member.values.find(' ')));
  return values.at(member.form);
}

// As a command calls it: with the service when another service has an operation of the same name before it.
std::string name_of(const OperationInfo& operation) {
  for (const OperationInfo& one : supported_operations()) {
    if (one.name != operation.name) continue;
    if (one.service == operation.service) break;
    return std::string(operation.service) + ":" + std::string(operation.name);
  }
  return std::string(operation.name);
}

// The operation with the members that it needs, each with a value that would do.
Command sound(const OperationInfo& operation) {
  Command command{name_of(operation), {}, {}};
  for (const MemberInfo& member : operation.members)
    if (member.required) command.members.emplace(member.name, value_of(member));
  return command;
}

bool has_error(const OperationInfo& operation, std::string_view code) {
  return std::find(operation.errors.begin(), operation.errors.end(), code) != operation.errors.end();
}

bool has_member(const OperationInfo& operation, std::string_view name) {
  return std::any_of(operation.members.begin(), operation.members.end(),
                     [&](const MemberInfo& member) { return member.name == name; });
}

using Seen = std::set<std::pair<std::string, std::string>>;

void refused(Seen& seen, World world, std::string_view by, const Command& command, const std::string& code) {
  INFO(command.operation << " by " << by);
  const auto next = apply(world, parse_caller(by), command);
  REQUIRE_FALSE(next.has_value());
  CHECK(next.error().code == code);
  seen.emplace(command.operation, next.error().code);
}

World changed(void (*change)(World&)) {
  World world = operation_tests::start();
  change(world);
  return world;
}

// What every operation on the Identity Center instance refuses alike.
void identity_center_family(Seen& seen, const OperationInfo& operation) {
  const World& world = operation_tests::start();
  Command elsewhere = sound(operation);
  elsewhere.region = "ap-south-1";
  refused(seen, world, operation_tests::admin, elsewhere, "ResourceNotFoundException");
  refused(seen, world, operation_tests::dev_admin, sound(operation), "AccessDeniedException");
  refused(seen, changed(operation_tests::no_identity_center), operation_tests::root, sound(operation),
          "ResourceNotFoundException");
  if (!has_member(operation, "PermissionSetArn")) return;
  Command unknown = sound(operation);
  unknown.members["PermissionSetArn"] = "Biling";
  refused(seen, world, operation_tests::admin, unknown, "ResourceNotFoundException");
  refused(seen, changed(operation_tests::account_instance), operation_tests::root, sound(operation),
          "ValidationException");
  // Reader is provisioned to the management account.
  refused(seen, world, operation_tests::delegated, sound(operation), "AccessDeniedException");
}

// What every operation on the organization refuses alike.
void organization_family(Seen& seen, const OperationInfo& operation) {
  refused(seen, changed(operation_tests::no_organization), operation_tests::root, sound(operation),
          "AWSOrganizationsNotInUseException");
  refused(seen, operation_tests::start(), operation_tests::outsider, sound(operation),
          "AWSOrganizationsNotInUseException");
  refused(seen, operation_tests::start(), operation_tests::dev_admin, sound(operation), "AccessDeniedException");
  if (has_error(operation, "PolicyTypeNotAvailableForOrganizationException"))
    refused(seen, changed(operation_tests::consolidated_billing), operation_tests::root, sound(operation),
            "PolicyTypeNotAvailableForOrganizationException");
}

bool of_identity_center(const OperationInfo& operation) {
  if (operation.name == "CreateInstance" || operation.name == "GetRoleCredentials") return false;
  return operation.service == "sso" || operation.service == "identitystore" || operation.name == "DisableUser" ||
         operation.name == "EnableUser";
}

TEST_CASE("every operation is done where it can be, and refused with each of its codes where it cannot") {
  Seen seen;
  for (const Case& one : all_cases()) {
    INFO(one.by << ": " << one.line);
    World world = operation_tests::start();
    if (one.change) one.change(world);
    world = operation_tests::after(world, one.before);
    const Command command = operation_tests::command(one.line);
    const auto next = apply(world, parse_caller(one.by), command);
    const ApiError error = next ? ApiError{} : next.error();
    INFO(to_string(error));
    CHECK(error.code == one.code);
    CHECK(error.message.empty() == one.code.empty());
    if (!one.gate_reason.empty()) CHECK(error.gate_reason == one.gate_reason);
    seen.emplace(command.operation, error.code);
  }
  for (const OperationInfo& operation : supported_operations()) {
    if (of_identity_center(operation)) identity_center_family(seen, operation);
    if (has_error(operation, "AWSOrganizationsNotInUseException")) organization_family(seen, operation);
  }
  for (const OperationInfo& operation : supported_operations()) {
    const std::string name = name_of(operation);
    INFO(name);
    if (name != "ChangeHomeRegion") CHECK(seen.contains({name, ""}));
    for (const std::string_view code : operation.errors) {
      INFO(code);
      CHECK(seen.contains({name, std::string(code)}));
    }
  }
}

TEST_CASE("every operation tells its AWS page, its service and the forms of its members") {
  std::set<std::string> names;
  for (const OperationInfo& operation : supported_operations()) {
    INFO(operation.name);
    CHECK(names.emplace(name_of(operation)).second);
    CHECK(operation.source.starts_with("https://docs.aws.amazon.com/"));
    CHECK_FALSE(operation.summary.empty());
    for (const MemberInfo& member : operation.members) {
      CHECK_FALSE(member.form.empty());
      CHECK((member.form == "choice") == !member.values.empty());
    }
  }
  CHECK(names.size() > 60);
}

}  // namespace
}  // namespace whichgate
