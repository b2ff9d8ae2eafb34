#include "eval/planes.hpp"

#include "eval/logic.hpp"

namespace whichgate::eval {

namespace {

Bits& plane(Effect effect, Match match, LevelPlanes& of) {
  if (effect == Effect::deny) return match == Match::yes ? of.deny : of.deny_open;
  return match == Match::yes ? of.allow : of.allow_open;
}

void add_statement(const CompiledStatement& statement, const Asked& asked, const ActionList::Data& list,
                   LevelPlanes& to) {
  const Match principal = match_principal(statement.source(), asked, nullptr).match;
  if (principal == Match::no) return;
  const Match conditions = both(principal, statement.match_conditions(asked.request));
  if (conditions == Match::no) return;
  const bool any_resource = statement.any_resource(asked.layer);
  Bits& whole = plane(statement.effect(), conditions, to);
  for (const ActionRange range : statement.actions()) {
    const std::size_t first = list.first_place[range.first], last = list.first_place[range.last];
    if (first == last) continue;
    if (any_resource) {
      set_range(whole, first, last);
      continue;
    }
    for (std::size_t place = first; place < last; ++place) {
      AccessRequest request = asked.request;
      request.resource = list.entries[list.entry_at[place]].resource;
      const Asked one{request, asked.layer, asked.has_boundary};
      const Match match = both(conditions, statement.match_resource(one, nullptr));
      if (match != Match::no) set(plane(statement.effect(), match, to), place);
    }
  }
}

void add_document(const CompiledDocument& document, const Asked& asked, const ActionList::Data& list, LevelPlanes& to) {
  for (const CompiledStatement& statement : document.statements) add_statement(statement, asked, list, to);
}

// Of two versions only what both say holds.
void keep_agreed(const LevelPlanes& other, LevelPlanes& to) {
  const auto agree = [](Bits& yes, Bits& open, const Bits& other_yes, const Bits& other_open) {
    for (std::size_t i = 0; i < yes.size(); ++i) {
      const std::uint64_t either_yes = yes[i] | other_yes[i], either_open = open[i] | other_open[i];
      yes[i] &= other_yes[i];
      open[i] = (either_yes | either_open) & ~yes[i];
    }
  };
  agree(to.deny, to.deny_open, other.deny, other.deny_open);
  agree(to.allow, to.allow_open, other.allow, other.allow_open);
}

void add(const Bits& from, Bits& to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] |= from[i];
}

}  // namespace

void add_policy(const LevelPlanes& policy, LevelPlanes& to) {
  add(policy.deny, to.deny);
  add(policy.deny_open, to.deny_open);
  add(policy.allow, to.allow);
  add(policy.allow_open, to.allow_open);
}

void add_policy(const CompiledVersions& policy, const Asked& asked, const ActionList::Data& list, LevelPlanes& to) {
  if (policy.size() == 1) return add_document(*policy.front(), asked, list, to);
  LevelPlanes agreed(list.entry_at.size());
  add_document(*policy.front(), asked, list, agreed);
  for (std::size_t i = 1; i < policy.size(); ++i) {
    LevelPlanes other(list.entry_at.size());
    add_document(*policy[i], asked, list, other);
    keep_agreed(other, agreed);
  }
  add_policy(agreed, to);
}

void AnswerPlanes::add(const LevelPlanes& level, std::size_t first_word) {
  for (std::size_t i = 0; i < level.deny.size(); ++i) {
    denied[first_word + i] |= level.deny[i];
    deny_open[first_word + i] |= level.deny_open[i];
    refused[first_word + i] |= ~(level.allow[i] | level.allow_open[i]);
    allow_open[first_word + i] |= level.allow_open[i] & ~level.allow[i];
  }
}

void AnswerPlanes::add(const AnswerPlanes& other) {
  eval::add(other.denied, denied);
  eval::add(other.deny_open, deny_open);
  eval::add(other.refused, refused);
  eval::add(other.allow_open, allow_open);
}

void leave_out(std::size_t first, std::size_t last, LevelPlanes& level) {
  for (std::size_t place = first; place < last; ++place) {
    set(level.deny, place, false);
    set(level.deny_open, place, false);
    set(level.allow, place);
  }
}

}  // namespace whichgate::eval
