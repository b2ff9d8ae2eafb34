#include "whichgate/policy_matrix.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "eval/matrix/data.hpp"
#include "eval/matrix/identity_rows.hpp"
#include "eval/matrix/verdict_matrix.hpp"

namespace whichgate {

PolicyMatrix PolicyMatrix::compile(PolicyMatrixQuestion question, const Catalog& catalog) {
  return PolicyMatrix(
      std::make_shared<const Data>(std::move(question), std::make_shared<eval::Compiler>(catalog), nullptr));
}

PolicyMatrix PolicyMatrix::recompile(PolicyMatrixQuestion question) const {
  return PolicyMatrix(std::make_shared<const Data>(std::move(question), data_->compiler, data_.get()));
}

const PolicyMatrixQuestion& PolicyMatrix::question() const& { return data_->question; }

VerdictMatrix PolicyMatrix::answer(std::size_t first, std::size_t count) const {
  const std::size_t all = data_->question.identities.size(), accounts = data_->question.accounts.size();
  auto answers = std::make_shared<eval::MatrixAnswers>();
  answers->first = std::min(first, all);
  answers->callers = std::min(count, all - answers->first);
  answers->accounts = accounts;
  answers->requests = data_->question.requests.size();
  answers->words = data_->requests->words;
  answers->bit_of_request = {data_->requests, &data_->requests->bit_of_request};
  answers->rows.resize(answers->callers * accounts);
  for (std::size_t i = 0; i < answers->callers; ++i)
    eval::IdentityRows(*data_, answers->first + i, answers->planes,
                       std::span(answers->rows).subspan(i * accounts, accounts))
        .fill();
  return Internals::made_of<VerdictMatrix>(std::move(answers));
}

bool PolicyMatrix::answer(const std::function<void(const VerdictMatrix&)>& take, const Progress& progress,
                          std::size_t block) const {
  const std::size_t all = data_->question.identities.size(), step = std::max<std::size_t>(1, block);
  for (std::size_t first = 0; first < all; first += step) {
    const std::size_t count = std::min(step, all - first);
    take(answer(first, count));
    if (progress && !progress(first + count, all)) return false;
  }
  return true;
}

}  // namespace whichgate
