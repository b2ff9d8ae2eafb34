#include "text/wildcard_subsumes.hpp"

#include <vector>

namespace whichgate::text {

namespace {

// No policy that AWS saves has patterns so long; comparing longer ones would take too long.
constexpr std::size_t longest = 20000;

}  // namespace

// Walks both patterns at once: a star of `pattern` takes any run of the other's signs, its question mark any one that
// is not a star, a letter the same letter.
bool wildcard_subsumes(std::string_view pattern, std::string_view other) {
  if (pattern == other) return true;
  if (pattern.find("${") != std::string_view::npos) return false;  // what a variable stands for is not known
  if (pattern.size() > longest || other.size() > longest) return false;
  std::vector<char> reached(other.size() + 1, false), next(other.size() + 1);
  reached[0] = true;
  for (const char sign : pattern) {
    for (std::size_t i = 0; i <= other.size(); ++i) {
      if (sign == '*')
        next[i] = reached[i] || (i > 0 && next[i - 1]);
      else
        next[i] = i > 0 && reached[i - 1] && other[i - 1] != '*' && (sign == '?' || sign == other[i - 1]);
    }
    reached.swap(next);
  }
  return reached.back();
}

}  // namespace whichgate::text
