#include "whichgate/rules.hpp"

namespace whichgate {

std::string_view to_string(const Rules& rules) {
  if (rules == Rules::documented()) return "documented";
  if (rules == Rules::field_notes()) return "field-notes";
  return "mixed";
}

std::optional<Rules> parse_rules(std::string_view name) {
  if (name == "documented") return Rules::documented();
  if (name == "field-notes") return Rules::field_notes();
  return std::nullopt;
}

}  // namespace whichgate
