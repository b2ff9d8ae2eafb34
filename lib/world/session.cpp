#include "whichgate/session.hpp"

#include "world/names.hpp"

namespace whichgate {

std::string_view to_string(Session::Kind kind) { return names::spell(names::session_kinds, kind); }

}  // namespace whichgate
