#include "eval/matrix/requests.hpp"

#include <algorithm>
#include <span>

#include "eval/bits.hpp"

namespace whichgate::eval {

MatrixGroup::MatrixGroup(Context shared, ActionList of, std::vector<std::size_t> asked, std::size_t word)
    : context(std::move(shared)), list(std::move(of)), requests(std::move(asked)), first_word(word) {
  for (const auto& [key, values] : context) {
    if (std::ranges::any_of(values, holds_account)) entries_with_account.push_back(entries.size());
    entries.push_back(values.size() == 1 ? ContextEntry{key, values.front(), {}, false}
                                         : ContextEntry{key, {}, values, true});
  }
}

MatrixRequests::MatrixRequests(const std::vector<PolicyMatrixQuestion::Request>& requests, const Catalog& catalog)
    : bit_of_request(requests.size()) {
  std::map<MatrixGroup::Context, std::vector<std::size_t>> requests_of;
  for (std::size_t i = 0; i < requests.size(); ++i) requests_of[requests[i].context].push_back(i);
  for (auto& [context, asked] : requests_of) {
    std::vector<ActionOnResource> entries;
    for (const std::size_t i : asked) entries.push_back({requests[i].action, requests[i].resource});
    groups.emplace_back(context, ActionList::compile(entries, catalog), std::move(asked), words);
    words += words_for(entries.size());
  }
  refused = AnswerPlanes(words);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const MatrixGroup& group = groups[g];
    const ListData& list = Internals::data_of(group.list);
    // Entries that the catalog does not list come after the others.
    std::vector<std::uint32_t> order = list.entry_at;
    for (const std::uint32_t entry : list.one_by_one) {
      one_by_one.emplace_back(g, entry);
      if (std::ranges::find(order, entry) == order.end()) order.push_back(entry);
    }
    for (std::size_t place = 0; place < order.size(); ++place)
      bit_of_request[group.requests[order[place]]] = static_cast<std::uint32_t>(64 * group.first_word + place);
    for (const std::uint32_t place : list.refused) set(refused.refused.use(), 64 * group.first_word + place);
  }
}

MatrixCaller::MatrixCaller(const PolicyMatrixQuestion::Identity& identity, const std::string& account,
                           const MatrixGroup& group)
    : principal_{identity.kind,
                 with_account(identity.arn, account),
                 with_account(identity.principal_arn, account),
                 account,
                 false,
                 {},
                 {}},
      request_{principal_, {}, "*", {}, {}, false} {
  constexpr std::size_t own = 3;
  entries_.reserve(own + group.entries.size());
  entries_.push_back({"aws:PrincipalArn", principal_.principal_arn, {}, false});
  entries_.push_back({"aws:PrincipalAccount", principal_.account, {}, false});
  entries_.push_back({"aws:ResourceAccount", principal_.account, {}, false});
  entries_.insert(entries_.end(), group.entries.begin(), group.entries.end());
  filled_.reserve(group.entries_with_account.size());
  for (const std::size_t index : group.entries_with_account) {
    ContextEntry& entry = entries_[own + index];
    std::vector<std::string>& values = filled_.emplace_back();
    for (const std::string& value : group.context.find(std::string(entry.key))->second)
      values.push_back(with_account(value, account));
    if (entry.multivalued)
      entry.values = values;
    else
      entry.value = values.front();
  }
  request_.context = entries_;
}

}  // namespace whichgate::eval
