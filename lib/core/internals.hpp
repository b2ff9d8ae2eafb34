#pragma once
#include <memory>
#include <type_traits>
#include <utility>

namespace whichgate {

// What the library's own sources see of public classes, and nobody else.
class Internals {
 public:
  // What an object keeps behind its pointer.
  template <class Public>
  static const auto& data_of(const Public& object) {
    return *object.data_;
  }
  template <class Public, class Data>
  static Public made_of(std::shared_ptr<Data> data) {
    return Public(std::move(data));
  }
  template <class Engine>
  static const auto& state_of(const Engine& engine) {
    return *engine.state_;
  }
};

// The type of what is kept there.
template <class Public>
using DataOf = std::remove_cvref_t<decltype(Internals::data_of(std::declval<const Public&>()))>;

}  // namespace whichgate
