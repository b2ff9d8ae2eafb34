#include "whichgate/literals.hpp"

using namespace whichgate::literals;

#ifdef BROKEN
constexpr auto value = "11112222333x"_account;
#else
constexpr auto value = "111122223333"_account;
#endif

int main() { return sizeof value == 0; }
