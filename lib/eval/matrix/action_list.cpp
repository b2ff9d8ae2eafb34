#include "eval/matrix/action_list.hpp"

#include <algorithm>
#include <numeric>

#include "eval/applicability.hpp"
#include "eval/matrix/verdict_bits.hpp"
#include "text/text.hpp"

namespace whichgate {

namespace {

// What evaluate() looks at beyond policies, for callers with an account of their own: such entries it answers itself.
bool has_service_rule(std::string_view action, std::string_view resource) {
  const auto is = [&](std::string_view name) { return text::equals_ignoring_case(action, name); };
  return is("sts:GetCallerIdentity") || is("sts:GetSessionToken") || is("kms:RetireGrant") ||
         (is("sts:AssumeRole") && resource.find(":role/aws-service-role/") != std::string_view::npos);
}

bool resource_policy_must_allow(const ActionOnResource& entry) {
  Principal own;
  own.account = "own";
  return eval::resource_policy_must_allow({own, entry.action, entry.resource});
}

}  // namespace

ActionList ActionList::compile(std::span<const ActionOnResource> list, const Catalog& catalog) {
  auto data = std::make_shared<Data>();
  data->entries.assign(list.begin(), list.end());
  std::vector<std::pair<std::uint16_t, std::uint32_t>> sorted;
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    const auto id = catalog.action_id(list[i].action);
    if (id) sorted.emplace_back(*id, i);
    if (!id || has_service_rule(list[i].action, list[i].resource)) data->one_by_one.push_back(i);
  }
  std::ranges::sort(sorted);
  data->first_place.resize(catalog.action_count() + 1);
  for (const auto& [id, entry] : sorted) {
    if (resource_policy_must_allow(list[entry]))
      data->refused.push_back(static_cast<std::uint32_t>(data->entry_at.size()));
    data->entry_at.push_back(entry);
    data->ids.push_back(id);
    ++data->first_place[id + 1U];
  }
  std::partial_sum(data->first_place.begin(), data->first_place.end(), data->first_place.begin());
  data->in_order = std::ranges::is_sorted(data->entry_at) && data->entry_at.size() == list.size();
  std::vector<ActionRange> beyond;
  catalog.add_action_ranges("mechanicalturk:*", beyond);
  if (!beyond.empty()) data->beyond_scps = beyond.front();
  return ActionList(std::move(data));
}

ActionList ActionList::whole_catalog(const Catalog& catalog) {
  std::vector<ActionOnResource> list;
  list.reserve(catalog.action_count());
  for (std::size_t id = 0; id < catalog.action_count(); ++id)
    list.push_back({std::string(catalog.action_name(static_cast<std::uint16_t>(id))), "*"});
  return compile(list, catalog);
}

std::size_t ActionList::size() const { return data_->entries.size(); }

const ActionOnResource& ActionList::at(std::size_t index) const& { return data_->entries[index]; }

Verdict Verdicts::operator[](std::size_t index) const { return eval::verdict_at(allowed_, denied_, index); }

void Verdicts::set(std::size_t index, Verdict verdict) { eval::set_verdict(allowed_, denied_, index, verdict); }

VerdictCounts Verdicts::count() const {
  VerdictCounts counts;
  for (std::size_t i = 0; i < allowed_.size(); ++i) eval::count(allowed_[i], denied_[i], 1, counts);
  eval::count_the_rest(size_, counts);
  return counts;
}

}  // namespace whichgate
