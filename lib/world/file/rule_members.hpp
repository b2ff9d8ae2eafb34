#pragma once
#include <array>
#include <string_view>
#include <utility>

#include "whichgate/rules.hpp"

namespace whichgate {

// The named booleans of a mixture of the two rule books, as a world file spells them.
inline constexpr std::array<std::pair<std::string_view, bool Rules::*>, 5> rule_members{{
    {"switch_blocks_billing_apis", &Rules::switch_blocks_billing_apis},
    {"switch_waits_for_sign_in", &Rules::switch_waits_for_sign_in},
    {"assignment_provisions", &Rules::assignment_provisions},
    {"portal_waits_for_sign_in", &Rules::portal_waits_for_sign_in},
    {"mention_identity_center_billing_note", &Rules::mention_identity_center_billing_note},
}};

}  // namespace whichgate
