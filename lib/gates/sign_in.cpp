#include <fmt/format.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

constexpr Gate gate = Gate::sign_in;

// https://docs.aws.amazon.com/singlesignon/latest/userguide/mfa-getting-started.html
GateReport identity_center_user(const Situation& s) {
  const std::string& name = s.question.who;
  if (!s.world.identity_center)
    return blocked(gate, "sign-in.no-identity-center", "there is no IAM Identity Center instance");
  const IdentityCenter& center = *s.world.identity_center;
  if (!s.person)
    return blocked(gate, "sign-in.not-in-directory",
                   fmt::format("{} is an IAM user, and no user of the Identity Center directory", name));
  if (!s.person->synchronized)
    return blocked(gate, "sign-in.user-not-synchronized",
                   fmt::format("{} is in the identity provider, and not yet in Identity Center", name));
  if (s.live_role_session())
    return passed(gate, fmt::format("{} is signed in since {}", name, to_string(s.session->signed_in)));
  if (!s.person->enabled)
    return blocked(gate, "sign-in.user-disabled", fmt::format("{} is disabled in Identity Center", name));
  const bool prompted = center.mfa_prompt != MfaPrompt::never;
  if (prompted && !s.person->mfa_device && center.without_mfa_device == WithoutMfaDevice::block_sign_in)
    return blocked(gate, "sign-in.mfa-device-required",
                   fmt::format("{} has no MFA device, and Identity Center blocks sign-in without one", name));
  return passed(gate, fmt::format("{} is an enabled Identity Center user", name));
}

GateReport iam_user(const Situation& s) {
  const std::string& name = s.question.who;
  if (!s.iam_user)
    return blocked(gate, "sign-in.not-an-iam-user",
                   fmt::format("{} is an Identity Center user, and no IAM user of {}", name, s.account->name));
  if (s.console && !s.iam_user->console_password)
    return blocked(gate, "sign-in.no-console-password", fmt::format("IAM user {} has no console password", name));
  return passed(gate, fmt::format("{} is an IAM user of {}", name, s.account->name));
}

}  // namespace

GateReport sign_in(const Situation& s) {
  if (s.session && s.question.as.starts_with("session ")) {
    if (!s.session->live_at(s.world.now))
      return blocked(gate, "sign-in.session-ended",
                     fmt::format("session {} ended at {}", s.session->id, to_string(s.session->ends)));
    return passed(gate, fmt::format("session {} lasts until {}", s.session->id, to_string(s.session->ends)));
  }
  switch (s.capacity) {
    case Capacity::permission_set:
      return identity_center_user(s);
    case Capacity::iam_user:
      return iam_user(s);
    case Capacity::root_user:
      if (!s.account->root.password && s.console)
        return blocked(gate, "sign-in.root-has-no-credentials",
                       fmt::format("the root user of {} has no password to sign in with", s.account->name));
      if (!s.account->root.any())
        return blocked(gate, "sign-in.root-has-no-credentials",
                       fmt::format("the root user of {} has no credentials", s.account->name));
      return passed(gate, fmt::format("the root user of {} has credentials", s.account->name));
    case Capacity::role:
      if (!s.role)
        return blocked(gate, "sign-in.no-such-role",
                       fmt::format("there is no role {} in {}", s.role_name, s.account->name));
      return passed(gate, fmt::format("role {} exists in {}", s.role_name, s.account->name));
    case Capacity::root_session:
      return passed(gate, "a root session is live");
  }
  return passed(gate, {});
}

}  // namespace whichgate::gates
