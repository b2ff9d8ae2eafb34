#include "eval/matrix/verdicts.hpp"

#include <algorithm>

#include "eval/applicability.hpp"
#include "eval/matrix/planes.hpp"

namespace whichgate::eval {

namespace {

void ask(std::size_t entry, const ListData& list, const AccessRequest& request, const CompiledSet& set, Verdicts& to) {
  AccessRequest one = request;
  one.action = list.entries[entry].action;
  one.resource = list.entries[entry].resource;
  to.set(entry, verdict(one, set));
}

Verdicts all_at_once(const ListData& list, const AccessRequest& request, const CompiledSet& set) {
  const std::size_t places = list.entry_at.size();
  AnswerPlanes planes(words_for(places));
  const bool has_boundary = set.of(Layer::permissions_boundary) != nullptr;
  for (const auto& layer : set.layers) {
    if (!layer) continue;
    for (const CompiledLevel& level : layer->levels()) {
      LevelPlanes says(places);
      for (const CompiledVersions& policy : level)
        add_policy(policy, {request, layer->layer(), has_boundary}, list, says);
      leave_out_exempt(layer->layer(), list, says);
      // RCPFullAWSAccess is attached everywhere and cannot be detached: only denies matter.
      if (layer->layer() == Layer::rcp) says.allow.set_all();
      planes.add(says);
    }
  }
  for (const std::uint32_t place : list.refused) eval::set(planes.refused.use(), place);

  Verdicts answer(list.entries.size());
  const auto allowed = answer.allowed(), denied = answer.denied();
  for (std::size_t i = 0; list.in_order && i < allowed.size(); ++i) {
    allowed[i] = planes.allowed_word(i);
    denied[i] = planes.denied_word(i);
  }
  // A plane of everything has bits beyond the last place, too.
  if (list.in_order && places % 64 != 0) {
    const std::uint64_t used = ~std::uint64_t{0} >> (64 - places % 64);
    allowed.back() &= used;
    denied.back() &= used;
  }
  for (std::size_t place = 0; !list.in_order && place < places; ++place) {
    const std::uint64_t bit = std::uint64_t{1} << (place % 64);
    eval::set(allowed, list.entry_at[place], (planes.allowed_word(place / 64) & bit) != 0);
    eval::set(denied, list.entry_at[place], (planes.denied_word(place / 64) & bit) != 0);
  }
  return answer;
}

}  // namespace

bool only_layers_count(PrincipalKind kind, const CompiledSet& set) {
  return (kind == PrincipalKind::iam_user || kind == PrincipalKind::role_session) && !set.of(Layer::resource_policy);
}

Verdicts verdicts(const ListData& list, const AccessRequest& request, const CompiledSet& set) {
  if (!set.catalog || request.principal.service_linked_role || cross_account(request) ||
      !only_layers_count(request.principal.kind, set)) {
    Verdicts answer(list.entries.size());
    for (std::size_t i = 0; i < list.entries.size(); ++i) ask(i, list, request, set, answer);
    return answer;
  }
  Verdicts answer = all_at_once(list, request, set);
  for (const std::uint32_t entry : list.one_by_one) ask(entry, list, request, set, answer);
  return answer;
}

}  // namespace whichgate::eval
