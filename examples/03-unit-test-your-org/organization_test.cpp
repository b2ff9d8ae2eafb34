#define CATCH_CONFIG_MAIN
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
#include <whichgate/whichgate.hpp>

static std::string ask(const whichgate::Question& question) {
  const auto world = whichgate::read_world_file(ORGANIZATION);
  if (!world) return to_string(world.error());
  const auto decision = whichgate::Engine::compile(*world).ask(question);
  return decision.reason ? std::string(to_string(*decision.reason)) : "allowed";
}

TEST_CASE("Finance sees the bills and cannot touch the organization") {
  CHECK(ask({.who = "jdoe", .as = "Billing", .in = "Management", .page = "Bills"}) == "allowed");
  CHECK(ask({.who = "jdoe", .as = "Billing", .in = "Management", .action = "organizations:CloseAccount"}) ==
        "identity.no-allow");
}

TEST_CASE("not even an administrator takes an account out of the organization") {
  CHECK(ask({.who = "agarcia", .as = "Admin", .in = "Dev", .action = "organizations:LeaveOrganization"}) ==
        "scp.explicit-deny");
}
