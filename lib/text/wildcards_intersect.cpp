#include <algorithm>
#include <vector>

#include "text/text.hpp"

namespace whichgate::text {

namespace {

bool is_wildcard(char sign) { return sign == '*' || sign == '?'; }

// Takes what both patterns begin with away; false when they begin with different letters.
bool same_beginning(std::string_view& a, std::string_view& b) {
  while (!a.empty() && !b.empty() && !is_wildcard(a.front()) && !is_wildcard(b.front())) {
    if (a.front() != b.front()) return false;
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return true;
}

}  // namespace

// Walks both patterns at once: reached[j] says that what stands before here in `a`, and the first j signs of `b`, can
// match the same text.
bool wildcards_intersect(std::string_view a, std::string_view b) {
  if (!same_beginning(a, b)) return false;
  std::vector<char> reached(b.size() + 1, false), next(b.size() + 1);
  reached[0] = true;
  for (std::size_t i = 0;; ++i) {
    const bool end = i == a.size();
    std::fill(next.begin(), next.end(), false);
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (!reached[j]) continue;
      const bool star = !end && a[i] == '*', others_star = j < b.size() && b[j] == '*';
      if ((star || others_star) && j < b.size()) reached[j + 1] = true;
      if (end) continue;
      if (star || others_star)
        next[j] = true;
      else if (j < b.size() && (a[i] == b[j] || a[i] == '?' || b[j] == '?'))
        next[j + 1] = true;
    }
    if (end) return reached.back();
    reached.swap(next);
  }
}

}  // namespace whichgate::text
