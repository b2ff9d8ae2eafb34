#include "catalog/packed.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace whichgate::catalog {

Packed::Packed(std::string_view bytes)
    : bytes_(bytes),
      strings_(static_cast<std::uint32_t>(size_of(Section::string_ends) / 4)),
      nodes_(static_cast<std::uint32_t>(size_of(Section::node_ends) / 4)),
      actions_(static_cast<std::uint32_t>(size_of(Section::actions) / 4)),
      slots_(static_cast<std::uint32_t>(size_of(Section::action_slots) / 2)),
      services_(static_cast<std::uint32_t>(size_of(Section::services) / service_row)),
      policies_(static_cast<std::uint32_t>(size_of(Section::policies) / 4)),
      root_(get_u32(bytes.data() + root_at)),
      string_ends_at_(at(Section::string_ends, 0)),
      strings_at_(at(Section::strings, 0)),
      action_slots_at_(at(Section::action_slots, 0)) {}

std::size_t Packed::size_of(Section section) const {
  return get_u32(bytes_.data() + sections_at + 8 * static_cast<std::size_t>(section) + 4);
}

const char* Packed::at(Section section, std::size_t offset) const {
  return bytes_.data() + get_u32(bytes_.data() + sections_at + 8 * static_cast<std::size_t>(section)) + offset;
}

std::string_view Packed::string(std::uint32_t id) const {
  const std::uint32_t begin = id == 0 ? 0 : get_u32(string_ends_at_ + 4 * (id - 1UL));
  return {strings_at_ + begin, get_u32(string_ends_at_ + 4UL * id) - begin};
}

std::string_view Packed::node(std::uint32_t index) const {
  const std::uint32_t begin = index == 0 ? 0 : get_u32(at(Section::node_ends, 4 * (index - 1UL)));
  return {at(Section::nodes, begin), get_u32(at(Section::node_ends, 4UL * index)) - begin};
}

std::optional<std::uint32_t> Packed::find_action(std::string_view name) const {
  for (std::uint32_t slot = action_hash(name);; ++slot) {
    const std::uint16_t id = get_u16(action_slots_at_ + 2UL * (slot & (slots_ - 1)));
    if (id == no_action) return std::nullopt;
    if (text::equals_ignoring_case(string(id), name)) return id;
  }
}

std::uint32_t Packed::first_action_from(std::string_view wanted, std::uint32_t near) const {
  const auto before = [&](std::uint32_t id) { return text::before_ignoring_case(string(id), wanted); };
  std::uint32_t low = 0, high = actions_;
  if (near > 0 && before(near - 1)) {
    std::uint32_t step = 1;
    for (low = near; low + step <= actions_ && before(low + step - 1); step *= 2) low += step;
    high = std::min(actions_, low + step - 1);
  }
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (before(middle))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

Value Packed::action(std::uint32_t id) const { return {*this, get_u32(at(Section::actions, 4UL * id))}; }

Packed::Service Packed::service(std::uint32_t index) const {
  const char* row = at(Section::services, service_row * index);
  return {Value(*this, get_u32(row)), get_u32(row + 4), get_u32(row + 8), get_u32(row + 12) != 0};
}

namespace {

// The index of the row with this name, among `count` rows sorted by name.
template <class NameOf>
std::optional<std::uint32_t> find_row(std::uint32_t count, std::string_view name, NameOf name_of) {
  std::uint32_t low = 0, high = count;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::string_view found = name_of(middle);
    if (found == name) return middle;
    if (found < name)
      low = middle + 1;
    else
      high = middle;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> Packed::find_service(std::string_view prefix) const {
  return find_row(services_, text::lower(prefix), [&](std::uint32_t i) { return service(i).details.first_text(); });
}

Value Packed::policy(std::uint32_t index) const { return {*this, get_u32(at(Section::policies, 4UL * index))}; }

std::optional<std::uint32_t> Packed::find_policy(std::string_view name) const {
  return find_row(policies_, name, [&](std::uint32_t i) { return policy(i).first_text(); });
}

}  // namespace whichgate::catalog
