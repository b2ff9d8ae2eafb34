#include "whichgate/policy.hpp"

int main() {
#ifdef BROKEN
  whichgate::parse_policy("{}");
#else
  return whichgate::parse_policy("{}").has_value();
#endif
}
