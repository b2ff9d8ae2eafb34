#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

namespace whichgate::engine {

// What was worked out once, found again by its key. Safe to share between threads; finding allocates nothing.
template <class Key, class Value, class Hash, class Equal>
class Cache {
 public:
  using Held = std::shared_ptr<const Value>;

  // About how many it keeps: it forgets everything of a part that is full.
  explicit Cache(std::size_t most) : most_in_a_part_(most / part_count) {}

  // Null: not there.
  template <class View>
  Held find(const View& key) const {
    const Part& part = part_of(Hash{}(key));
    const std::shared_lock lock(part.mutex);
    const auto at = part.held.find(key);
    return at == part.held.end() ? nullptr : at->second;
  }

  // What is there from now on: the value that another thread put there, if it was faster.
  Held put(Key key, Held value) {
    Part& part = parts_[index_of(Hash{}(key))];
    const std::lock_guard lock(part.mutex);
    if (part.held.size() >= most_in_a_part_) part.held.clear();
    return part.held.try_emplace(std::move(key), std::move(value)).first->second;
  }

 private:
  static constexpr std::size_t part_count = 8;
  struct Part {
    mutable std::shared_mutex mutex;
    std::unordered_map<Key, Held, Hash, Equal> held;
  };

  static std::size_t index_of(std::size_t hash) { return (hash >> 20) % part_count; }
  const Part& part_of(std::size_t hash) const { return parts_[index_of(hash)]; }

  std::size_t most_in_a_part_;
  std::array<Part, part_count> parts_ = {};
};

}  // namespace whichgate::engine
