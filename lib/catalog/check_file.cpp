#include "catalog/check_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "catalog/node.hpp"
#include "catalog/packed.hpp"

namespace whichgate::catalog {

namespace {

constexpr std::uint32_t most_levels = 100;  // of nesting, as in all JSON that whichgate reads
// In one value, and in all that the tables name together, counting what is shared as often as it stands: a small file
// could otherwise say more than memory holds.
constexpr std::uint64_t most_values = std::uint64_t{16} * 1024 * 1024;

class FileCheck {
 public:
  FileCheck(std::string_view bytes, std::string_view name) : bytes_(bytes), name_(name) {}

  Problems take() { return std::move(problems_); }

  // Each step stands on the one before.
  void run(bool with_checksum) {
    if (!header() || (with_checksum && !sum()) || !sections()) return;
    const Packed packed(bytes_);
    if (strings(packed) && nodes(packed)) rows(packed);
  }

 private:
  bool refuse(std::string message, std::string help) {
    problems_.push_back(
        {Severity::error, "catalog.file", std::move(message), {std::string(name_), "", 0, 0}, std::move(help)});
    return false;
  }
  bool damaged(std::string_view what) {
    return refuse(fmt::format("the catalog file is damaged: {}", what), "make it anew with `whichgate catalog update`");
  }

  bool header() {
    if (bytes_.substr(0, magic.size()) != magic)
      return refuse("this is not a catalog file", "`whichgate catalog update --from DIR --output FILE` writes one");
    if (bytes_.size() < header_size) return damaged("it ends within its header");
    const std::uint32_t version = get_u32(bytes_.data() + version_at);
    if (version != format_version)
      return refuse(
          fmt::format("the catalog file has form {}, and this program reads form {}", version, format_version),
          version < format_version ? "an older whichgate wrote it: make it anew with `whichgate catalog update`"
                                   : "a newer whichgate wrote it: update the program");
    const std::uint32_t size = get_u32(bytes_.data() + size_at);
    if (size != bytes_.size())
      return refuse(fmt::format("the catalog file has {} bytes and should have {}", bytes_.size(), size),
                    "it was cut off, or something was appended: copy it again");
    return true;
  }

  bool sum() {
    return checksum(bytes_.substr(root_at)) == get_u64(bytes_.data() + checksum_at) ||
           damaged("its checksum does not fit");
  }

  bool sections() {
    std::array<std::size_t, section_count> sizes{};
    for (std::size_t i = 0; i < section_count; ++i) {
      const std::size_t begin = get_u32(bytes_.data() + sections_at + 8 * i);
      sizes[i] = get_u32(bytes_.data() + sections_at + 8 * i + 4);
      if (begin < header_size || begin > bytes_.size() || sizes[i] > bytes_.size() - begin)
        return damaged("a section lies outside of it");
    }
    const auto size = [&](Section section) { return sizes[static_cast<std::size_t>(section)]; };
    const std::size_t slots = size(Section::action_slots) / 2;
    if (size(Section::string_ends) % 4 != 0 || size(Section::node_ends) % 4 != 0 || size(Section::actions) % 4 != 0 ||
        size(Section::policies) % 4 != 0 || size(Section::services) % service_row != 0 ||
        size(Section::action_slots) % 2 != 0)
      return damaged("a section's size");
    // A slot must stay empty, or a search for what is not there would not end.
    if (slots == 0 || (slots & (slots - 1)) != 0 || slots <= size(Section::actions) / 4)
      return damaged("its hash table");
    if (size(Section::actions) > size(Section::string_ends)) return damaged("its actions have no names");
    return true;
  }

  // `ends` says where each of `count` pieces ends; they must fill `size`.
  template <class EndOf>
  bool pieces(std::uint32_t count, std::size_t size, EndOf end_of) {
    std::size_t end = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (end_of(i) < end || end_of(i) > size) return false;
      end = end_of(i);
    }
    return true;
  }
  std::size_t number_at(Section section, std::size_t offset) const {
    return get_u32(bytes_.data() + get_u32(bytes_.data() + sections_at + 8 * static_cast<std::size_t>(section)) +
                   offset);
  }
  std::size_t size_of(Section section) const {
    return get_u32(bytes_.data() + sections_at + 8 * static_cast<std::size_t>(section) + 4);
  }

  bool strings(const Packed& packed) {
    if (!pieces(packed.string_count(), size_of(Section::strings),
                [&](std::uint32_t i) { return number_at(Section::string_ends, 4UL * i); }))
      return damaged("its strings");
    return true;
  }

  static bool is_list(const Packed& packed, std::uint32_t id) {
    const std::string_view bytes = packed.node(id - packed.string_count());
    return !bytes.empty() && bytes[0] == static_cast<char>(NodeKind::list);
  }

  bool nodes(const Packed& packed) {
    if (!pieces(packed.node_count(), size_of(Section::nodes),
                [&](std::uint32_t i) { return number_at(Section::node_ends, 4UL * i); }))
      return damaged("its values");
    std::vector<std::uint32_t> levels(packed.node_count(), 1);
    values_.assign(packed.node_count(), 1);
    for (std::uint32_t i = 0; i < packed.node_count(); ++i) {
      const auto node = take_apart(packed.node(i), packed.string_count() + i, packed.string_count());
      if (!node) return damaged(fmt::format("value {}", i));
      for (std::size_t at = 0; at < node->children.size(); ++at) {
        const std::uint32_t child = node->children[at];
        const bool text = child < packed.string_count();
        if (node->kind == NodeKind::number || (node->kind == NodeKind::object && at % 2 == 0)) {
          if (!text) return damaged(fmt::format("value {}", i));
        }
        if (node->kind == NodeKind::joined && (text || !is_list(packed, child)))
          return damaged(fmt::format("value {}", i));
        if (text) {
          ++values_[i];
          continue;
        }
        levels[i] = std::max(levels[i], levels[child - packed.string_count()] + 1);
        values_[i] += values_[child - packed.string_count()];
      }
      if (levels[i] > most_levels || values_[i] > most_values) return damaged(fmt::format("value {} is too large", i));
    }
    return true;
  }

  bool rows(const Packed& packed) {
    const std::size_t values = static_cast<std::size_t>(packed.string_count()) + packed.node_count();
    const auto value_at = [&](Section section, std::size_t offset) { return number_at(section, offset) < values; };
    if (get_u32(bytes_.data() + root_at) >= values) return damaged("its root");
    for (std::size_t at = 0; at < size_of(Section::actions); at += 4)
      if (!value_at(Section::actions, at)) return damaged("its actions");
    for (std::size_t at = 0; at < size_of(Section::policies); at += 4)
      if (!value_at(Section::policies, at)) return damaged("its policies");
    for (std::size_t at = 0; at < size_of(Section::services); at += service_row)
      if (!value_at(Section::services, at) || number_at(Section::services, at + 4) > packed.action_count() ||
          number_at(Section::services, at + 8) > packed.action_count() - number_at(Section::services, at + 4))
        return damaged("its services");
    return slots(packed) && together(packed);
  }

  bool together(const Packed& packed) {
    std::uint64_t sum = 0;
    const auto add = [&](const Value& value) {
      sum += value.is_string() ? 1 : values_[value.id() - packed.string_count()];
    };
    for (std::uint32_t i = 0; i < packed.action_count(); ++i) add(packed.action(i));
    for (std::uint32_t i = 0; i < packed.service_count(); ++i) add(packed.service(i).details);
    for (std::uint32_t i = 0; i < packed.policy_count(); ++i) add(packed.policy(i));
    return sum <= most_values || damaged("its tables name more than a catalog holds");
  }

  // Every action can be found, so an empty slot is left and every slot holds an action.
  bool slots(const Packed& packed) {
    for (std::size_t at = 0; at < size_of(Section::action_slots); at += 2) {
      const std::uint16_t id = static_cast<std::uint16_t>(number_at_slot(at));
      if (id != no_action && id >= packed.action_count()) return damaged("its hash table");
    }
    std::size_t filled = 0;
    for (std::size_t at = 0; at < size_of(Section::action_slots); at += 2)
      if (number_at_slot(at) != no_action) ++filled;
    if (filled != packed.action_count()) return damaged("its hash table");
    for (std::uint32_t id = 0; id < packed.action_count(); ++id)
      if (packed.find_action(packed.string(id)) != id) return damaged("its hash table");
    return true;
  }
  std::uint16_t number_at_slot(std::size_t offset) const {
    return get_u16(bytes_.data() +
                   get_u32(bytes_.data() + sections_at + 8 * static_cast<std::size_t>(Section::action_slots)) + offset);
  }

  std::string_view bytes_, name_;
  std::vector<std::uint64_t> values_;  // of each node: how many values it stands for
  Problems problems_;
};

}  // namespace

Problems check_file(std::string_view bytes, std::string_view name) {
  FileCheck check(bytes, name);
  check.run(true);
  return check.take();
}

Problems check_structure(std::string_view bytes, std::string_view name) {
  FileCheck check(bytes, name);
  check.run(false);
  return check.take();
}

}  // namespace whichgate::catalog
