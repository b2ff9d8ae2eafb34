#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

namespace whichgate::gates {

// What was worked out once, found again by its key. Safe to share between threads; finding allocates nothing. It
// forgets everything of a part that is full, so that a walk over all people of a large world does not keep them all.
template <class Key, class Value, class Hash, class Equal>
class Cache {
 public:
  using Held = std::shared_ptr<const Value>;

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
    if (part.held.size() >= most_in_a_part) part.held.clear();
    return part.held.try_emplace(std::move(key), std::move(value)).first->second;
  }

 private:
  static constexpr std::size_t part_count = 8, most_in_a_part = 512;
  struct Part {
    mutable std::shared_mutex mutex;
    std::unordered_map<Key, Held, Hash, Equal> held;
  };

  static std::size_t index_of(std::size_t hash) { return (hash >> 20) % part_count; }
  const Part& part_of(std::size_t hash) const { return parts_[index_of(hash)]; }

  std::array<Part, part_count> parts_ = {};
};

}  // namespace whichgate::gates
