#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/text.hpp"

using namespace whichgate;

namespace {

std::vector<std::string> texts(const std::string& letters, std::size_t longest) {
  std::vector<std::string> all{""};
  for (std::size_t from = 0, length = 0; length < longest; ++length) {
    const std::size_t to = all.size();
    for (; from < to; ++from)
      for (const char letter : letters) all.push_back(all[from] + letter);
  }
  return all;
}

}  // namespace

TEST_CASE("two patterns meet exactly when a text matches both") {
  // Patterns of three signs that meet do so in a text of at most six.
  const std::vector<std::string> patterns = texts("ab*?", 3), candidates = texts("ab", 6);
  for (const std::string& a : patterns)
    for (const std::string& b : patterns) {
      bool meet = false;
      for (const std::string& text : candidates)
        if (text::wildcard_match(a, text) && text::wildcard_match(b, text)) {
          meet = true;
          break;
        }
      if (text::wildcards_intersect(a, b) != meet) FAIL(a + " and " + b);
    }
}

TEST_CASE("long patterns meet or do not without taking long") {
  const std::string stars = [] {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "*a";
    return text;
  }();
  CHECK(text::wildcards_intersect(stars, stars + "*"));
  CHECK_FALSE(text::wildcards_intersect(stars, stars + "b"));
}
