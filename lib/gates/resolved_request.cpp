#include "gates/resolved_request.hpp"

#include <cstring>

namespace whichgate::gates {

AccessRequest ResolvedRequest::request(std::size_t action) const {
  return {caller.principal, actions[action], resources[action], resource_account, context, question.partial_context};
}

std::string_view ResolvedRequest::joined(std::string_view a, std::string_view b) {
  char* text = static_cast<char*>(arena_.allocate(a.size() + b.size(), 1));
  std::memcpy(text, a.data(), a.size());
  std::memcpy(text + a.size(), b.data(), b.size());
  return {text, a.size() + b.size()};
}

}  // namespace whichgate::gates
