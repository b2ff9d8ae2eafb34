#include "whichgate/policy_matrix.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "eval/matrix/data.hpp"
#include "eval/matrix/identity_rows.hpp"
#include "eval/matrix/verdict_bits.hpp"

namespace whichgate {

PolicyMatrix PolicyMatrix::compile(PolicyMatrixQuestion question, const Catalog& catalog) {
  return PolicyMatrix(
      std::make_shared<const Data>(std::move(question), std::make_shared<eval::Compiler>(catalog), nullptr));
}

PolicyMatrix PolicyMatrix::recompile(PolicyMatrixQuestion question) const {
  return PolicyMatrix(std::make_shared<const Data>(std::move(question), data_->compiler, data_.get()));
}

const PolicyMatrixQuestion& PolicyMatrix::question() const& { return data_->question; }

MatrixBlock PolicyMatrix::answer(std::size_t first, std::size_t count) const {
  const std::size_t all = data_->question.identities.size();
  first = std::min(first, all);
  count = std::min(count, all - first);
  MatrixBlock block;
  block.first_ = first;
  block.identities_ = count;
  block.accounts_ = data_->question.accounts.size();
  block.requests_ = data_->question.requests.size();
  block.words_ = data_->requests->words;
  block.bit_of_request_ = {data_->requests, &data_->requests->bit_of_request};
  block.rows_.resize(count * block.accounts_);
  for (std::size_t i = 0; i < count; ++i)
    eval::IdentityRows(*data_, first + i, block.planes_,
                       std::span(block.rows_).subspan(i * block.accounts_, block.accounts_))
        .fill();
  return block;
}

bool PolicyMatrix::answer(const std::function<void(const MatrixBlock&)>& take, const Progress& progress,
                          std::size_t block) const {
  const std::size_t all = data_->question.identities.size(), step = std::max<std::size_t>(1, block);
  for (std::size_t first = 0; first < all; first += step) {
    const std::size_t count = std::min(step, all - first);
    take(answer(first, count));
    if (progress && !progress(first + count, all)) return false;
  }
  return true;
}

Verdict MatrixBlock::verdict(std::size_t identity, std::size_t account, std::size_t request) const {
  const std::span<const std::uint64_t> row(
      planes_.data() + 2 * words_ * rows_[(identity - first_) * accounts_ + account], 2 * words_);
  return eval::verdict_at(row.first(words_), row.last(words_), (*bit_of_request_)[request]);
}

VerdictCounts MatrixBlock::count() const {
  // Rows are counted once, whoever shares them; bits that stand for no request are not counted.
  std::vector<std::uint64_t> used(words_);
  for (const std::uint32_t bit : *bit_of_request_) eval::set(used, bit);
  std::vector<std::size_t> times(words_ == 0 ? 1 : planes_.size() / (2 * words_));
  for (const std::uint32_t row : rows_) ++times[row];
  VerdictCounts counts;
  for (std::size_t row = 0; row < times.size(); ++row)
    for (std::size_t i = 0; i < words_; ++i)
      eval::count(planes_[2 * words_ * row + i] & used[i], planes_[2 * words_ * row + words_ + i] & used[i], times[row],
                  counts);
  eval::count_the_rest(rows_.size() * requests_, counts);
  return counts;
}

}  // namespace whichgate
