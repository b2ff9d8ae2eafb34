#include "eval/matrix/identity_rows.hpp"

#include <algorithm>
#include <optional>

#include "eval/matrix/verdict_bits.hpp"

namespace whichgate::eval {

void IdentityRows::fill() {
  if (requests_.words == 0) return;  // nothing is asked
  if (!data_.only_layers_count(identity_)) return ask_everything();
  fill_chains();
  for (const auto& [group, entry] : requests_.one_by_one)
    for (std::size_t account = 0; account < row_of_.size(); ++account) ask(account, group, entry);
}

// Accounts of a chain share a row, but for those that are singled out.
void IdentityRows::fill_chains() {
  const LevelAnswer own = data_.own_answer(identity_);
  std::vector<std::optional<LevelAnswer>> of_caller(data_.levels.size());
  for (std::size_t i = 0; i < data_.levels.size(); ++i)
    if (data_.levels[i].names_caller) of_caller[i] = data_.answer_of(data_.levels[i].policies, Layer::scp, identity_);
  const auto answer = [&](std::size_t level) -> const LevelAnswer& {
    return of_caller[level] ? *of_caller[level] : data_.levels[level].answer;
  };
  AnswerPlanes all(0);
  for (const ScpChain& chain : data_.chains) {
    all = own.planes;
    for (const std::size_t level : chain.levels) all.add(answer(level).planes);
    const std::uint32_t row = add_row(all);
    for (const std::size_t account : chain.accounts) row_of_[account] = row;
  }
  for (std::size_t i = 0; i < data_.chains.size(); ++i) {
    single_out(i, own.singled_out);
    for (const std::size_t level : data_.chains[i].levels) single_out(i, answer(level).singled_out);
  }
}

std::uint32_t IdentityRows::add_row(const AnswerPlanes& planes) {
  const std::uint32_t index = next_row();
  planes_.resize(planes_.size() + 2 * requests_.words);
  const std::span<std::uint64_t> words = row(index);
  for (std::size_t i = 0; i < requests_.words; ++i) {
    words[i] = planes.allowed_word(i);
    words[requests_.words + i] = planes.denied_word(i);
  }
  return index;
}

void IdentityRows::ask_everything() {
  for (std::size_t account = 0; account < row_of_.size(); ++account) {
    row_of_[account] = add_row(AnswerPlanes(requests_.words));
    own_row_.insert(account);
    for (std::size_t group = 0; group < requests_.groups.size(); ++group)
      for (std::size_t entry = 0; entry < requests_.groups[group].list.size(); ++entry) ask(account, group, entry);
  }
}

void IdentityRows::single_out(std::size_t chain, const std::vector<SingledOutByPolicy>& policies) {
  for (const SingledOutByPolicy& policy : policies)
    for (const SingledOut& one : *policy) {
      if (one.accounts.all) {
        for (const std::size_t account : data_.chains[chain].accounts) ask_bit(account, one.bit);
        continue;
      }
      for (const std::string& id : one.accounts.ids) {
        const auto [first, last] = data_.account_of.equal_range(id);
        for (auto at = first; at != last; ++at)
          if (data_.chain_of_account[at->second] == chain) ask_bit(at->second, one.bit);
      }
    }
}

void IdentityRows::ask_bit(std::size_t account, std::size_t bit) {
  const auto begins_after = [&](std::size_t at, const MatrixGroup& group) { return at < 64 * group.first_word; };
  const auto next = std::upper_bound(requests_.groups.begin(), requests_.groups.end(), bit, begins_after);
  const auto group = static_cast<std::size_t>(next - requests_.groups.begin()) - 1;
  const std::size_t place = bit - 64 * requests_.groups[group].first_word;
  ask(account, group, Internals::data_of(requests_.groups[group].list).entry_at[place]);
}

void IdentityRows::ask(std::size_t account, std::size_t group, std::size_t entry) {
  if (own_row_.insert(account).second) {
    const std::uint32_t shared = row_of_[account];
    row_of_[account] = next_row();
    planes_.resize(planes_.size() + 2 * requests_.words);
    std::ranges::copy(row(shared), row(row_of_[account]).begin());
  }
  const std::span<std::uint64_t> own = row(row_of_[account]);
  const std::size_t bit = requests_.bit_of_request[requests_.groups[group].requests[entry]];
  set_verdict(own.first(requests_.words), own.last(requests_.words), bit, data_.ask(identity_, account, group, entry));
}

}  // namespace whichgate::eval
