#include "eval/matrix/account_digits.hpp"

#include <algorithm>

namespace whichgate::eval {

namespace {

constexpr std::size_t id_digits = 12;
constexpr char edge = '\0';  // beside the first and the last letter

bool digit(char c) { return c >= '0' && c <= '9'; }
bool wildcard(char c) { return c == '*' || c == '?'; }

// The letters beside the ids in a text.
struct Neighbours {
  std::string left, right;
};

Neighbours neighbours_of(std::string_view text) {
  Neighbours found;
  for (std::size_t at = text.find(account_placeholder); at != std::string_view::npos;
       at = text.find(account_placeholder, at + 1)) {
    const std::size_t end = at + account_placeholder.size();
    found.left += at == 0 ? edge : text[at - 1];
    found.right += end == text.size() ? edge : text[end];
  }
  return found;
}

}  // namespace

std::string with_account(std::string_view text, std::string_view account) {
  std::string filled;
  while (true) {
    const std::size_t at = text.find(account_placeholder);
    filled += text.substr(0, at);
    if (at == std::string_view::npos) return filled;
    filled += account;
    text.remove_prefix(at + account_placeholder.size());
  }
}

bool holds_account(std::string_view text) { return text.find(account_placeholder) != std::string_view::npos; }

void AccountsThatMatter::add(const AccountsThatMatter& other) {
  all = all || other.all;
  ids.insert(other.ids.begin(), other.ids.end());
}

namespace {

// Is there, beside the ids in it, a run of digits that could be one?
bool holds_other_id(std::string_view text) {
  std::size_t run = 0;
  for (const char c : text) {
    run = digit(c) ? run + 1 : 0;
    if (run == id_digits) return true;
  }
  return false;
}

// A pattern that itself holds the id, through a variable: whichever the account, both sides hold the same.
AccountsThatMatter own_id_matters(std::string_view pattern, std::string_view text) {
  const Neighbours beside = neighbours_of(pattern);
  const bool open = std::ranges::any_of(beside.left + beside.right,
                                        [](char c) { return wildcard(c) || digit(c) || c == '$' || c == '}'; });
  return {open || holds_other_id(text) || holds_other_id(pattern), {}};
}

}  // namespace

AccountsThatMatter accounts_that_matter(std::string_view pattern, std::string_view text) {
  AccountsThatMatter found;
  if (holds_account(pattern)) found = own_id_matters(pattern, text);
  const Neighbours beside = neighbours_of(text);
  if (beside.left.empty()) return found;
  // Ids that touch each other or other digits: a run could lie on several.
  found.all = found.all ||
              std::ranges::any_of(beside.left + beside.right, [](char c) { return digit(c) || c == '$' || c == '}'; });
  for (std::size_t i = 0; i < pattern.size() && !found.all; ++i) {
    if (!digit(pattern[i])) continue;
    const std::size_t begin = i;
    while (i < pattern.size() && digit(pattern[i])) ++i;
    const char left = begin == 0 ? edge : pattern[begin - 1], right = i == pattern.size() ? edge : pattern[i];
    const bool left_open = wildcard(left), right_open = wildcard(right);
    if (!left_open && beside.left.find(left) == std::string::npos) continue;
    if (!right_open && beside.right.find(right) == std::string::npos) continue;
    if (left_open || right_open)
      found.all = i - begin <= id_digits;
    else if (i - begin == id_digits)
      found.ids.emplace(pattern.substr(begin, i - begin));
  }
  return found;
}

}  // namespace whichgate::eval
