#include "eval/matrix/action_list.hpp"

#include <algorithm>
#include <numeric>

#include "eval/applicability.hpp"
#include "eval/matrix/verdict_bits.hpp"

namespace whichgate {

namespace {

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
    if (!id || eval::named_by_exemption(list[i].action)) data->one_by_one.push_back(i);
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
  for (const eval::Exemption& row : eval::exemptions) {
    std::vector<ActionRange> ranges;
    if (row.layer && row.action.ends_with('*')) catalog.add_action_ranges(row.action, ranges);
    for (const ActionRange& range : ranges) data->exempt.push_back({*row.layer, range});
  }
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

Verdict Verdicts::operator[](std::size_t index) const {
  if (!invalid_.empty() && std::ranges::binary_search(invalid_, index)) return Verdict::invalid;
  return eval::verdict_at(allowed_, denied_, index);
}

void Verdicts::set(std::size_t index, Verdict verdict) {
  eval::set_verdict(allowed_, denied_, index, verdict);
  const auto at = std::ranges::lower_bound(invalid_, index);
  const bool known = at != invalid_.end() && *at == index;
  if (verdict == Verdict::invalid && !known) invalid_.insert(at, index);
  if (verdict != Verdict::invalid && known) invalid_.erase(at);
}

VerdictCounts Verdicts::count() const {
  VerdictCounts counts;
  for (std::size_t i = 0; i < allowed_.size(); ++i) eval::count(allowed_[i], denied_[i], 1, counts);
  eval::count_the_rest(size_ - invalid_.size(), counts);
  counts.invalid = invalid_.size();
  return counts;
}

}  // namespace whichgate
