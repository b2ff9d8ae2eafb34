#pragma once
#include <string>
#include <string_view>

#include "operations/step.hpp"
#include "whichgate/session.hpp"

namespace whichgate::operations {

// The next id of a session that nobody named: "portal-0f3c2a91".
std::string next_session_id(Step& step, std::string_view kind);

// Begins a session. One of the same id, live or ended, makes way.
void begin_session(Step& step, Session session);

// The session's owner has a live session of this kind: the latest one, or null.
const Session* live_session(const World& world, const std::string& principal, Session::Kind kind);

}  // namespace whichgate::operations
