#pragma once
#include "operations/step.hpp"

// Invitations, and the way from consolidated billing to all features.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html
namespace whichgate::operations {

void invite_account(Step& step);
void accept_handshake(Step& step);
void decline_handshake(Step& step);
void enable_all_features(Step& step);

}  // namespace whichgate::operations
