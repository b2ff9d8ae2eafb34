#include "whichgate/affected_principals.hpp"

#include <map>
#include <set>
#include <tuple>

#include "analysis/example_resources.hpp"
#include "analysis/holders.hpp"
#include "whichgate/engine.hpp"

namespace whichgate {
namespace {

// Who holds which of the changed policies.
struct Holding {
  Caller caller;
  std::vector<const PolicyChange*> changes;
};

std::vector<Holding> holdings(const World& world, const std::vector<PolicyChange>& changes) {
  std::vector<Holding> found;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> places;
  for (const PolicyChange& change : changes)
    for (Caller& caller : analysis::holders(world, change.after->arn)) {
      const auto [place, added] = places.try_emplace({caller.in, caller.as, caller.who}, found.size());
      if (added) found.push_back({std::move(caller), {}});
      found[place->second].changes.push_back(&change);
    }
  return found;
}

class BothTimes {
 public:
  BothTimes(const World& world, const Catalog& catalog, Instant from, Instant to)
      : before_(Engine::compile(at(world, from), catalog)),
        after_(before_.recompile(at(world, to))),
        catalog_(catalog) {}

  PolicyHolder ask(const Holding& holding) const {
    PolicyHolder holder{holding.caller, {}, {}, {}, {}, 0};
    const Account* account = find_account(before_.world(), holding.caller.in);
    const std::string id = account ? account->id : holding.caller.in;
    std::set<std::pair<std::string_view, std::string>> asked;
    for (const PolicyChange* change : holding.changes) {
      holder.policies.push_back(change->after->name);
      for (const ActionChange& one : change->actions)
        for (const std::string_view action : one.actions)
          for (const std::string& pattern :
               analysis::representative_patterns(one, catalog_.without_resource_types(action)))
            if (asked.emplace(action, pattern).second) put(ask(holding.caller, action, pattern, id), holder);
    }
    return holder;
  }

 private:
  static World at(World world, Instant time) {
    world.policies_as_of = time;
    return world;
  }

  AskedAtBothTimes ask(const Caller& caller, std::string_view action, const std::string& pattern,
                       const std::string& account) const {
    AskedAtBothTimes asked{std::string(action), pattern, Verdict::unknown, Verdict::unknown, {}};
    const auto resource = analysis::example_resource(pattern, account);
    if (!resource) return asked;
    asked.resource = *resource;
    Question question;
    question.who = caller.who;
    question.as = caller.as;
    question.in = caller.in;
    question.action = action;
    question.resource = *resource;
    question.through = catalog_.console_only(action) ? Through::by_default : Through::api;
    question.partial_context = true;
    asked.before = before_.verdict(question);
    asked.after = after_.verdict(question);
    if (asked.after == Verdict::unknown)
      asked.reason = after_.ask(question).reason;
    else if (asked.before == Verdict::unknown)
      asked.reason = before_.ask(question).reason;
    return asked;
  }

  static void put(AskedAtBothTimes asked, PolicyHolder& holder) {
    const auto allowed = [](Verdict verdict) { return verdict == Verdict::allowed; };
    if (asked.before == Verdict::unknown || asked.after == Verdict::unknown)
      holder.open.push_back(std::move(asked));
    else if (allowed(asked.before) == allowed(asked.after))
      ++holder.same;
    else
      (allowed(asked.after) ? holder.gained : holder.lost).push_back(std::move(asked));
  }

  Engine before_, after_;
  const Catalog& catalog_;
};

}  // namespace

AffectedPrincipals affected_principals(const World& world, const Catalog& catalog, const PolicyChanges& changes,
                                       Instant from, Instant to) {
  std::vector<PolicyChange> all;
  for (const ChangedPolicy& one : changes.changed) all.push_back(one.change);
  for (const UndecidedPolicy& one : changes.undecided)
    if (!one.from.empty() && !one.to.empty()) all.push_back(compare(one.from.front(), *one.to.back(), catalog));
  const BothTimes times(world, catalog, from, to);
  AffectedPrincipals people;
  for (const Holding& holding : holdings(world, all)) {
    PolicyHolder holder = times.ask(holding);
    const bool touched = !holder.gained.empty() || !holder.lost.empty() || !holder.open.empty();
    (touched ? people.touched : people.untouched).push_back(std::move(holder));
  }
  return people;
}

}  // namespace whichgate
