#include <boost/regex.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/text.hpp"

using namespace whichgate;

namespace {

// All texts of up to `longest` letters of the alphabet, the empty one included.
std::vector<std::string> all_texts(const std::string& alphabet, std::size_t longest) {
  std::vector<std::string> texts{""};
  for (std::size_t begin = 0, length = 1; length <= longest; ++length) {
    const std::size_t end = texts.size();
    for (; begin < end; ++begin)
      for (const char c : alphabet) texts.push_back(texts[begin] + c);
  }
  return texts;
}

std::string as_regex(const std::string& pattern) {
  std::string regex;
  for (const char c : pattern) {
    if (c == '*')
      regex += ".*";
    else if (c == '?')
      regex += '.';
    else
      regex += std::string("\\") + c;
  }
  return regex;
}

// Row by row: does the pattern's beginning match the text's beginning?
bool slow_match(const std::string& pattern, const std::string& text) {
  std::vector<char> row(text.size() + 1, 0);
  row[0] = 1;
  for (const char c : pattern) {
    std::vector<char> next(text.size() + 1, 0);
    next[0] = c == '*' && row[0];
    for (std::size_t t = 1; t <= text.size(); ++t)
      next[t] = c == '*' ? row[t] || next[t - 1] : row[t - 1] && (c == '?' || c == text[t - 1]);
    row = std::move(next);
  }
  return row.back() != 0;
}

std::string repeated(int count, const std::string& piece) {
  std::string text;
  for (int i = 0; i < count; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("a wildcard pattern matches the texts that the same regular expression matches") {
  const std::vector<std::string> texts = all_texts("./", 6);
  for (const std::string& pattern : all_texts("./*?", 5)) {
    const boost::regex regex(as_regex(pattern));
    for (const std::string& text : texts)
      if (text::wildcard_match(pattern, text) != boost::regex_match(text, regex)) FAIL(pattern << " and " << text);
  }
}

TEST_CASE("wildcards cross slashes and colons, and nothing but * and ? is special") {
  struct Row {
    const char* pattern;
    const char* text;
    bool matches;
  };
  const Row row = GENERATE(values<Row>({
      {"*", "", true},
      {"?", "", false},
      {"", "", true},
      {"", "a", false},
      {"**", "anything", true},
      {"s3:Get*", "s3:GetObject", true},
      {"s3:Get*", "s3:PutObject", false},
      {"arn:aws:sqs:us-east-1:*", "arn:aws:sqs:us-east-1:111122223333:queue", true},
      {"bucket/*/test/*", "bucket/1/2/test/3/object.jpg", true},
      {"bucket/*/test/*", "bucket/1-test/object.jpg", false},
      {"bucket/*/test/*", "bucket//test/object.jpg", true},
      {"bucket/*/test/*", "bucket/test/object.jpg", false},
      {"a[b]c", "abc", false},
      {"a[b]c", "a[b]c", true},
      {"a.c", "abc", false},
      {"a\\*", "a\\anything", true},
      {"A", "a", false},
      {"*a?", "aab", true},
      {"a*b*c", "a-b-b-c", true},
      {"a*b*c", "a-c-b", false},
  }));
  CAPTURE(row.pattern, row.text);
  CHECK(text::wildcard_match(row.pattern, row.text) == row.matches);
}

TEST_CASE("a question mark stands for one character, however many bytes it has") {
  CHECK(text::wildcard_match("b?r", "b\xC3\xA4r"));
  CHECK_FALSE(text::wildcard_match("b??r", "b\xC3\xA4r"));
  CHECK(text::wildcard_match("*?", "\xE2\x9C\x93"));
  CHECK_FALSE(text::wildcard_match("*??", "\xE2\x9C\x93"));
  CHECK(text::wildcard_match("?\xC3\xA4*", "\xC3\xB6\xC3\xA4\xC3\xBC"));
  CHECK_FALSE(text::wildcard_match("?\xC3\xB6*", "\xC3\xB6\xC3\xA4\xC3\xBC"));
  CHECK(text::wildcard_match_ignoring_case("B?R", "b\xC3\xA4r"));
}

TEST_CASE("letter case can be ignored, in ASCII only") {
  CHECK(text::wildcard_match_ignoring_case("S3:get*", "s3:GetObject"));
  CHECK_FALSE(text::wildcard_match("S3:get*", "s3:GetObject"));
  CHECK_FALSE(text::wildcard_match_ignoring_case("\xC3\x89", "\xC3\xA9"));
}

TEST_CASE("long pieces that nearly stand everywhere are found where they stand") {
  // Each piece fits for long before it does not, so that the search goes on in its other ways.
  const std::vector<std::string> beginnings = {repeated(70, "a"),  repeated(40, "ab"), repeated(40, "aab"),
                                               repeated(40, "a?"), repeated(70, "?"),  repeated(30, "?ab")};
  const std::vector<std::string> ends = {"b", "aab", "?b", "c", "b?c", ""};
  std::vector<std::string> texts;
  for (const std::string piece : {"a", "ab", "aab"})
    for (const std::string middle : {"", "b", "ac", "bab", "xbxc"})
      texts.push_back(repeated(150, piece) + middle + repeated(90, piece) + middle);
  for (const std::string& beginning : beginnings)
    for (const std::string& end : ends)
      for (const std::string& text : texts)
        for (const std::string& pattern :
             {'*' + beginning + end, '*' + beginning + end + '*', "a*" + beginning + end + "*a" + end}) {
          const bool expected = slow_match(pattern, text);
          const bool found = text::wildcard_match(pattern, text);
          const bool folded = text::wildcard_match_ignoring_case("*A" + pattern, "a" + text);
          if (found != expected || folded != slow_match("*a" + pattern, "a" + text)) FAIL(pattern << " and " << text);
        }
}

TEST_CASE("a hostile wildcard is answered at once") {
  const std::string text(100'000, 'a');
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& pattern :
       {repeated(1'000, "*a") + 'b', '*' + repeated(50'000, "a") + "b*", '*' + repeated(2'000, "a?") + "b*"}) {
    CHECK_FALSE(text::wildcard_match(pattern, text));
    CHECK_FALSE(text::wildcard_match_ignoring_case(pattern, text));
  }
  CHECK(text::wildcard_match(repeated(1'000, "*a"), text));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}
