#pragma once
#include <optional>
#include <string_view>

namespace whichgate {

// Where AWS's documentation and engineers' write-ups disagree, a World says which it follows. Two presets:
// documented() is what AWS's documentation and its own managed policies say, field_notes() what write-ups report.
struct Rules {
  // The switch blocks every call to a billing service, console or API, and not only the gated console pages.
  bool switch_blocks_billing_apis = false;
  // A flipped switch shows at the next sign-in and not at the next request.
  bool switch_waits_for_sign_in = false;
  // CreateAccountAssignment provisions the permission set by itself.
  bool assignment_provisions = true;
  // New access shows in the portal after signing in again and not at once.
  bool portal_waits_for_sign_in = false;
  // Say in explanations that one AWS page has Identity Center turn the billing console on. No switch changes.
  bool mention_identity_center_billing_note = false;

  static constexpr Rules documented() { return {}; }
  static constexpr Rules field_notes() { return {true, true, false, true, true}; }

  bool operator==(const Rules&) const = default;
};

// "documented" or "field-notes"; "mixed" for any other combination.
std::string_view to_string(const Rules& rules);
std::optional<Rules> parse_rules(std::string_view name);

}  // namespace whichgate
