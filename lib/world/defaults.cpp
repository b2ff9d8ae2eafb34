#include "world/defaults.hpp"

#include <memory>

namespace whichgate {

namespace {

PolicyStatement allow(std::vector<std::string> actions) {
  PolicyStatement statement;
  statement.effect = Effect::allow;
  statement.actions = std::move(actions);
  return statement;
}

PolicyPointer document(std::string name, PolicyStatement statement) {
  PolicyDocument document;
  document.name = std::move(name);
  document.version = "2012-10-17";
  document.statements.push_back(std::move(statement));
  return std::make_shared<const PolicyDocument>(std::move(document));
}

void add_policy(Organization& organization, std::string_view id, std::string_view name, PolicyType type,
                PolicyPointer document) {
  OrganizationPolicy policy;
  policy.id = id;
  policy.name = name;
  policy.type = type;
  policy.aws_managed = true;
  policy.document = std::move(document);
  organization.policies.insert(std::move(policy));
}

}  // namespace

PolicyPointer full_aws_access_document() {
  static const PolicyPointer shared = [] {
    PolicyStatement statement = allow({"*"});
    statement.resources = std::vector<std::string>{"*"};
    return document("FullAWSAccess", std::move(statement));
  }();
  return shared;
}

PolicyPointer rcp_full_aws_access_document() {
  static const PolicyPointer shared = [] {
    PolicyStatement statement = allow({"*"});
    statement.principals = std::vector<PolicyPrincipal>{{.kind = "*", .value = "*"}};
    statement.resources = std::vector<std::string>{"*"};
    return document("RCPFullAWSAccess", std::move(statement));
  }();
  return shared;
}

void add_aws_managed_policies(Organization& organization) {
  add_policy(organization, full_aws_access, "FullAWSAccess", PolicyType::service_control, full_aws_access_document());
  add_policy(organization, rcp_full_aws_access, "RCPFullAWSAccess", PolicyType::resource_control,
             rcp_full_aws_access_document());
}

std::vector<std::string> default_policies(const Organization& organization) {
  std::vector<std::string> policies;
  if (organization.service_control_policies) policies.emplace_back(full_aws_access);
  if (organization.resource_control_policies) policies.emplace_back(rcp_full_aws_access);
  return policies;
}

IamRole account_access_role(std::string_view account, std::string_view management_account, std::string_view name) {
  PolicyStatement statement = allow({"sts:AssumeRole"});
  statement.principals = std::vector<PolicyPrincipal>{
      {.kind = "AWS", .value = "arn:aws:iam::" + std::string(management_account) + ":root"}};
  IamRole role;
  role.account = account;
  role.name = name;
  role.trust_policy = document("trust policy of " + role.name, std::move(statement));
  role.policies.managed = {"arn:aws:iam::aws:policy/AdministratorAccess"};
  return role;
}

}  // namespace whichgate
