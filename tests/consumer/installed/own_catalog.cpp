#include <whichgate/whichgate.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

// A program that brings its own catalog: linked without whichgate::catalog, it works all the same.
int main(int argc, char** argv) {
  if (argc != 2) return 64;
  std::ifstream file(argv[1], std::ios::binary);
  const auto catalog = whichgate::Catalog::load({std::istreambuf_iterator<char>(file), {}}, argv[1]);
  if (!catalog) return std::cerr << whichgate::to_string(catalog.error()), 3;
  const auto world = whichgate::read_world(R"({ "accounts": [ { "name": "Shop", "id": "111122223333",
      "users": [ { "name": "mateojackson", "managed_policies": ["Billing"] } ] } ] })",
                                           "world.json", *catalog);
  if (!world) return std::cerr << whichgate::to_string(world.error()), 3;
  const whichgate::Caller root{.who = {}, .as = "root", .in = "Shop"};
  whichgate::Command activate;
  activate.operation = "ActivateIamAccess";
  const auto activated = whichgate::apply(*world, root, activate, *catalog);
  if (!activated) return std::cerr << activated.error().message << '\n', 1;
  const auto engine = whichgate::Engine::compile(*activated, *catalog);
  const auto decision = engine.ask({.who = "mateojackson", .as = "IAM user", .in = "Shop", .page = "Bills"});
  std::cout << explain(decision, advise(engine, decision.question));
  return decision.allowed() ? 0 : 1;
}
