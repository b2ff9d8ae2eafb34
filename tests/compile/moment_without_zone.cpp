#include "whichgate/literals.hpp"

using namespace whichgate::literals;

#ifdef BROKEN
constexpr auto value = "2026-11-22T09:00:00"_utc;
#else
constexpr auto value = "2026-11-22T09:00:00Z"_utc;
#endif

int main() { return sizeof value == 0; }
