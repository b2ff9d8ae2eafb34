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

TEST_CASE("letter case can be ignored, in ASCII only") {
  CHECK(text::wildcard_match_ignoring_case("S3:get*", "s3:GetObject"));
  CHECK_FALSE(text::wildcard_match("S3:get*", "s3:GetObject"));
  CHECK_FALSE(text::wildcard_match_ignoring_case("\xC3\x89", "\xC3\xA9"));
}

TEST_CASE("a hostile wildcard is answered at once") {
  std::string pattern;
  for (int i = 0; i < 500; ++i) pattern += "*a";
  pattern += "b";
  const std::string text(5000, 'a');
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(text::wildcard_match(pattern, text));
  CHECK_FALSE(text::wildcard_match_ignoring_case(pattern, text));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
}
