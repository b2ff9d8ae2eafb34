#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "whichgate/action_list.hpp"
#include "whichgate/engine.hpp"
#include "whichgate/question.hpp"
#include "whichgate/verdict_matrix.hpp"

// Many questions about one world. Each answer is that of Engine::verdict(): every gate counts, and a question that
// Engine::check() refuses is invalid. Policies alone, without a world: see compiled_policies.hpp and policy_matrix.hpp.
namespace whichgate {

// One caller, every entry of a list. `about` says who asks, in which account and context; its action, page and resource
// do not count. Entries about which policies alone decide are answered all at once, the others one by one; nullopt when
// `progress` ended it, which it may between the two and after every 1,024 of the others.
std::optional<Verdicts> verdicts(const Engine& engine, const Question& about, const ActionList& list,
                                 const Progress& progress = {});

// Many callers in many accounts. Whom a caller's own `in` names does not count.
struct MatrixQuestion {
  std::vector<Caller> callers = {};
  std::vector<std::string> accounts = {};  // names or ids; none: every account of the world
  ActionList list;
  Question about = {};  // through, region, context, ... of all
};

// Answers in blocks of `block` callers, so that the whole need not fit into memory. False when `progress` ended it,
// which it may after each block.
bool matrix(const Engine& engine, const MatrixQuestion& question, const std::function<void(const VerdictMatrix&)>& take,
            const Progress& progress = {}, std::size_t block = 64);

// A stream of questions: `next` fills in the next one, false when there is none. The number of questions to come is not
// known: `progress` is told 0. Returns how many were answered; `progress` may end it after every 1,024.
std::size_t stream(const Engine& engine, const std::function<bool(Question&)>& next,
                   const std::function<void(const Question&, Verdict)>& take, const Progress& progress = {});

}  // namespace whichgate
