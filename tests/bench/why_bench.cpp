#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "bench/benchmarks.hpp"
#include "whichgate/whichgate.hpp"

namespace bench {
namespace {

using nlohmann::json;
using whichgate::PolicyLevel;

constexpr std::size_t accounts_of_a_set = 50, sets_of_a_person = 20;

std::string account_name(std::size_t index) { return fmt::format("Account {}", index); }
std::string set_name(std::size_t index) { return fmt::format("PS{:03}", index); }

json document(const whichgate::NamedPolicy& policy) { return json::parse(whichgate::print_policy(*policy.document)); }

// The organization of W4 as a world file, with people: jdoe has the first permission sets, each of them in some of the
// accounts.
class WorldFile {
 public:
  explicit WorldFile(const whichgate::PolicyMatrixQuestion& question) : question_(question) {}

  std::string text() {
    json root = {{"policies", json::array({"FullAWSAccess"})}};
    json accounts = json::array();
    for (std::size_t i = 0; i < question_.accounts.size(); ++i) {
      accounts.push_back({{"name", account_name(i)}, {"id", question_.accounts[i].id}});
      add_to_tree(root, i);
    }
    json organization = {{"management_account", account_name(0)},
                         {"service_control_policies", std::move(scps_)},
                         {"root", std::move(root)}};
    return json{{"accounts", std::move(accounts)},
                {"organization", std::move(organization)},
                {"identity_center", identity_center()}}
        .dump();
  }

 private:
  json names(const PolicyLevel& level) {
    json list = json::array();
    for (const whichgate::NamedPolicy& policy : level.policies) {
      list.push_back(policy.name);
      if (policy.name != "FullAWSAccess" && seen_.insert(policy.name).second)
        scps_.push_back({{"name", policy.name}, {"document", document(policy)}});
    }
    return list;
  }

  json& unit(json& parent, const PolicyLevel& level) {
    json& units = parent["organizational_units"];
    for (json& found : units)
      if (found.at("name") == level.name) return found;
    units.push_back({{"name", level.name}, {"policies", names(level)}});
    return units.back();
  }

  void add_to_tree(json& root, std::size_t index) {
    const auto& levels = question_.accounts[index].scps;
    if (!levels) {
      root["accounts"].push_back(account_name(index));
      return;
    }
    root["policies"] = names(levels->front());
    json* parent = &root;
    for (std::size_t i = 1; i + 1 < levels->size(); ++i) parent = &unit(*parent, (*levels)[i]);
    (*parent)["accounts"].push_back({{"name", account_name(index)}, {"policies", names(levels->back())}});
  }

  json permission_set(std::size_t index) const {
    json set = {{"name", set_name(index)}, {"managed_policies", json::array()}};
    for (const whichgate::NamedPolicy& policy : question_.identities[index].policies.identity) {
      if (policy.name.starts_with("inline"))
        set["inline_policy"] = document(policy);
      else if (whichgate::Catalog::builtin().managed_policy(policy.name))
        set["managed_policies"].push_back(policy.name);
    }
    return set;
  }

  json identity_center() const {
    json center = {{"home_region", "us-east-1"}, {"users", json::array({{{"name", "jdoe"}}})}};
    for (std::size_t i = 0; i < question_.identities.size(); ++i) {
      center["permission_sets"].push_back(permission_set(i));
      json group = {{"name", "Group " + set_name(i)}, {"members", json::array()}};
      if (i < sets_of_a_person) group["members"].push_back("jdoe");
      center["groups"].push_back(std::move(group));
      json accounts = json::array();
      for (std::size_t k = 0; k < std::min(accounts_of_a_set, question_.accounts.size()); ++k)
        accounts.push_back(account_name((i * 7 + k) % question_.accounts.size()));
      center["assignments"].push_back(
          {{"permission_set", set_name(i)}, {"account", std::move(accounts)}, {"group", "Group " + set_name(i)}});
    }
    return center;
  }

  const whichgate::PolicyMatrixQuestion& question_;
  json scps_ = json::array();
  std::set<std::string> seen_;
};

}  // namespace

void add_why(Figures& figures, const Inputs& inputs) {
  const auto text = std::make_shared<const std::string>(WorldFile(inputs.w4.question).text());
  const auto world = whichgate::read_world(*text, "organization.json");
  if (!world) {
    fmt::print("why: the world is not read\n{}", whichgate::to_string(world.error()));
    return;
  }
  const auto engine = whichgate::Engine::compile(*world);
  const whichgate::Question question{
      .who = "jdoe", .as = set_name(0), .in = account_name(9), .action = "organizations:LeaveOrganization"};
  const std::string of = fmt::format("why, {} accounts: ", inputs.w4.question.accounts.size());
  fmt::print("{}{}", of, whichgate::explain(engine.ask(question)));

  figures.add({.what = of + "the verdict", .unit = Unit::us},
              [engine, question] { benchmark::DoNotOptimize(engine.verdict(question)); });
  figures.add({.what = of + "every gate", .unit = Unit::us},
              [engine, question] { benchmark::DoNotOptimize(engine.ask(question)); });
  figures.add({.what = of + "with what would open it", .unit = Unit::ms}, [engine, question] {
    benchmark::DoNotOptimize(whichgate::explain(engine.ask(question), whichgate::advise(engine, question)));
  });
  figures.add({.what = of + "the world compiled", .unit = Unit::us},
              [world = *world] { benchmark::DoNotOptimize(whichgate::Engine::compile(world)); });
  figures.add({.what = of + "the world read", .unit = Unit::ms},
              [text] { benchmark::DoNotOptimize(whichgate::read_world(*text)); });
}

}  // namespace bench
