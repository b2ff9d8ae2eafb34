#include "whichgate/literals.hpp"

using namespace whichgate::literals;

#ifdef BROKEN
constexpr auto value = "ce: DescribeReport"_action;
#else
constexpr auto value = "ce:DescribeReport"_action;
#endif

int main() { return sizeof value == 0; }
