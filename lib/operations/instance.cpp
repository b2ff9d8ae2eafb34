#include "operations/instance.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "operations/membership.hpp"
#include "world/ids.hpp"

namespace whichgate::operations {

namespace {

constexpr std::string_view service_principal = "sso.amazonaws.com";

bool none_yet(Step& step) {
  if (!step.world.identity_center) return true;
  const std::string& owner = step.center().owner_account;
  if (owner == step.caller().account)
    step.fail("ConflictException", "an instance of IAM Identity Center exists in this account already");
  else
    step.fail("ConflictException", fmt::format("account {} has an instance of IAM Identity Center", owner),
              "AWS lets a member account have one of its own beside it; a world of whichgate holds one instance");
  return false;
}

void make(Step& step, InstanceType type, const std::string& region) {
  IdentityCenter center;
  center.owner_account = step.caller().account;
  center.type = type;
  center.home_region = region;
  center.instance_arn = ids::instance_arn(center.owner_account, step.next_seed());
  center.identity_store_id = ids::identity_store(center.owner_account, step.world.serial);
  step.world.identity_center = std::move(center);
}

}  // namespace

// No switch for billing changes with this, whatever one page of the IAM user guide says.
// https://docs.aws.amazon.com/singlesignon/latest/userguide/enable-identity-center.html
void enable_identity_center(Step& step) {
  if (!none_yet(step)) return;
  const std::string& account = step.caller().account;
  if (!step.world.organization) found_organization(step.world, account);
  Organization& organization = step.organization();
  if (!organization.is_management(account))
    return step.deny("an organization instance is enabled in the management account",
                     fmt::format("do it in account {}", organization.management_account));
  if (organization.feature_set != FeatureSet::all)
    return step.refuse_value("IAM Identity Center needs an organization with all features",
                             "enable all features first: EnableAllFeatures");
  make(step, InstanceType::organization, step.text("Region"));
  auto& trusted = organization.trusted_services;
  if (std::find(trusted.begin(), trusted.end(), service_principal) == trusted.end())
    trusted.emplace_back(service_principal);
}

// https://docs.aws.amazon.com/singlesignon/latest/userguide/switching-regions.html
void change_home_region(Step& step) {
  step.refuse_value("the home Region of an IAM Identity Center instance cannot be changed",
                    "delete the instance and enable it in the other Region, or replicate it to more Regions");
}

// https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateInstance.html
void create_instance(Step& step) {
  if (step.world.organization && step.organization().is_management(step.caller().account))
    return step.refuse_value("an account instance cannot be created in the organization's management account",
                             "enable an organization instance in the console: EnableIdentityCenter");
  if (none_yet(step)) make(step, InstanceType::account, step.region().empty() ? "us-east-1" : step.region());
}

}  // namespace whichgate::operations
