#pragma once
#include <optional>
#include <string_view>

namespace whichgate {

// Why a gate found what it found. The text of an id is stable: "billing.not-activated" is
// ReasonId::billing_not_activated.
enum class ReasonId {
#define WHICHGATE_REASON(enumerator, ...) enumerator,
#include "whichgate/reasons.def"
};

std::string_view to_string(ReasonId id);                         // "billing.not-activated"
std::string_view to_string(std::optional<ReasonId> id);          // empty: there is none
std::optional<ReasonId> parse_reason_id(std::string_view text);  // nullopt: there is no such reason

}  // namespace whichgate
