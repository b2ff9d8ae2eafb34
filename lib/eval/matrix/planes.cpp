#include "eval/matrix/planes.hpp"

#include "eval/logic.hpp"

namespace whichgate::eval {

namespace {

Plane& plane(Effect effect, Match match, LevelPlanes& of) {
  if (effect == Effect::deny) return match == Match::yes ? of.deny : of.deny_open;
  return match == Match::yes ? of.allow : of.allow_open;
}

void add_statement(const CompiledStatement& statement, const LayerRequest& asked, const ListData& list,
                   LevelPlanes& to) {
  const Match principal = match_principal(statement.source(), asked, nullptr).match;
  if (principal == Match::no) return;
  const Match conditions = both(principal, statement.match_conditions(asked.request));
  if (conditions == Match::no) return;
  const bool any_resource = statement.any_resource(asked.layer);
  Bits* whole = nullptr;
  for (const ActionRange range : statement.actions()) {
    const std::size_t first = list.first_place[range.first], last = list.first_place[range.last];
    if (first == last) continue;
    if (any_resource && last - first == list.entry_at.size()) {
      plane(statement.effect(), conditions, to).set_all();
      return;
    }
    if (any_resource) {
      if (!whole) whole = &plane(statement.effect(), conditions, to).use();
      set_range(*whole, first, last);
      continue;
    }
    for (std::size_t place = first; place < last; ++place) {
      AccessRequest request = asked.request;
      request.resource = list.entries[list.entry_at[place]].resource;
      const LayerRequest one{request, asked.layer, asked.has_boundary};
      const Match match = both(conditions, statement.match_resource(one, nullptr));
      if (match != Match::no) set(plane(statement.effect(), match, to).use(), place);
    }
  }
}

void add_document(const CompiledDocument& document, const LayerRequest& asked, const ListData& list, LevelPlanes& to) {
  for (const CompiledStatement& statement : document.statements) add_statement(statement, asked, list, to);
}

// Of two versions only what both say holds.
void keep_agreed(const LevelPlanes& other, LevelPlanes& to) {
  const auto agree = [](Plane& yes, Plane& open, const Plane& other_yes, const Plane& other_open) {
    for (std::size_t i = 0; i < yes.size(); ++i) {
      const std::uint64_t any = yes.word(i) | open.word(i) | other_yes.word(i) | other_open.word(i);
      yes.use()[i] &= other_yes.word(i);
      open.use()[i] = any & ~yes.word(i);
    }
  };
  agree(to.deny, to.deny_open, other.deny, other.deny_open);
  agree(to.allow, to.allow_open, other.allow, other.allow_open);
}

}  // namespace

void add_policy(const LevelPlanes& policy, LevelPlanes& to) {
  to.deny.add(policy.deny);
  to.deny_open.add(policy.deny_open);
  to.allow.add(policy.allow);
  to.allow_open.add(policy.allow_open);
}

void add_policy(const CompiledVersions& policy, const LayerRequest& asked, const ListData& list, LevelPlanes& to) {
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
  denied.add(level.deny, first_word);
  deny_open.add(level.deny_open, first_word);
  if (level.allow.all()) return;
  Bits& refuses = refused.use();
  for (std::size_t i = 0; i < level.allow.size(); ++i)
    refuses[first_word + i] |= ~(level.allow.word(i) | level.allow_open.word(i));
  for (std::size_t i = 0; !level.allow_open.none() && i < level.allow.size(); ++i)
    allow_open.use()[first_word + i] |= level.allow_open.word(i) & ~level.allow.word(i);
}

void AnswerPlanes::add(const AnswerPlanes& other) {
  denied.add(other.denied);
  deny_open.add(other.deny_open);
  refused.add(other.refused);
  allow_open.add(other.allow_open);
}

void leave_out_exempt(Layer layer, const ListData& list, LevelPlanes& level) {
  for (const ListData::Exempt& exempt : list.exempt) {
    if (exempt.layer != layer) continue;
    for (std::size_t place = list.first_place[exempt.actions.first]; place < list.first_place[exempt.actions.last];
         ++place) {
      if (!level.deny.none()) set(level.deny.use(), place, false);
      if (!level.deny_open.none()) set(level.deny_open.use(), place, false);
      if (!level.allow.all()) set(level.allow.use(), place);
    }
  }
}

}  // namespace whichgate::eval
