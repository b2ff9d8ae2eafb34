#include "whichgate/bulk_questions.hpp"

#include <algorithm>

#include "engine/batch/batch_evaluator.hpp"

namespace whichgate {

namespace {

std::vector<std::string> accounts_of(const World& world, const std::vector<std::string>& asked) {
  if (!asked.empty()) return asked;
  std::vector<std::string> ids;
  world.accounts.for_each([&](const Account& account) { ids.push_back(account.id); });
  return ids;
}

}  // namespace

std::optional<Verdicts> verdicts(const Engine& engine, const Question& about, const ActionList& list,
                                 const Progress& progress) {
  return engine::BatchEvaluator(engine, list).answer(about, progress);
}

bool matrix(const Engine& engine, const MatrixQuestion& question, const std::function<void(const MatrixRows&)>& take,
            const Progress& progress, std::size_t block) {
  const std::vector<std::string> accounts = accounts_of(engine.world(), question.accounts);
  const std::size_t all = question.callers.size(), step = std::max<std::size_t>(1, block);
  const engine::BatchEvaluator list(engine, question.list);
  Question about = question.about;
  for (std::size_t first = 0; first < all; first += step) {
    MatrixRows rows{first, std::min(step, all - first), accounts.size(), {}};
    rows.rows.reserve(rows.callers * rows.accounts);
    for (std::size_t i = 0; i < rows.callers; ++i) {
      about.who = question.callers[first + i].who;
      about.as = question.callers[first + i].as;
      for (const std::string& account : accounts) {
        about.in = account;
        rows.rows.push_back(*list.answer(about, {}));
      }
    }
    take(rows);
    if (progress && !progress(first + rows.callers, all)) return false;
  }
  return true;
}

std::size_t stream(const Engine& engine, const std::function<bool(Question&)>& next,
                   const std::function<void(const Question&, Verdict)>& take, const Progress& progress) {
  std::size_t done = 0;
  for (Question question; next(question); question = {}) {
    take(question, engine.verdict(question));
    ++done;
    if (progress && engine::time_to_report(done) && !progress(done, 0)) break;
  }
  return done;
}

}  // namespace whichgate
