#include "operations/handshakes.hpp"

#include <fmt/core.h>

#include "operations/membership.hpp"
#include "world/ids.hpp"

namespace whichgate::operations {

namespace {

using Action = Handshake::Action;
using State = Handshake::State;
using std::chrono::days;

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
constexpr days invitation_lasts{15};
constexpr days all_features_request_lasts{90};

const Handshake* open_one(const Organization& organization, const std::string& account, Action action) {
  for (const Handshake* one : organization.handshakes.with("account:" + account))
    if (one->state == State::open && one->action == action) return one;
  return nullptr;
}

void send(Step& step, const std::string& account, Action action, days lasts) {
  Handshake handshake;
  handshake.id = ids::handshake(account, step.next_seed());
  handshake.account = account;
  handshake.action = action;
  handshake.expires = step.world.now + lasts;
  step.organization().handshakes.insert(std::move(handshake));
}

void set_state_of(Step& step, const std::string& handshake, State state) {
  step.organization().handshakes.edit(handshake, [&](Handshake& one) { one.state = state; });
}

// The handshake, when the caller is its recipient and it is open. Otherwise the step fails.
const Handshake* answerable(Step& step, State answer) {
  const Handshake* handshake = step.organization().handshakes.find(step.id("HandshakeId"));
  if (handshake->account != step.caller().account)
    step.deny("You don't have permissions to access this resource.",
              fmt::format("only account {} can answer this handshake", handshake->account));
  else if (handshake->state == answer)
    step.fail("HandshakeAlreadyInStateException",
              "The specified handshake is already in the requested state. For example, you can't accept a handshake "
              "that was already accepted.");
  else if (handshake->state != State::open)
    step.fail("InvalidHandshakeTransitionException",
              "You can't perform the operation on the handshake in its current state. For example, you can't cancel a "
              "handshake that was already accepted or accept a handshake that was already declined.",
              fmt::format("the handshake is {}", to_string(handshake->state)));
  return step.failed() ? nullptr : handshake;
}

void constraint(Step& step, std::string_view reason, std::string_view text) {
  step.fail("HandshakeConstraintViolationException", fmt::format("{}: {}", reason, text));
}

void join(Step& step, const Handshake& handshake) {
  if (step.organization().has(handshake.account))
    return constraint(
        step, "ALREADY_IN_AN_ORGANIZATION",
        "The handshake request is invalid because the invited account is already a member of an organization.");
  const std::string account = handshake.account;
  set_state_of(step, handshake.id, State::accepted);
  join_organization(step.world, account, JoinedMethod::invited);
}

// The last word is the management account's, and comes when every invited member has agreed.
void approve(Step& step, const Handshake& handshake) {
  bool waiting = false;
  step.organization().handshakes.for_each([&](const Handshake& one) {
    waiting = waiting || (one.action == Action::enable_all_features && one.state == State::open);
  });
  if (waiting)
    return step.fail("InvalidHandshakeTransitionException",
                     "You can't perform the operation on the handshake in its current state.",
                     "every invited account has to accept its own handshake first");
  set_state_of(step, handshake.id, State::accepted);
  step.organization().feature_set = FeatureSet::all;
}

}  // namespace

void invite_account(Step& step) {
  const std::string& account = step.id("Target");
  Organization& organization = step.organization();
  if (organization.has(account))
    return constraint(
        step, "ALREADY_IN_AN_ORGANIZATION",
        "The handshake request is invalid because the invited account is already a member of an organization.");
  if (open_one(organization, organization.management_account, Action::approve_all_features))
    return constraint(
        step, "INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES",
        "You can't issue new invitations to join an organization while it's in the process of enabling all features.");
  if (open_one(organization, account, Action::invite))
    return step.fail("DuplicateHandshakeException",
                     "A handshake with the same action and target already exists. For example, if you invited an "
                     "account to join your organization, the invited account might already have a pending invitation "
                     "from this organization.");
  send(step, account, Action::invite, invitation_lasts);
}

void accept_handshake(Step& step) {
  const Handshake* found = answerable(step, State::accepted);
  if (!found) return;
  const Handshake handshake = *found;
  switch (handshake.action) {
    case Action::invite:
      return join(step, handshake);
    case Action::enable_all_features:
      return set_state_of(step, handshake.id, State::accepted);
    case Action::approve_all_features:
      return approve(step, handshake);
  }
}

void decline_handshake(Step& step) {
  if (const Handshake* handshake = answerable(step, State::declined))
    set_state_of(step, std::string(handshake->id), State::declined);
}

// Invitations that are open when this begins are cancelled, and members that were invited are asked to agree.
void enable_all_features(Step& step) {
  Organization& organization = step.organization();
  if (organization.feature_set == FeatureSet::all)
    return constraint(step, "ORGANIZATION_ALREADY_HAS_ALL_FEATURES",
                      "The handshake request is invalid because the organization has already enabled all features.");
  if (open_one(organization, organization.management_account, Action::approve_all_features))
    return constraint(step, "ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION",
                      "The handshake request is invalid because the organization has already started the process to "
                      "enable all features.");
  std::vector<std::string> pending, invited;
  organization.handshakes.for_each([&](const Handshake& one) {
    if (one.state == State::open) pending.push_back(one.id);
  });
  step.world.accounts.for_each([&](const Account& one) {
    if (organization.has(one.id) && one.joined_method == JoinedMethod::invited) invited.push_back(one.id);
  });
  for (const std::string& id : pending) set_state_of(step, id, State::canceled);
  for (const std::string& account : invited)
    send(step, account, Action::enable_all_features, all_features_request_lasts);
  send(step, organization.management_account, Action::approve_all_features, all_features_request_lasts);
}

}  // namespace whichgate::operations
