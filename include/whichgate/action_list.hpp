#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/catalog.hpp"
#include "whichgate/policy_report.hpp"

namespace whichgate {

struct ActionOnResource {
  std::string action = {};  // "ce:DescribeReport"
  std::string resource = "*";
};

// A list of actions, each with its resource, prepared once to be asked about many times. Immutable, cheap to copy, safe
// to share between threads. It keeps the entries, and no catalog; the catalog must be the one of whoever is asked. No
// entry is an error: an action that the catalog does not list is matched by its text.
class ActionList {
 public:
  static ActionList compile(std::span<const ActionOnResource> list, const Catalog& catalog = Catalog::builtin());
  // Every action of the catalog, in the order of the lower-case names, on the resource `*`.
  static ActionList whole_catalog(const Catalog& catalog = Catalog::builtin());

  std::size_t size() const;
  const ActionOnResource& at(std::size_t index) const&;
  const ActionOnResource& at(std::size_t index) const&& = delete;

 private:
  friend class Internals;
  struct Data;
  explicit ActionList(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

struct VerdictCounts {
  std::size_t allowed = 0, explicitly_denied = 0, implicitly_denied = 0, unknown = 0, invalid = 0;
};

// The answers for a list, two bits each: allowed and denied. Neither is implicitly denied, both are unknown. The few
// that are invalid stand in a list of their own, with neither bit.
// A value; an index must be less than size().
class Verdicts {
 public:
  explicit Verdicts(std::size_t size) : size_(size), allowed_((size + 63) / 64), denied_((size + 63) / 64) {}

  std::size_t size() const { return size_; }
  Verdict operator[](std::size_t index) const;
  void set(std::size_t index, Verdict verdict);
  VerdictCounts count() const;

  std::span<std::uint64_t> allowed() { return allowed_; }
  std::span<std::uint64_t> denied() { return denied_; }
  std::span<const std::uint64_t> allowed() const { return allowed_; }
  std::span<const std::uint64_t> denied() const { return denied_; }
  std::span<const std::size_t> invalid() const { return invalid_; }  // sorted

 private:
  std::size_t size_;
  std::vector<std::uint64_t> allowed_, denied_;
  std::vector<std::size_t> invalid_;
};

}  // namespace whichgate
