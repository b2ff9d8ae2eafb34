#include "whichgate/gate.hpp"

namespace whichgate {

std::string_view to_string(Gate gate) {
  switch (gate) {
#define WHICHGATE_GATE(enumerator, name) \
  case Gate::enumerator:                 \
    return name;
#include "whichgate/gates.def"
  }
  return {};
}

}  // namespace whichgate
