#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/engine_state.hpp"
#include "whichgate/action_list.hpp"
#include "whichgate/engine.hpp"
#include "whichgate/policy_matrix.hpp"
#include "whichgate/question.hpp"

namespace whichgate::engine {

// Long lists and streams report after every so many answers.
inline bool time_to_report(std::size_t done) {
  constexpr std::size_t between_reports = 1024;
  return done % between_reports == 0;
}

// A list, prepared to be asked about many callers of one world. About most entries every gate but the layers of
// policies finds the same: one situation stands for all of them, and the policies are asked about all at once. The
// other entries are asked one by one. Lives no longer than the engine.
class BatchEvaluator {
 public:
  BatchEvaluator(const Engine& engine, const ActionList& list);

  // As verdicts() of bulk_questions.hpp has it.
  std::optional<Verdicts> answer(const Question& about, const Progress& progress) const;

 private:
  // `list` has the entries in the same order.
  struct Alike {
    std::vector<std::uint32_t> entries = {};
    std::optional<ActionList> list = std::nullopt;
  };

  bool alike(const ActionOnResource& entry, const ActionFacts& facts) const;
  bool answer_alike(const Alike& alike, Question& question, Verdicts& to) const;
  void answer_singly(const std::vector<std::uint32_t>& entries, Question& question, Verdicts& to) const;

  const Engine& engine_;
  ActionList list_;
  std::array<Alike, 2> alike_ = {};  // those to whose service RCPs do not apply, and the others
  std::vector<std::uint32_t> one_by_one_ = {};
};

}  // namespace whichgate::engine
