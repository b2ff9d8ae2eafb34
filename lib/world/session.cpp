#include "whichgate/session.hpp"

#include "world/names.hpp"

namespace whichgate {

std::vector<std::string> Session::tags() const {
  return {"principal:" + principal, "place:" + principal + "/" + account + "/" + permission_set};
}

std::string_view to_string(Session::Kind kind) { return names::spell(names::session_kinds, kind); }

}  // namespace whichgate
