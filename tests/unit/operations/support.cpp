#include "unit/operations/support.hpp"

#include "support/catch.hpp"
#include "text/text.hpp"

namespace whichgate::operation_tests {

namespace {

// Dev was created, Partner invited, New created yesterday, Audit administers Identity Center for the owner, Outside
// is in no organization.
constexpr std::string_view text = R"json({
  "now": "2026-11-22T09:00:00Z",
  "accounts": [
    {"name": "Management", "id": "111122223333", "email": "management@example.com",
     "root": {"password": true, "mfa_devices": 1}},
    {"name": "Dev", "id": "222233334444", "email": "dev@example.com", "joined": "CREATED", "joined_at": "2026-02-01",
     "root": {"password": true, "access_keys": 1, "mfa_devices": 1},
     "users": [
       {"name": "mateojackson", "managed_policies": ["AdministratorAccess"], "mfa_device": true},
       {"name": "marymajor", "managed_policies": ["ReadOnlyAccess"], "console_password": false,
        "inline_policies": {"own": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ce:*", "Resource": "*"}}},
        "permissions_boundary": "ReadOnlyAccess"}],
     "policies": [{"name": "DevPolicy", "document": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ce:*", "Resource": "*"}}}],
     "roles": [
       {"name": "Deploy", "managed_policies": ["AdministratorAccess"], "max_session_duration": "PT2H", "permissions_boundary": "AdministratorAccess",
        "inline_policies": {"own": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ce:*", "Resource": "*"}}},
        "trust": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "222233334444"}, "Action": "sts:AssumeRole"}}},
       {"name": "AWSServiceRoleForSupport", "path": "/aws-service-role/support.amazonaws.com/", "service_linked": true,
        "trust": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "support.amazonaws.com"}, "Action": "sts:AssumeRole"}}}],
     "access_keys": [{"user": "mateojackson", "id": "AKIAMATEOJACKSON0001"}],
     "resources": [{"arn": "arn:aws:s3:::dev-logs"}]},
    {"name": "Partner", "id": "333344445555", "email": "partner@example.com", "joined": "INVITED", "joined_at": "2026-06-01",
     "users": [{"name": "paulo", "managed_policies": ["AdministratorAccess"]}],
     "resources": [{"arn": "arn:aws:s3:::shared", "policy": {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
       "Principal": {"AWS": "222233334444"}, "Action": "s3:*", "Resource": "arn:aws:s3:::shared"}}},
       {"arn": "arn:aws:s3:::locked", "policy": {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*",
        "Resource": "arn:aws:s3:::locked"}}}]},
    {"name": "Audit", "id": "444455556666", "email": "audit@example.com", "joined": "CREATED", "joined_at": "2026-02-01"},
    {"name": "New", "id": "555566667777", "email": "new@example.com", "joined": "CREATED", "joined_at": "2026-11-21"},
    {"name": "Outside", "id": "666677778888", "email": "outside@example.com",
     "users": [{"name": "olga", "managed_policies": ["AdministratorAccess"], "mfa_device": false}]}],
  "organization": {
    "id": "o-aa111bb222", "management_account": "Management",
    "service_control_policies": [{"name": "DenyBilling", "id": "p-denybilling",
      "document": {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": ["billing:*"], "Resource": "*"}}}],
    "root": {"id": "r-a1b2", "accounts": ["Management", "Partner", "Audit", "New"],
             "organizational_units": [{"name": "Workloads", "id": "ou-a1b2-11112222", "accounts": ["Dev"]},
                                      {"name": "Sandbox", "id": "ou-a1b2-33334444"}]},
    "trusted_services": ["sso.amazonaws.com"],
    "delegated_administrators": [{"account": "Audit", "service": "sso.amazonaws.com"}]},
  "identity_center": {
    "home_region": "eu-west-1", "owner_account": "Management",
    "users": [{"name": "jdoe", "email": "jdoe@example.com", "mfa_device": true},
              {"name": "asmith", "email": "asmith@example.com"},
              {"name": "agarcia", "enabled": false},
              {"name": "late", "synchronized": false}],
    "groups": [{"name": "Admins", "members": ["jdoe"]}, {"name": "Finance", "members": ["asmith"]},
               {"name": "Late", "synchronized": false}],
    "permission_sets": [
      {"name": "AdministratorAccess", "managed_policies": ["AdministratorAccess"]},
      {"name": "Billing", "managed_policies": ["Billing"]},
      {"name": "Reader", "managed_policies": ["ReadOnlyAccess"]},
      {"name": "Unused", "managed_policies": ["ReadOnlyAccess"]},
      {"name": "Dressed", "managed_policies": ["Billing"], "customer_managed_policies": ["/DevPolicy"],
       "permissions_boundary": "AdministratorAccess",
       "inline_policy": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ce:*", "Resource": "*"}}}],
    "deleted_permission_sets": ["Old"],
    "assignments": [
      {"permission_set": "AdministratorAccess", "account": ["Management", "Dev", "Partner", "Audit"], "group": "Admins"},
      {"permission_set": "Reader", "account": "Management", "group": "Finance"},
      {"permission_set": "Billing", "account": "Dev", "group": "Finance"}]}
})json";

std::pair<std::string, std::string> split_member(std::string_view part) {
  const auto equals = part.find('=');
  return {std::string(text::trim(part.substr(0, equals))), std::string(text::trim(part.substr(equals + 1)))};
}

}  // namespace

const World& start() {
  static const World world = [] {
    auto read = read_world(text, "simulator tests");
    if (!read) FAIL(to_string(read.error()));
    return *read;
  }();
  return world;
}

Command command(std::string_view line) {
  Command command;
  if (const auto at = line.rfind(" @"); at != std::string_view::npos) {
    command.region = line.substr(at + 2);
    line = line.substr(0, at);
  }
  const auto parts = text::split(line, '|');
  command.operation = text::trim(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) command.members.insert(split_member(parts[i]));
  return command;
}

void no_identity_center(World& world) { world.identity_center.reset(); }
void account_instance(World& world) { world.identity_center->type = InstanceType::account; }
void no_organization(World& world) {
  world.organization.reset();
  world.identity_center.reset();
}
void consolidated_billing(World& world) {
  world.organization->feature_set = FeatureSet::consolidated_billing;
  world.organization->service_control_policies = world.organization->resource_control_policies = false;
}
void central_root_access(World& world) {
  world.organization->trusted_services.emplace_back("iam.amazonaws.com");
  world.organization->root_credentials_management = world.organization->root_sessions = true;
}

World after(World world, const std::vector<Given>& commands) {
  for (const Given& one : commands) {
    auto next = apply(world, parse_caller(one.by), command(one.line));
    if (!next) FAIL(std::string(one.line) + ": " + to_string(next.error()));
    world = std::move(*next);
  }
  return world;
}

World after(const std::vector<Given>& commands) { return after(start(), commands); }

std::string code_of(const World& world, std::string_view by, std::string_view line) {
  const auto next = apply(world, parse_caller(by), command(line));
  return next ? std::string() : next.error().code;
}

}  // namespace whichgate::operation_tests
