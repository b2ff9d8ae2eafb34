#include "operations/sessions.hpp"

#include "text/text.hpp"

namespace whichgate::operations {

std::string next_session_id(Step& step, std::string_view kind) {
  constexpr std::size_t digits = 8;
  return std::string(kind) + "-" + text::hex("session:" + std::string(kind), step.next_seed(), digits);
}

void begin_session(Step& step, Session session) {
  step.world.sessions.erase(session.id);
  step.world.sessions.insert(std::move(session));
}

const Session* live_session(const World& world, const std::string& principal, Session::Kind kind) {
  const Session* latest = nullptr;
  for (const Session* one : world.sessions.with("principal:" + principal))
    if (one->kind == kind && one->live_at(world.now) && (!latest || one->started >= latest->started)) latest = one;
  return latest;
}

}  // namespace whichgate::operations
