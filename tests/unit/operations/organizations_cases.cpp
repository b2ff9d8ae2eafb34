#include "unit/operations/support.hpp"

namespace whichgate::operation_tests {

namespace {

// Ten service control policies, the most that one place takes, are attached to the organizational unit Sandbox.
void full_sandbox(World& world) {
  Organization& organization = *world.organization;
  for (int i = 0; i < 9; ++i) {
    const std::string id = "p-limit000" + std::to_string(i);
    organization.policies.insert({id, id, PolicyType::service_control, false, nullptr});
    organization.nodes.edit("ou-a1b2-33334444", [&](OrganizationNode& node) { node.policies.push_back(id); });
  }
}

void no_scps(World& world) { world.organization->service_control_policies = false; }

std::vector<Case> accounts() {
  return {
      {admin, "CreateAccount | AccountName=Prod | Email=prod@example.com"},
      {admin,
       "CreateAccount | AccountName=Prod | Email=prod@example.com | IamUserAccessToBilling=DENY | RoleName=Break"},
      {admin, "CreateAccount | AccountName=Prod | Email=Dev@example.com", "EMAIL_ALREADY_EXISTS"},
      {admin, "CreateAccount | AccountName=Prod", "InvalidInputException"},
      {admin, "CloseAccount | AccountId=Dev"},
      {admin, "CloseAccount | AccountId=Nowhere", "AccountNotFoundException"},
      {admin, "CloseAccount | AccountId=Outside", "AccountNotFoundException"},
      {admin, "CloseAccount | AccountId=Management", "ConstraintViolationException"},
      {admin, "CloseAccount | AccountId=Dev", "ConstraintViolationException", {}, {}, consolidated_billing},
      {admin, "CloseAccount | AccountId=Dev", "ConflictException", {{admin, "CloseAccount | AccountId=Dev"}}},
      {admin,
       "CloseAccount | AccountId=Dev",
       "AccountAlreadyClosedException",
       {{admin, "CloseAccount | AccountId=Dev"}, {admin, "Wait | For=PT1H"}}},
      {admin, "RemoveAccountFromOrganization | AccountId=Dev"},
      {admin, "RemoveAccountFromOrganization | AccountId=Partner"},
      {admin, "RemoveAccountFromOrganization | AccountId=Nowhere", "AccountNotFoundException"},
      {admin, "RemoveAccountFromOrganization | AccountId=Management", "MasterCannotLeaveOrganizationException"},
      {admin, "RemoveAccountFromOrganization | AccountId=New", "ConstraintViolationException"},
      {admin, "RemoveAccountFromOrganization | AccountId=New", "", {{admin, "Wait | For=P3D"}}},
      {admin, "RemoveAccountFromOrganization | AccountId=Audit", "ConstraintViolationException"},
      {admin, "MoveAccount | AccountId=Dev | SourceParentId=Workloads | DestinationParentId=Sandbox"},
      {admin, "MoveAccount | AccountId=222233334444 | SourceParentId=ou-a1b2-11112222 | DestinationParentId=r-a1b2"},
      {admin, "MoveAccount | AccountId=Nowhere | SourceParentId=Root | DestinationParentId=Sandbox",
       "AccountNotFoundException"},
      {admin, "MoveAccount | AccountId=Dev | SourceParentId=Root | DestinationParentId=Sandbox",
       "SourceParentNotFoundException"},
      {admin, "MoveAccount | AccountId=Dev | SourceParentId=Nowhere | DestinationParentId=Sandbox",
       "SourceParentNotFoundException"},
      {admin, "MoveAccount | AccountId=Dev | SourceParentId=Workloads | DestinationParentId=Nowhere",
       "DestinationParentNotFoundException"},
      {admin, "MoveAccount | AccountId=Dev | SourceParentId=Workloads | DestinationParentId=Workloads",
       "DuplicateAccountException"},
  };
}

std::vector<Case> handshakes() {
  const std::vector<Given> invited{{admin, "InviteAccountToOrganization | Target=Outside"}};
  const std::vector<Given> accepted{{admin, "InviteAccountToOrganization | Target=Outside"},
                                    {outsider, "AcceptHandshake | HandshakeId=Outside"}};
  const std::vector<Given> declined{{admin, "InviteAccountToOrganization | Target=Outside"},
                                    {outsider, "DeclineHandshake | HandshakeId=Outside"}};
  const std::vector<Given> expired{{admin, "InviteAccountToOrganization | Target=Outside"}, {admin, "Wait | For=P15D"}};
  const std::vector<Given> upgrading{{admin, "EnableAllFeatures"}};
  return {
      {admin, "InviteAccountToOrganization | Target=Outside"},
      {admin, "InviteAccountToOrganization | Target=666677778888", "", declined},
      {admin, "InviteAccountToOrganization | Target=Outside", "", expired},
      {admin, "InviteAccountToOrganization | Target=Nowhere", "AccountNotFoundException"},
      {admin, "InviteAccountToOrganization | Target=Outside", "DuplicateHandshakeException", invited},
      {admin, "InviteAccountToOrganization | Target=Dev", "HandshakeConstraintViolationException"},
      {admin,
       "InviteAccountToOrganization | Target=Outside",
       "HandshakeConstraintViolationException",
       upgrading,
       {},
       consolidated_billing},
      {outsider, "AcceptHandshake | HandshakeId=Outside", "", invited},
      {"olga as IAM user in Outside", "AcceptHandshake | HandshakeId=Outside", "", invited},
      {outsider, "AcceptHandshake | HandshakeId=Outside", "HandshakeNotFoundException"},
      {admin, "AcceptHandshake | HandshakeId=Outside", "AccessDeniedException", invited},
      {outsider, "AcceptHandshake | HandshakeId=Outside", "HandshakeAlreadyInStateException", accepted},
      {outsider, "AcceptHandshake | HandshakeId=Outside", "InvalidHandshakeTransitionException", declined},
      {outsider, "AcceptHandshake | HandshakeId=Outside", "InvalidHandshakeTransitionException", expired},
      {outsider, "DeclineHandshake | HandshakeId=Outside", "", invited},
      {outsider, "DeclineHandshake | HandshakeId=Outside", "HandshakeNotFoundException"},
      {admin, "DeclineHandshake | HandshakeId=Outside", "AccessDeniedException", invited},
      {outsider, "DeclineHandshake | HandshakeId=Outside", "HandshakeAlreadyInStateException", declined},
      {outsider, "DeclineHandshake | HandshakeId=Outside", "InvalidHandshakeTransitionException", accepted},
      {admin, "EnableAllFeatures", "", {}, {}, consolidated_billing},
      {admin, "EnableAllFeatures", "HandshakeConstraintViolationException"},
      {admin, "EnableAllFeatures", "HandshakeConstraintViolationException", upgrading, {}, consolidated_billing},
      {admin,
       "AcceptHandshake | HandshakeId=Management",
       "InvalidHandshakeTransitionException",
       upgrading,
       {},
       consolidated_billing},
      {admin, "EnableAWSServiceAccess | ServicePrincipal=iam.amazonaws.com"},
      {admin, "EnableAWSServiceAccess | ServicePrincipal=iam", "InvalidInputException"},
      {admin,
       "EnableAWSServiceAccess | ServicePrincipal=iam.amazonaws.com",
       "ConstraintViolationException",
       {},
       {},
       consolidated_billing},
  };
}

// Joining twice: two invitations to the same account cannot be open at once, so one is put there by hand.
void joined_and_invited(World& world) {
  Handshake handshake;
  handshake.id = "h-joinedalready";
  handshake.account = "222233334444";
  handshake.expires = world.now + std::chrono::hours(1);
  world.organization->handshakes.insert(handshake);
}

std::vector<Case> policies() {
  return {
      {admin, "EnablePolicyType | PolicyType=SERVICE_CONTROL_POLICY", "", {}, {}, no_scps},
      {admin, "EnablePolicyType | PolicyType=SERVICE_CONTROL_POLICY", "PolicyTypeAlreadyEnabledException"},
      {admin,
       "CreatePolicy | Name=NoS3 | Type=SERVICE_CONTROL_POLICY | "
       R"(Content={"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}})"},
      {admin,
       "CreatePolicy | Name=DenyBilling | Type=SERVICE_CONTROL_POLICY | "
       R"(Content={"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}})",
       "DuplicatePolicyException"},
      {admin, "CreatePolicy | Name=Broken | Type=SERVICE_CONTROL_POLICY | Content={}",
       "MalformedPolicyDocumentException"},
      {admin,
       "CreatePolicy | Name=Broken | Type=RESOURCE_CONTROL_POLICY | "
       R"(Content={"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}})",
       "MalformedPolicyDocumentException"},
      {admin,
       R"(UpdatePolicy | PolicyId=DenyBilling | Content={"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"ce:*","Resource":"*"}})"},
      {admin, "UpdatePolicy | PolicyId=DenyBilling | Name=Renamed"},
      {admin, "UpdatePolicy | PolicyId=DenyBilling | Name=FullAWSAccess", "DuplicatePolicyException"},
      {admin, "UpdatePolicy | PolicyId=DenyBilling | Content=[]", "MalformedPolicyDocumentException"},
      {admin, "UpdatePolicy | PolicyId=FullAWSAccess | Name=Mine", "InvalidInputException"},
      {admin, "UpdatePolicy | PolicyId=Nowhere | Name=Mine", "PolicyNotFoundException"},
      {admin, "AttachPolicy | PolicyId=DenyBilling | TargetId=Dev"},
      {admin, "AttachPolicy | PolicyId=p-denybilling | TargetId=Workloads"},
      {admin, "AttachPolicy | PolicyId=Nowhere | TargetId=Dev", "PolicyNotFoundException"},
      {admin, "AttachPolicy | PolicyId=DenyBilling | TargetId=Nowhere", "TargetNotFoundException"},
      {admin, "AttachPolicy | PolicyId=FullAWSAccess | TargetId=Dev", "DuplicatePolicyAttachmentException"},
      {admin, "AttachPolicy | PolicyId=DenyBilling | TargetId=Dev", "PolicyTypeNotEnabledException", {}, {}, no_scps},
      {admin,
       "AttachPolicy | PolicyId=DenyBilling | TargetId=Sandbox",
       "ConstraintViolationException",
       {},
       {},
       full_sandbox},
      {admin,
       "DetachPolicy | PolicyId=DenyBilling | TargetId=Dev",
       "",
       {{admin, "AttachPolicy | PolicyId=DenyBilling | TargetId=Dev"}}},
      {admin, "DetachPolicy | PolicyId=DenyBilling | TargetId=Dev", "PolicyNotAttachedException"},
      {admin, "DetachPolicy | PolicyId=FullAWSAccess | TargetId=Dev", "ConstraintViolationException"},
      {admin, "DetachPolicy | PolicyId=RCPFullAWSAccess | TargetId=Dev", "InvalidInputException"},
      {admin, "DetachPolicy | PolicyId=FullAWSAccess | TargetId=Dev", "PolicyTypeNotEnabledException", {}, {}, no_scps},
      {admin, "DetachPolicy | PolicyId=Nowhere | TargetId=Dev", "PolicyNotFoundException"},
      {admin, "DetachPolicy | PolicyId=FullAWSAccess | TargetId=Nowhere", "TargetNotFoundException"},
      {dev_root,
       "AcceptHandshake | HandshakeId=h-joinedalready",
       "HandshakeConstraintViolationException",
       {},
       {},
       joined_and_invited},
  };
}

}  // namespace

std::vector<Case> organizations_cases() {
  std::vector<Case> all;
  for (const auto& part : {accounts(), handshakes(), policies()}) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace whichgate::operation_tests
