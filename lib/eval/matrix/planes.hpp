#pragma once
#include <span>

#include "eval/bits.hpp"
#include "eval/compiled_layer.hpp"
#include "eval/matrix/action_list.hpp"

// What policies say about all entries of a list at once: a bit for each place of the list.
namespace whichgate::eval {

// A bit for each place; no words at all as long as none is set, or as long as all are.
class Plane {
 public:
  explicit Plane(std::size_t words) : size_(words) {}

  bool none() const { return words_.empty() && !all_; }
  bool all() const { return all_; }
  std::size_t size() const { return size_; }
  std::uint64_t word(std::size_t index) const { return words_.empty() ? same() : words_[index]; }
  Bits& use() {
    if (!words_.empty()) return words_;
    words_.resize(size_);
    if (all_) words_.assign(size_, same());
    all_ = false;
    return words_;
  }
  void set_all() {
    words_.clear();
    all_ = true;
  }
  void add(const Plane& other, std::size_t first_word = 0) {
    if (other.none() || all_) return;
    Bits& words = use();
    for (std::size_t i = 0; i < other.size_; ++i) words[first_word + i] |= other.word(i);
  }

 private:
  std::uint64_t same() const { return all_ ? ~std::uint64_t{0} : 0; }

  std::size_t size_;
  bool all_ = false;
  Bits words_;
};

// What the policies of one level say. A bit of `deny` or `allow` outweighs the one of `deny_open` or `allow_open`,
// which says that nobody can tell.
struct LevelPlanes {
  explicit LevelPlanes(std::size_t places)
      : deny(words_for(places)), deny_open(deny.size()), allow(deny.size()), allow_open(deny.size()) {}

  Plane deny, deny_open, allow, allow_open;
};

// Adds what a policy says. The request says who asks in which context; its action and resource do not count.
void add_policy(const CompiledVersions& policy, const LayerRequest& asked, const ListData& list, LevelPlanes& to);
// Adds what another policy of the level says.
void add_policy(const LevelPlanes& policy, LevelPlanes& to);

// What levels and layers together say: every one must allow, none may deny.
struct AnswerPlanes {
  explicit AnswerPlanes(std::size_t words) : denied(words), deny_open(words), refused(words), allow_open(words) {}

  void add(const LevelPlanes& level, std::size_t first_word = 0);
  void add(const AnswerPlanes& other);

  std::uint64_t unknown(std::size_t word) const {
    return ~denied.word(word) & ~refused.word(word) & (deny_open.word(word) | allow_open.word(word));
  }
  // As the words of Verdicts.
  std::uint64_t allowed_word(std::size_t word) const { return ~denied.word(word) & ~refused.word(word); }
  std::uint64_t denied_word(std::size_t word) const { return denied.word(word) | unknown(word); }

  Plane denied, deny_open;    // a level denies, or nobody can tell whether it does
  Plane refused, allow_open;  // a level does not allow, or nobody can tell whether it does
};

// A layer says nothing about the actions to which it does not apply.
void leave_out_exempt(Layer layer, const ListData& list, LevelPlanes& level);

}  // namespace whichgate::eval
