#include "whichgate/literals.hpp"

using namespace whichgate::literals;

#ifdef BROKEN
constexpr auto value = "2026-02-30T09:00:00Z"_utc;
#else
constexpr auto value = "2028-02-29T09:00:00Z"_utc;
#endif

int main() { return sizeof value == 0; }
