#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "catalog/file_format.hpp"
#include "catalog/value.hpp"

namespace whichgate::catalog {

// A catalog file as it lies in memory. The bytes must outlive it, and check_file() must have accepted them.
class Packed {
 public:
  explicit Packed(std::string_view bytes);

  std::uint32_t string_count() const { return strings_; }
  std::uint32_t node_count() const { return nodes_; }
  std::uint32_t action_count() const { return actions_; }
  std::uint32_t service_count() const { return services_; }
  std::uint32_t policy_count() const { return policies_; }

  std::string_view string(std::uint32_t id) const;
  std::string_view node(std::uint32_t index) const;  // its bytes

  Value root() const { return {*this, root_}; }

  // The id of an action, whatever the case of the name.
  std::optional<std::uint32_t> find_action(std::string_view name) const;
  // The first action whose lower-case name does not sort before `wanted`; action_count() when there is none. It is
  // found sooner when it follows soon on `near`.
  std::uint32_t first_action_from(std::string_view wanted, std::uint32_t near = 0) const;
  Value action(std::uint32_t id) const;  // its details

  struct Service {
    Value details;
    std::uint32_t first_action = 0;
    std::uint32_t action_count = 0;
    bool rcp_reaches = false;
  };
  Service service(std::uint32_t index) const;
  std::optional<std::uint32_t> find_service(std::string_view prefix) const;  // whatever its case

  Value policy(std::uint32_t index) const;
  std::optional<std::uint32_t> find_policy(std::string_view name) const;

 private:
  const char* at(Section section, std::size_t offset) const;
  std::size_t size_of(Section section) const;

  std::string_view bytes_;
  std::uint32_t strings_, nodes_, actions_, slots_, services_, policies_, root_;
  const char *string_ends_at_, *strings_at_, *action_slots_at_;  // looked at most often
};

}  // namespace whichgate::catalog
