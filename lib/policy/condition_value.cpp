#include "policy/condition_value.hpp"

#include "text/values/addresses.hpp"
#include "text/values/base64.hpp"
#include "text/values/dates.hpp"
#include "text/values/numbers.hpp"

namespace whichgate::policy {

text::Meaning meaning_of(Comparison comparison, std::string_view text) {
  if (compares_numbers(comparison)) return text::read_decimal(text).meaning;
  if (compares_dates(comparison)) return text::read_moment(text).meaning;
  if (comparison == Comparison::address) return text::read_range(text).meaning;
  if (comparison == Comparison::binary) return text::read_base64(text).meaning;
  return text::Meaning::value;
}

}  // namespace whichgate::policy
