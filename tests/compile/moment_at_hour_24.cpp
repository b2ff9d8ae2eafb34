#include "whichgate/literals.hpp"

using namespace whichgate::literals;

#ifdef BROKEN
constexpr auto value = "2026-11-22T24:00:00Z"_utc;
#else
constexpr auto value = "2026-11-22T23:59:59Z"_utc;
#endif

int main() { return sizeof value == 0; }
