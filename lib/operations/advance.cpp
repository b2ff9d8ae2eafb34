#include <vector>

#include "operations/membership.hpp"
#include "operations/provisioning.hpp"
#include "whichgate/command.hpp"

namespace whichgate {

namespace {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_close.html
constexpr std::chrono::minutes closing_takes{5};  // AWS: "a few minutes"
constexpr std::chrono::days closed_stays{90};

bool closing(const Account& account) {
  return account.state == AccountState::pending_closure || account.state == AccountState::closed;
}

// An account that a file has as closed does not say since when: it counts from here.
void note_closures(World& world) {
  std::vector<std::string> undated;
  world.accounts.for_each([&](const Account& one) {
    if (closing(one) && one.state_since == Instant{}) undated.push_back(one.id);
  });
  for (const std::string& id : undated) world.accounts.edit(id, [&](Account& one) { one.state_since = world.now; });
}

void end_closures(World& world) {
  std::vector<std::string> done, gone;
  world.accounts.for_each([&](const Account& one) {
    const bool was_pending = one.state == AccountState::pending_closure;
    const Instant closed = was_pending ? one.state_since + closing_takes : one.state_since;
    if (was_pending && closed <= world.now) done.push_back(one.id);
    if (closing(one) && closed + closed_stays <= world.now) gone.push_back(one.id);
  });
  for (const std::string& id : done)
    operations::set_state(world, id, AccountState::closed, world.accounts.find(id)->state_since + closing_takes);
  for (const std::string& id : gone) operations::remove_account(world, id);
}

void expire_handshakes(World& world) {
  if (!world.organization) return;
  Table<Handshake>& handshakes = world.organization->handshakes;
  std::vector<std::string> due;
  handshakes.for_each([&](const Handshake& one) {
    if (one.state == Handshake::State::open && one.expires <= world.now) due.push_back(one.id);
  });
  for (const std::string& id : due) handshakes.edit(id, [](Handshake& one) { one.state = Handshake::State::expired; });
}

}  // namespace

World advance(World world, std::chrono::seconds time) {
  note_closures(world);
  world.now += time;
  operations::end_due_provisionings(world);
  end_closures(world);
  expire_handshakes(world);
  return world;
}

}  // namespace whichgate
