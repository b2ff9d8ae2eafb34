#include <whichgate/whichgate.hpp>

#include <iostream>

// A project of somebody else's: one world, one question, and the answer.
int main() {
  const auto world = whichgate::read_world(R"({
    "accounts": [ { "name": "Management", "id": "111122223333" } ],
    "organization": { "management_account": "Management" },
    "identity_center": {
      "users": [ { "name": "jdoe" } ],
      "permission_sets": [ { "name": "Billing", "managed_policies": [ "Billing" ] } ],
      "assignments": [ { "permission_set": "Billing", "account": "Management", "user": "jdoe" } ] } })",
                                           "world.json");
  if (!world) {
    std::cerr << whichgate::to_string(world.error());
    return 3;
  }
  whichgate::Question question;
  question.who = "jdoe";
  question.as = "Billing";
  question.in = "Management";
  question.page = "Bills";
  const whichgate::Engine engine = whichgate::Engine::compile(*world);
  const whichgate::Decision decision = engine.ask(question);
  std::cout << whichgate::explain(decision);
  return decision.reason == whichgate::ReasonId::billing_not_activated ? 0 : 1;
}
