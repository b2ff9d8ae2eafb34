#include <fmt/core.h>

#include <algorithm>

#include "operations/arns.hpp"
#include "operations/given.hpp"
#include "operations/handshakes.hpp"
#include "operations/membership.hpp"
#include "operations/organization_policies.hpp"
#include "text/text.hpp"
#include "world/defaults.hpp"
#include "world/ids.hpp"

namespace whichgate::operations {

namespace {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
constexpr std::chrono::days youngest_to_leave{4};

bool all_features(Step& step) {
  if (step.organization().feature_set == FeatureSet::all) return true;
  violates(step, "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
           "You attempted to perform an operation that requires the organization to be configured to support all "
           "features. An organization that supports only consolidated billing features can't perform this "
           "operation.");
  return false;
}

bool email_taken(const World& world, const std::string& email) {
  bool taken = false;
  world.accounts.for_each([&](const Account& one) { taken = taken || text::equals_ignoring_case(one.email, email); });
  return taken;
}

std::string new_account_id(Step& step) {
  std::string id;
  do {
    id = ids::account(step.text("AccountName"), step.next_seed());
  } while (step.world.accounts.find(id));
  return id;
}

// AWS makes the account in the background; here it is there at once.
// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
void create_account(Step& step) {
  if (email_taken(step.world, step.text("Email")))
    return step.fail("EMAIL_ALREADY_EXISTS",
                     "The account could not be created because another AWS account with that email address already "
                     "exists.",
                     "AWS accepts the call and reports this as the FailureReason of CreateAccountStatus");
  const Organization& organization = step.organization();
  Account account;
  account.id = new_account_id(step);
  account.name = step.text("AccountName");
  account.email = step.text("Email");
  account.iam_access_to_billing = step.text("IamUserAccessToBilling") != "DENY";
  // With centralized root access new accounts come without root credentials.
  account.root.password = !organization.root_credentials_management;
  const std::string id = account.id;
  step.world.accounts.insert(std::move(account));
  join_organization(step.world, id, JoinedMethod::created);
  const std::string role = step.has("RoleName") ? step.text("RoleName") : std::string(organization_access_role);
  step.world.iam_roles.insert(account_access_role(id, organization.management_account, role));
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html
void close_account(Step& step) {
  const Account& account = *step.world.accounts.find(step.id("AccountId"));
  if (!all_features(step)) return;
  if (step.organization().is_management(account.id))
    return violates(step, "CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
                    "You attempted to close the management account. To close the management account for the "
                    "organization, you must first either remove or close all member accounts in the organization.");
  if (account.state == AccountState::closed)
    return step.fail("AccountAlreadyClosedException", "You attempted to close an account that is already closed.");
  if (account.state == AccountState::pending_closure)
    return step.fail("ConflictException",
                     "The request failed because it conflicts with the current state of the specified resource.");
  set_state(step.world, account.id, AccountState::pending_closure, step.world.now);
}

bool administers_something(const Organization& organization, const std::string& account) {
  const auto& admins = organization.delegated_administrators;
  return std::any_of(admins.begin(), admins.end(),
                     [&](const DelegatedAdministrator& one) { return one.account == account; });
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_RemoveAccountFromOrganization.html
void remove_account_from_organization(Step& step) {
  const Account account = *step.world.accounts.find(step.id("AccountId"));
  if (step.organization().is_management(account.id))
    return step.fail("MasterCannotLeaveOrganizationException",
                     "You can't remove a management account from an organization. If you want the management account "
                     "to become a member account in another organization, you must first delete the current "
                     "organization of the management account.");
  if (administers_something(step.organization(), account.id))
    return violates(step, "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
                    "You attempted to remove an account that is registered as a delegated administrator for a "
                    "service integrated with your organization. To complete this operation, you must first "
                    "deregister this account as a delegated administrator.");
  if (account.joined_method == JoinedMethod::created && step.world.now - account.joined_at < youngest_to_leave)
    return violates(step, "WAIT_PERIOD_ACTIVE",
                    "After you create an AWS account, you must wait until at least four days after the account was "
                    "created. Invited accounts aren't subject to this waiting period.");
  leave_organization(step.world, account.id);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html
void move_account(Step& step) {
  const std::string& from = step.id("SourceParentId");
  const std::string& to = step.id("DestinationParentId");
  const OrganizationNode& place = *step.organization().nodes.find(step.id("AccountId"));
  if (place.parent == to)
    return step.fail("DuplicateAccountException", "That account is already present in the specified destination.");
  if (place.parent != from)
    return step.fail("SourceParentNotFoundException",
                     "We can't find a source root or OU with the ParentId that you specified.",
                     fmt::format("the account is in {}", place.parent));
  step.organization().nodes.edit(step.id("AccountId"), [&](OrganizationNode& node) { node.parent = to; });
}

void enable_service_access(Step& step) {
  const std::string& service = step.text("ServicePrincipal");
  if (!service.ends_with(".amazonaws.com"))
    return step.refuse_value("You specified a service principal that isn't recognized.",
                             "AWS's reason: UNRECOGNIZED_SERVICE_PRINCIPAL; write for example iam.amazonaws.com");
  if (!all_features(step)) return;
  auto& trusted = step.organization().trusted_services;
  if (std::find(trusted.begin(), trusted.end(), service) == trusted.end()) trusted.push_back(service);
}

std::string the_account(const Step& step) {
  const std::string& id = step.id("AccountId");
  return id.empty() || !step.world.organization ? std::string() : account_arn(step.organization(), id);
}
std::string the_target(const Step& step) {
  const std::string& id = step.id("TargetId");
  return id.empty() ? std::string() : node_arn(step.organization(), id);
}
std::string the_policy(const Step& step) {
  const std::string& id = step.id("PolicyId");
  return id.empty() ? std::string() : policy_arn(step.organization(), *step.organization().policies.find(id));
}
std::string the_handshake(const Step& step) {
  const std::string& id = step.id("HandshakeId");
  return id.empty() ? std::string() : handshake_arn(step.organization(), *step.organization().handshakes.find(id));
}

constexpr std::string_view policy_types = "SERVICE_CONTROL_POLICY RESOURCE_CONTROL_POLICY";

std::vector<Operation> account_operations() {
  return {
      {.name = "CreateAccount",
       .service = "organizations",
       .summary = "creates a member account",
       .members = {{"AccountName", Form::text},
                   {"Email", Form::text},
                   {"IamUserAccessToBilling", Form::choice, false, "ALLOW DENY"},
                   {"RoleName", Form::text, false}},
       .errors = {"EMAIL_ALREADY_EXISTS", "AWSOrganizationsNotInUseException", "AccessDeniedException"},
       .source = "https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html",
       .given = given_management_account,
       .act = create_account},
      {.name = "CloseAccount",
       .service = "organizations",
       .summary = "closes a member account",
       .members = {{"AccountId", Form::member_account}},
       .errors = {"AccountAlreadyClosedException", "AccountNotFoundException", "AWSOrganizationsNotInUseException",
                  "ConflictException", "ConstraintViolationException", "AccessDeniedException"},
       .source = "https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html",
       .resource = the_account,
       .given = given_management_account,
       .act = close_account},
      {.name = "RemoveAccountFromOrganization",
       .service = "organizations",
       .summary = "makes a member account a standalone one",
       .members = {{"AccountId", Form::member_account}},
       .errors = {"AccountNotFoundException", "AWSOrganizationsNotInUseException", "ConstraintViolationException",
                  "MasterCannotLeaveOrganizationException", "AccessDeniedException"},
       .source = "https://docs.aws.amazon.com/organizations/latest/APIReference/API_RemoveAccountFromOrganization.html",
       .resource = the_account,
       .given = given_management_account,
       .act = remove_account_from_organization},
      {.name = "MoveAccount",
       .service = "organizations",
       .summary = "moves an account to another organizational unit",
       .members = {{"AccountId", Form::member_account},
                   {"SourceParentId", Form::parent, true, {}, "SourceParentNotFoundException"},
                   {"DestinationParentId", Form::parent, true, {}, "DestinationParentNotFoundException"}},
       .errors = {"AccountNotFoundException", "AWSOrganizationsNotInUseException", "DestinationParentNotFoundException",
                  "DuplicateAccountException", "SourceParentNotFoundException", "AccessDeniedException"},
       .source = "https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html",
       .resource = the_account,
       .given = given_management_account,
       .act = move_account},
  };
}

std::vector<Operation> handshake_operations() {
  return {
      {.name = "InviteAccountToOrganization",
       .service = "organizations",
       .summary = "invites an account to join",
       .members = {{"Target", Form::account}},
       .errors = {"AccountNotFoundException", "AWSOrganizationsNotInUseException", "DuplicateHandshakeException",
                  "HandshakeConstraintViolationException", "AccessDeniedException"},
       .source = "https://docs.aws.amazon.com/organizations/latest/APIReference/API_InviteAccountToOrganization.html",
       .given = given_management_account,
       .act = invite_account},
      {.name = "AcceptHandshake",
       .service = "organizations",
       .summary = "accepts an invitation, or a request to agree to all features",
       .members = {{"HandshakeId", Form::handshake}},
       .errors = {"AccessDeniedException", "HandshakeAlreadyInStateException", "HandshakeConstraintViolationException",
                  "HandshakeNotFoundException", "InvalidHandshakeTransitionException"},
       .source = "https://docs.aws.amazon.com/organizations/latest/APIReference/API_AcceptHandshake.html",
       .resource = the_handshake,
       .act = accept_handshake},
      {.name = "DeclineHandshake",
       .service = "organizations",
       .summary = "declines an invitation, or a request to agree to all features",
       .members = {{"HandshakeId", Form::handshake}},
       .errors = {"AccessDeniedException", "HandshakeAlreadyInStateException", "HandshakeNotFoundException",
                  "InvalidHandshakeTransitionException"},
       .source = "https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html",
       .resource = the_handshake,
       .act = decline_handshake},
      {.name = "EnableAllFeatures",
       .service = "organizations",
       .summary = "begins the way from consolidated billing to all features",
       .members = {},
       .errors = {"AWSOrganizationsNotInUseException", "HandshakeConstraintViolationException",
                  "AccessDeniedException"},
       .source = "https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAllFeatures.html",
       .given = given_management_account,
       .act = enable_all_features},
      {.name = "EnableAWSServiceAccess",
       .service = "organizations",
       .summary = "lets an AWS service act in the organization",
       .members = {{"ServicePrincipal", Form::text}},
       .errors = {"AWSOrganizationsNotInUseException", "ConstraintViolationException", "InvalidInputException",
                  "AccessDeniedException"},
       .source = "https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAWSServiceAccess.html",
       .given = given_management_account,
       .act = enable_service_access},
  };
}

// Whatever is done with policies fails alike where there is no organization, or none that has policies.
Operation policy_operation(std::string_view name, std::string_view summary, std::string_view source,
                           std::vector<Member> members, std::vector<std::string_view> errors,
                           std::string (*resource)(const Step&), void (*act)(Step&)) {
  errors.insert(errors.end(), {"AWSOrganizationsNotInUseException", "AccessDeniedException",
                               "PolicyTypeNotAvailableForOrganizationException"});
  return {.name = name,
          .service = "organizations",
          .summary = summary,
          .members = std::move(members),
          .errors = std::move(errors),
          .source = source,
          .resource = resource,
          .given = given_policy_management,
          .act = act};
}

std::vector<Operation> policy_operations() {
  return {
      policy_operation("EnablePolicyType", "enables a type of policies in the root",
                       "https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html",
                       {{"PolicyType", Form::choice, true, policy_types}, {"RootId", Form::parent, false}},
                       {"PolicyTypeAlreadyEnabledException"}, nullptr, enable_policy_type),
      policy_operation("CreatePolicy", "creates a service or resource control policy",
                       "https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html",
                       {{"Name", Form::text},
                        {"Type", Form::choice, true, policy_types},
                        {"Content", Form::policy_document, true, {}, {}, PolicyType::service_control},
                        {"Description", Form::text, false}},
                       {"DuplicatePolicyException", "MalformedPolicyDocumentException"}, nullptr, create_policy),
      policy_operation("UpdatePolicy", "changes the name or the content of a policy",
                       "https://docs.aws.amazon.com/organizations/latest/APIReference/API_UpdatePolicy.html",
                       {{"PolicyId", Form::organization_policy},
                        {"Content", Form::policy_document, false, {}, {}, PolicyType::service_control},
                        {"Name", Form::text, false}},
                       {"DuplicatePolicyException", "InvalidInputException", "MalformedPolicyDocumentException",
                        "PolicyNotFoundException"},
                       the_policy, update_policy),
      policy_operation("AttachPolicy", "attaches a policy to the root, an organizational unit or an account",
                       "https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html",
                       {{"PolicyId", Form::organization_policy}, {"TargetId", Form::policy_target}},
                       {"ConstraintViolationException", "DuplicatePolicyAttachmentException", "PolicyNotFoundException",
                        "PolicyTypeNotEnabledException", "TargetNotFoundException"},
                       the_target, attach_policy),
      policy_operation("DetachPolicy", "detaches a policy from the root, an organizational unit or an account",
                       "https://docs.aws.amazon.com/organizations/latest/APIReference/API_DetachPolicy.html",
                       {{"PolicyId", Form::organization_policy}, {"TargetId", Form::policy_target}},
                       {"ConstraintViolationException", "InvalidInputException", "PolicyNotAttachedException",
                        "PolicyNotFoundException", "PolicyTypeNotEnabledException", "TargetNotFoundException"},
                       the_target, detach_policy),
  };
}

}  // namespace

std::span<const Operation> organizations_operations() {
  static const std::vector<Operation> all = [] {
    std::vector<Operation> joined;
    for (auto& part : {account_operations(), handshake_operations(), policy_operations()})
      joined.insert(joined.end(), part.begin(), part.end());
    return joined;
  }();
  return all;
}

}  // namespace whichgate::operations
