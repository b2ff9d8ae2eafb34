#pragma once
#include <string>
#include <string_view>

#include "support/catch.hpp"
#include "whichgate/world.hpp"

namespace world_test {

// A world that must be sound.
inline whichgate::World world_of(std::string_view json) {
  auto world = whichgate::read_world(json, "w.json");
  if (!world) FAIL(whichgate::to_string(world.error()));
  return *std::move(world);
}

// The findings about a world that must not be.
inline whichgate::Problems problems_of(std::string_view json) {
  const auto world = whichgate::read_world(json, "w.json");
  if (world) FAIL("the world was read, and should not be");
  return world.error();
}

// All of them as a person sees them.
inline std::string report_of(std::string_view json) { return whichgate::to_string(problems_of(json)) + "\n"; }

// "<accounts>" with two accounts, and whatever else the test is about.
inline std::string with_accounts(std::string_view more) {
  return R"({"accounts": [{"name": "Management", "id": "111122223333"}, {"name": "Dev", "id": "222233334444"}],)" +
         std::string(more) + "}";
}

// An organization of the two accounts as well.
inline std::string with_organization(std::string_view more) {
  return with_accounts(R"("organization": {"management_account": "Management", "root": {"accounts": ["Dev"]}},)" +
                       std::string(more));
}

}  // namespace world_test
