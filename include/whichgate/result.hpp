#pragma once
#include <cassert>
#include <memory>
#include <utility>
#include <variant>

#include "whichgate/diagnostic.hpp"

namespace whichgate {

// Holds an error on its way into a Result, as std::unexpected does.
template <class E>
class Unexpected {
 public:
  constexpr explicit Unexpected(E error) : error_(std::move(error)) {}
  constexpr const E& error() const& noexcept { return error_; }
  constexpr E&& error() && noexcept { return std::move(error_); }

 private:
  E error_;
};

// A value, or the reason why there is none. The member names, and what they do, are those of std::expected (C++23),
// which can replace it one day. Discarding a Result is a compile-time warning.
//
// value() checks: without a value it throws std::bad_variant_access. operator* and -> do not, and error() does not:
// whoever calls them has looked. Without a value, or without an error, they are asserted, and undefined in a release
// build.
template <class T, class E = Problems>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  using error_type = E;

  constexpr Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  constexpr Result(Unexpected<E> error) : content_(std::in_place_index<1>, std::move(error).error()) {}

  constexpr bool has_value() const noexcept { return content_.index() == 0; }
  constexpr explicit operator bool() const noexcept { return has_value(); }

  constexpr T& value() & { return std::get<0>(content_); }
  constexpr const T& value() const& { return std::get<0>(content_); }
  constexpr T&& value() && { return std::get<0>(std::move(content_)); }

  constexpr T& operator*() & { return assert(has_value()), *std::get_if<0>(&content_); }
  constexpr const T& operator*() const& { return assert(has_value()), *std::get_if<0>(&content_); }
  constexpr T&& operator*() && { return assert(has_value()), std::move(*std::get_if<0>(&content_)); }
  constexpr T* operator->() { return std::addressof(**this); }
  constexpr const T* operator->() const { return std::addressof(**this); }

  constexpr const E& error() const& { return assert(!has_value()), *std::get_if<1>(&content_); }
  constexpr E&& error() && { return assert(!has_value()), std::move(*std::get_if<1>(&content_)); }

  template <class U>
  constexpr T value_or(U&& other) const& {
    return has_value() ? **this : static_cast<T>(std::forward<U>(other));
  }

 private:
  std::variant<T, E> content_;
};

}  // namespace whichgate
