#include "whichgate/identity_center.hpp"

#include <algorithm>

#include "world/names.hpp"

namespace whichgate {

bool IdentityCenter::in_region(std::string_view region) const {
  return region == home_region ||
         std::find(additional_regions.begin(), additional_regions.end(), region) != additional_regions.end();
}

std::string IdentityCenter::role_arn(const PermissionSet& set, std::string_view account,
                                     const Provisioning::Role& role) const {
  std::string arn = "arn:aws:iam::" + std::string(account) + ":role/aws-reserved/sso.amazonaws.com/";
  // https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
  if (home_region != "us-east-1") arn += home_region + "/";
  return arn + "AWSReservedSSO_" + set.name + "_" + role.suffix;
}

std::string_view to_string(IdentitySource source) { return names::spell(names::identity_sources, source); }
std::string_view to_string(InstanceType type) { return names::spell(names::instance_types, type); }
std::string_view to_string(MfaPrompt prompt) { return names::spell(names::mfa_prompts, prompt); }
std::string_view to_string(WithoutMfaDevice policy) { return names::spell(names::without_mfa_device, policy); }
std::string_view to_string(AccountAssignment::PrincipalType type) { return names::spell(names::principal_types, type); }

}  // namespace whichgate
