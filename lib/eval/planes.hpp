#pragma once
#include <span>

#include "eval/action_list.hpp"
#include "eval/bits.hpp"
#include "eval/compiled_layer.hpp"

// What policies say about all entries of a list at once: a bit for each place of the list.
namespace whichgate::eval {

// What the policies of one level say. A bit of `deny` or `allow` outweighs the one of `deny_open` or `allow_open`,
// which says that nobody can tell.
struct LevelPlanes {
  explicit LevelPlanes(std::size_t places)
      : deny(words_for(places)), deny_open(deny.size()), allow(deny.size()), allow_open(deny.size()) {}

  Bits deny, deny_open, allow, allow_open;
};

// Adds what a policy says. The request says who asks in which context; its action and resource do not count.
void add_policy(const CompiledVersions& policy, const Asked& asked, const ActionList::Data& list, LevelPlanes& to);
// Adds what another policy of the level says.
void add_policy(const LevelPlanes& policy, LevelPlanes& to);

// What levels and layers together say: every one must allow, none may deny.
struct AnswerPlanes {
  explicit AnswerPlanes(std::size_t words) : denied(words), deny_open(words), refused(words), allow_open(words) {}

  void add(const LevelPlanes& level, std::size_t first_word = 0);
  void add(const AnswerPlanes& other);

  std::uint64_t unknown(std::size_t word) const {
    return ~denied[word] & ~refused[word] & (deny_open[word] | allow_open[word]);
  }
  // As the words of Verdicts.
  std::uint64_t allowed_word(std::size_t word) const { return ~denied[word] & ~refused[word]; }
  std::uint64_t denied_word(std::size_t word) const { return denied[word] | unknown(word); }

  Bits denied, deny_open;    // a level denies, or nobody can tell whether it does
  Bits refused, allow_open;  // a level does not allow, or nobody can tell whether it does
};

// SCPs say nothing about some actions.
void leave_out(std::size_t first, std::size_t last, LevelPlanes& level);

}  // namespace whichgate::eval
