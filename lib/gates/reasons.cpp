#include <algorithm>
#include <array>

#include "whichgate/reason.hpp"

namespace whichgate {

namespace {

// The pages of AWS's documentation, each named once.
constexpr std::string_view account_states =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html";
constexpr std::string_view center_access = "https://docs.aws.amazon.com/singlesignon/latest/userguide/authconcept.html";
constexpr std::string_view center_trouble =
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/troubleshooting.html";
constexpr std::string_view center_sets =
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html";
constexpr std::string_view center_source =
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/manage-your-identity-source-considerations.html";
constexpr std::string_view center_instances =
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html";
constexpr std::string_view center_mfa =
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/mfa-getting-started.html";
constexpr std::string_view center_provision =
    "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ProvisionPermissionSet.html";
constexpr std::string_view center_assign =
    "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html";
constexpr std::string_view iam_identities = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id.html";
constexpr std::string_view iam_console_passwords =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html";
constexpr std::string_view root_access =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html";
constexpr std::string_view root_tasks = "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html";
constexpr std::string_view assume_root = "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html";
constexpr std::string_view access_role =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html";
constexpr std::string_view credentials =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html";
constexpr std::string_view temporary_credentials =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html";
constexpr std::string_view billing_switch =
    "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html";
constexpr std::string_view cost_switch =
    "https://docs.aws.amazon.com/cost-management/latest/userguide/control-access-billing.html";
constexpr std::string_view cost_access = "https://docs.aws.amazon.com/cost-management/latest/userguide/ce-access.html";
constexpr std::string_view fine_grained =
    "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-whatis.html";
constexpr std::string_view block_public_access =
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html";
constexpr std::string_view scps =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html";
constexpr std::string_view scp_evaluation =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html";
constexpr std::string_view rcps =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html";
constexpr std::string_view endpoint_policies =
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html";
constexpr std::string_view boundaries =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html";
constexpr std::string_view evaluation =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html";
constexpr std::string_view denied_messages =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html";
constexpr std::string_view cross_account =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html";
constexpr std::string_view conditions =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
constexpr std::string_view caller_identity =
    "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html";
constexpr std::string_view write_ups = "engineers' write-ups; no AWS page says so";

constexpr std::string_view billing_denied =
    "You don't have permission to access billing information for this account. Contact your AWS administrator if you "
    "need help. If you are an AWS administrator, you can provide permissions for your users or groups by making sure "
    "that (1) this account allows IAM and federated users to access billing information and (2) you have the required "
    "IAM permissions";
constexpr std::string_view cost_explorer_denied = "User not enabled for cost explorer access";
constexpr std::string_view payer_not_enabled =
    "Your account is a part of consolidated billing. For you to be able to use Cost Explorer, your Payer account needs "
    "to enable Cost Explorer.";
constexpr std::string_view tags_denied =
    "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags.";

constexpr std::string_view nobody = {}, no_wording = {};
constexpr std::string_view root_user = "the root user of the account";
constexpr std::string_view center_admin = "an administrator of IAM Identity Center";
constexpr std::string_view org_admin = "an administrator in the management account";
constexpr std::string_view account_admin = "an administrator of the account";
constexpr std::string_view resource_owner = "an administrator of the account that owns the resource";
constexpr std::string_view the_person = "the person";
constexpr std::string_view idp_admin = "an administrator of the identity provider";

constexpr std::array table{
#define WHICHGATE_REASON(enumerator, id, gate, outcome, verdict, sentence, who, wording, confidence, source)    \
  Reason{ReasonId::enumerator,   id,    Gate::gate, Outcome::outcome, Verdict::verdict, sentence, who, wording, \
         Confidence::confidence, source},
#include "whichgate/reasons.def"
};

}  // namespace

std::span<const Reason> reasons() { return table; }

const Reason& reason(ReasonId id) { return table[static_cast<std::size_t>(id)]; }

std::string_view to_string(ReasonId id) { return reason(id).text; }

std::string_view to_string(std::optional<ReasonId> id) { return id ? to_string(*id) : std::string_view(); }

std::optional<ReasonId> parse_reason_id(std::string_view text) {
  const auto found = std::ranges::find(table, text, &Reason::text);
  return found == table.end() ? std::nullopt : std::optional(found->id);
}

std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::documented:
      return "documented";
    case Confidence::observed:
      return "observed";
    case Confidence::inferred:
      return "inferred";
  }
  return "";
}

}  // namespace whichgate
