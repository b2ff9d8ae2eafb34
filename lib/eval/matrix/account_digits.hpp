#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Does the match of a pattern depend on which account's id a text holds? `${Account}` in a text stands for the 12
// digits of an account.
namespace whichgate::eval {

inline constexpr std::string_view account_placeholder = "${Account}";

std::string with_account(std::string_view text, std::string_view account);
bool holds_account(std::string_view text);

// The accounts for which a match may come out otherwise than for all others.
struct AccountsThatMatter {
  bool all = false;                // each has to be asked about
  std::set<std::string> ids = {};  // that a pattern names

  void add(const AccountsThatMatter& other);
  bool none() const { return !all && ids.empty(); }
};

// A digit of a pattern matches itself, a wildcard any digit. So the id matters only where a run of digits of the
// pattern can lie on it: one that stands between two letters has to be the whole id, and one that stands beside a
// letter which the text does not have beside the id never does.
AccountsThatMatter accounts_that_matter(std::string_view pattern, std::string_view text);

}  // namespace whichgate::eval
