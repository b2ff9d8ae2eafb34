#include <fmt/core.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

constexpr Gate gate = Gate::sign_in;

// https://docs.aws.amazon.com/singlesignon/latest/userguide/mfa-getting-started.html
GateResult identity_center_user(const ResolvedRequest& s) {
  const std::string& name = s.question.who;
  if (!s.world.identity_center)
    return found(s, ReasonId::sign_in_no_identity_center, "there is no IAM Identity Center instance");
  const IdentityCenter& center = *s.world.identity_center;
  if (!s.caller.person)
    return found(s, ReasonId::sign_in_not_in_directory,
                 [&] { return fmt::format("{} is an IAM user, and no user of the Identity Center directory", name); });
  if (!s.caller.person->synchronized)
    return found(s, ReasonId::sign_in_user_not_synchronized,
                 [&] { return fmt::format("{} is in the identity provider, and not yet in Identity Center", name); });
  if (s.caller.live_role_session())
    return passed(
        s, gate, [&] { return fmt::format("{} is signed in since {}", name, to_string(s.caller.session->signed_in)); });
  if (!s.caller.person->enabled)
    return found(s, ReasonId::sign_in_user_disabled,
                 [&] { return fmt::format("{} is disabled in Identity Center", name); });
  const bool prompted = center.mfa_prompt != MfaPrompt::never;
  if (prompted && !s.caller.person->mfa_device && center.without_mfa_device == WithoutMfaDevice::block_sign_in)
    return found(s, ReasonId::sign_in_mfa_device_required, [&] {
      return fmt::format("{} has no MFA device, and Identity Center blocks sign-in without one", name);
    });
  return passed(s, gate, [&] { return fmt::format("{} is an enabled Identity Center user", name); });
}

GateResult iam_user(const ResolvedRequest& s) {
  const std::string& name = s.question.who;
  if (!s.caller.iam_user)
    return found(s, ReasonId::sign_in_not_an_iam_user, [&] {
      return fmt::format("{} is an Identity Center user, and no IAM user of {}", name, s.caller.account->name);
    });
  if (s.console && !s.caller.iam_user->console_password)
    return found(s, ReasonId::sign_in_no_console_password,
                 [&] { return fmt::format("IAM user {} has no console password", name); });
  return passed(s, gate, [&] { return fmt::format("{} is an IAM user of {}", name, s.caller.account->name); });
}

GateResult check(const ResolvedRequest& s) {
  if (s.caller.by_session) {
    if (!s.caller.session_live)
      return found(s, ReasonId::sign_in_session_ended, [&] {
        return fmt::format("session {} ended at {}", s.caller.session->id, to_string(s.caller.session->ends));
      });
    return passed(s, gate, [&] {
      return fmt::format("session {} lasts until {}", s.caller.session->id, to_string(s.caller.session->ends));
    });
  }
  switch (s.caller.capacity) {
    case Capacity::permission_set:
      return identity_center_user(s);
    case Capacity::iam_user:
      return iam_user(s);
    case Capacity::root_user:
      if (!s.caller.account->root.password && s.console)
        return found(s, ReasonId::sign_in_root_has_no_credentials, [&] {
          return fmt::format("the root user of {} has no password to sign in with", s.caller.account->name);
        });
      if (!s.caller.account->root.any())
        return found(s, ReasonId::sign_in_root_has_no_credentials,
                     [&] { return fmt::format("the root user of {} has no credentials", s.caller.account->name); });
      return passed(s, gate,
                    [&] { return fmt::format("the root user of {} has credentials", s.caller.account->name); });
    case Capacity::role:
      if (!s.caller.role)
        return found(s, ReasonId::sign_in_no_such_role, [&] {
          return fmt::format("there is no role {} in {}", s.caller.role_name, s.caller.account->name);
        });
      return passed(s, gate,
                    [&] { return fmt::format("role {} exists in {}", s.caller.role_name, s.caller.account->name); });
    case Capacity::root_session:
      return passed(s, gate, "a root session is live");
  }
  return passed(s, gate, "");
}

}  // namespace

const GateDefinition sign_in_gate{.check = check, .caller_alone = true};

}  // namespace whichgate::gates
