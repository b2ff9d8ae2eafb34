#include "whichgate/bulk_questions.hpp"

#include <algorithm>

#include "engine/batch/batch_evaluator.hpp"
#include "eval/matrix/verdict_matrix.hpp"

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

bool matrix(const Engine& engine, const MatrixQuestion& question, const std::function<void(const VerdictMatrix&)>& take,
            const Progress& progress, std::size_t block) {
  const std::vector<std::string> accounts = accounts_of(engine.world(), question.accounts);
  const std::size_t all = question.callers.size(), step = std::max<std::size_t>(1, block);
  const engine::BatchEvaluator list(engine, question.list);
  Question about = question.about;
  for (std::size_t first = 0; first < all; first += step) {
    auto answers = std::make_shared<eval::MatrixAnswers>();
    answers->first = first;
    answers->callers = std::min(step, all - first);
    answers->accounts = accounts.size();
    answers->requests = question.list.size();
    answers->words = (answers->requests + 63) / 64;
    answers->planes.reserve(answers->callers * accounts.size() * 2 * answers->words);
    for (std::size_t i = 0; i < answers->callers; ++i) {
      about.who = question.callers[first + i].who;
      about.as = question.callers[first + i].as;
      for (const std::string& account : accounts) {
        about.in = account;
        const Verdicts row = *list.answer(about, {});
        for (const std::size_t entry : row.invalid())
          answers->invalid.push_back(answers->rows.size() * answers->requests + entry);
        answers->rows.push_back(static_cast<std::uint32_t>(answers->rows.size()));
        answers->planes.insert(answers->planes.end(), row.allowed().begin(), row.allowed().end());
        answers->planes.insert(answers->planes.end(), row.denied().begin(), row.denied().end());
      }
    }
    const std::size_t done = first + answers->callers;
    take(Internals::made_of<VerdictMatrix>(std::move(answers)));
    if (progress && !progress(done, all)) return false;
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
