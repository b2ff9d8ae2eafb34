#include "whichgate/diagnostic.hpp"

#include "support/catch.hpp"
#include "whichgate/result.hpp"

using namespace whichgate;

TEST_CASE("a place is written with the parts that are known") {
  CHECK(to_string(Location{"policy.json", "/Statement", 3, 5}) == "policy.json:3:5");
  CHECK(to_string(Location{"policy.json", "/Statement", 0, 0}) == "policy.json");
  CHECK(to_string(Location{"", "", 3, 5}) == "3:5");
  CHECK(to_string(Location{"", "", 3, 0}) == "3");
  CHECK(to_string(Location{}).empty());
}

TEST_CASE("a finding is written in a line, and its help in a second one") {
  const Diagnostic error{Severity::error, "code", "there is no account `Prod`", {"world.json", "", 1, 2}, ""};
  const Diagnostic warning{Severity::warning, "code", "nothing matches", {}, "write `s3:*`"};
  CHECK(to_string(error) == "world.json:1:2: error: there is no account `Prod`");
  CHECK(to_string(warning) == "warning: nothing matches\n  help: write `s3:*`");
  CHECK(to_string(Problems{error, warning}) == to_string(error) + "\n" + to_string(warning));
  CHECK(to_string(Problems{}).empty());
}

TEST_CASE("warnings alone are no errors") {
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({{Severity::warning, "", "", {}, ""}}));
  CHECK(has_errors({{Severity::warning, "", "", {}, ""}, {Severity::error, "", "", {}, ""}}));
}

TEST_CASE("a Result holds a value or the reason why there is none") {
  const Result<int, std::string> value = 7;
  const Result<int, std::string> error = Unexpected<std::string>("no");
  REQUIRE(value);
  CHECK(*value == 7);
  CHECK(value.value_or(1) == 7);
  REQUIRE_FALSE(error.has_value());
  CHECK(error.error() == "no");
  CHECK(error.value_or(1) == 1);
}

TEST_CASE("a Result of equal types still knows which of both it holds") {
  const Result<std::string, std::string> value = std::string("yes");
  const Result<std::string, std::string> error = Unexpected<std::string>("no");
  CHECK(value.has_value());
  CHECK_FALSE(error.has_value());
}
