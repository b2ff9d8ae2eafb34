#include "eval/matrix/verdict_matrix.hpp"

#include <span>

#include "eval/matrix/verdict_bits.hpp"

namespace whichgate {

std::size_t VerdictMatrix::first_caller() const { return data_->first; }
std::size_t VerdictMatrix::callers() const { return data_->callers; }
std::size_t VerdictMatrix::accounts() const { return data_->accounts; }
std::size_t VerdictMatrix::requests() const { return data_->requests; }

Verdict VerdictMatrix::verdict(std::size_t caller, std::size_t account, std::size_t request) const {
  const Data& data = *data_;
  if (data.is_invalid(caller, account, request)) return Verdict::invalid;
  const std::size_t row = data.rows[(caller - data.first) * data.accounts + account];
  const std::span<const std::uint64_t> planes(data.planes.data() + 2 * data.words * row, 2 * data.words);
  return eval::verdict_at(planes.first(data.words), planes.last(data.words), data.bit_of(request));
}

Verdicts VerdictMatrix::row(std::size_t caller, std::size_t account) const {
  Verdicts row(data_->requests);
  for (std::size_t i = 0; i < row.size(); ++i) row.set(i, verdict(caller, account, i));
  return row;
}

VerdictCounts VerdictMatrix::count() const {
  // Rows are counted once, whoever shares them; bits that stand for no request are not counted.
  const Data& data = *data_;
  const std::size_t words = data.words;
  if (words == 0) return {};
  std::vector<std::uint64_t> used(words);
  for (std::size_t i = 0; i < data.requests; ++i) eval::set(used, data.bit_of(i));
  std::vector<std::size_t> times(data.planes.size() / (2 * words));
  for (const std::uint32_t row : data.rows) ++times[row];
  VerdictCounts counts;
  for (std::size_t row = 0; row < times.size(); ++row)
    for (std::size_t i = 0; i < words; ++i)
      eval::count(data.planes[2 * words * row + i] & used[i], data.planes[2 * words * row + words + i] & used[i],
                  times[row], counts);
  counts.invalid = data.invalid.size();
  eval::count_the_rest(data.rows.size() * data.requests - counts.invalid, counts);
  return counts;
}

}  // namespace whichgate
