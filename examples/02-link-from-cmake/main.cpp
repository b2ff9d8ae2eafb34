#include <iostream>
#include <whichgate/whichgate.hpp>

int main() {
  const auto world = whichgate::read_world(R"({ "accounts": [ { "name": "Shop", "id": "111122223333",
      "users": [ { "name": "mateojackson", "managed_policies": ["Billing"] } ] } ] })");
  if (!world) return std::cerr << to_string(world.error()) << '\n', 3;
  const auto engine = whichgate::Engine::compile(*world);
  const auto decision = engine.ask({.who = "mateojackson", .as = "IAM user", .in = "Shop", .page = "Bills"});
  std::cout << explain(decision, advise(engine, decision.question));
}
