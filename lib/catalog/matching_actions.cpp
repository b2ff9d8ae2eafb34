#include "catalog/matching_actions.hpp"

#include "text/compiled_wildcard.hpp"
#include "text/text.hpp"

namespace whichgate::catalog {

namespace {

ActionRange range(std::uint32_t first, std::uint32_t last) {
  return {static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(last)};
}

// The end of the actions from `first` on that begin so. Few do as a rule: the steps grow as long as they hit.
std::uint32_t end_of(const Packed& packed, std::uint32_t first, std::string_view begin) {
  const auto begins_so = [&](std::uint32_t id) {
    return id < packed.action_count() && text::starts_with_ignoring_case(packed.string(id), begin);
  };
  std::uint32_t low = first, step = 1;
  for (; begins_so(low + step - 1); step *= 2) low += step;
  while (step > 1) {
    step /= 2;
    if (begins_so(low + step - 1)) low += step;
  }
  return low;
}

}  // namespace

void add_matching_actions(const Packed& packed, std::string_view pattern, std::vector<ActionRange>& to) {
  const std::size_t wildcard = text::first_wildcard(pattern);
  if (wildcard == std::string_view::npos) {
    if (const auto id = packed.find_action(pattern)) to.push_back(range(*id, *id + 1));
    return;
  }
  // What stands before the first wildcard narrows the names down; nothing else counts when that is a star at the end.
  const std::string_view begin = pattern.substr(0, wildcard);
  // The patterns of a policy often stand in the order of the names.
  const std::uint32_t near = to.empty() ? 0 : to.back().last;
  const std::uint32_t first = packed.first_action_from(begin, near), last = end_of(packed, first, begin);
  if (first == last) return;
  if (pattern.substr(wildcard) == "*") {
    to.push_back(range(first, last));
    return;
  }
  const std::size_t before = to.size();
  for (std::uint32_t id = first; id < last; ++id) {
    if (!text::wildcard_match_ignoring_case(pattern, packed.string(id))) continue;
    if (to.size() > before && to.back().last == id)
      ++to.back().last;
    else
      to.push_back(range(id, id + 1));
  }
}

}  // namespace whichgate::catalog
