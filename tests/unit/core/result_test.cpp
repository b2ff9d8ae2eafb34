#include "whichgate/result.hpp"

#include <memory>
#include <string>
#include <type_traits>
#include <variant>

#include "support/catch.hpp"

using namespace whichgate;

namespace {

using Length = Result<std::size_t, std::string>;

constexpr Result<int, int> half_of(int number) {
  if (number % 2 != 0) return Unexpected(number);
  return number / 2;
}

constexpr Result<int, int> half = half_of(4), none = half_of(3);
static_assert(half.value() == 2);
static_assert(*half == 2);
static_assert(none.error() == 3);
static_assert(none.value_or(7) == 7);
static_assert(std::is_nothrow_move_constructible_v<Length>);

}  // namespace

TEST_CASE("a result has a value or an error") {
  const Length value = 5U, error = Unexpected(std::string("too long"));
  CHECK(value.has_value());
  CHECK(value);
  CHECK(value.value() == 5);
  CHECK(*value == 5);
  CHECK_FALSE(error.has_value());
  CHECK_FALSE(error);
  CHECK(error.error() == "too long");
  CHECK(error.value_or(1U) == 1);
}

TEST_CASE("the value of a result that has none throws, in every build") {
  Length error = Unexpected(std::string("too long"));
  const Length& unchanging = error;
  CHECK_THROWS_AS(error.value(), std::bad_variant_access);
  CHECK_THROWS_AS(unchanging.value(), std::bad_variant_access);
  CHECK_THROWS_AS(std::move(error).value(), std::bad_variant_access);
}

TEST_CASE("a value and an error of the same type are told apart") {
  using Text = Result<std::string, std::string>;
  const Text value = std::string("a"), error = Unexpected(std::string("b"));
  CHECK(value.value() == "a");
  CHECK_THROWS_AS(error.value(), std::bad_variant_access);
  CHECK(error.error() == "b");
}

TEST_CASE("a value that can only be moved is moved out") {
  Result<std::unique_ptr<int>> owner = std::make_unique<int>(5);
  REQUIRE(*owner);
  const std::unique_ptr<int> taken = std::move(owner).value();
  CHECK(*taken == 5);
}
