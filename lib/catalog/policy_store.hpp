#pragma once
#include <map>
#include <memory>
#include <shared_mutex>
#include <string_view>
#include <vector>

#include "catalog/unpack.hpp"
#include "whichgate/instant.hpp"

namespace whichgate::catalog {

// The managed policies of a catalog, each version parsed at its first look-up and kept. See Catalog for what the
// functions answer. Safe to share between threads.
class PolicyStore {
 public:
  explicit PolicyStore(const Packed& packed) : packed_(packed) {}

  const ManagedPolicy* current(std::string_view arn_or_name) const;
  std::vector<const ManagedPolicy*> versions(std::string_view arn_or_name) const;
  std::vector<const ManagedPolicy*> at(std::string_view arn_or_name, Instant time) const;
  std::vector<std::string_view> arns() const;

 private:
  struct Known {
    PackedPolicy packed;
    std::vector<std::unique_ptr<const ManagedPolicy>> parsed;  // by version; null until it is asked for
  };
  Known* find(std::string_view arn_or_name) const;
  const ManagedPolicy* version(Known& known, std::size_t index) const;

  const Packed& packed_;
  mutable std::shared_mutex mutex_;  // guards `known_` and what it holds
  mutable std::map<std::uint32_t, Known> known_;
};

}  // namespace whichgate::catalog
