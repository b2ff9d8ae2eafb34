#include "eval/variables.hpp"

#include "support/catch.hpp"
#include "text/text.hpp"

using namespace whichgate;
using namespace whichgate::eval;

namespace {

Context context() {
  Context context;
  context.set("aws:username", "alice");
  context.set("aws:PrincipalTag/team", "*");
  context.set("aws:PrincipalTag/nested", "${aws:username}");
  context.set_list("aws:TagKeys", {"red"});
  context.set_list("aws:CalledVia", {});
  return context;
}

// The pattern with its variables filled in; nullopt when one has no value.
std::optional<Pattern> expand(std::string_view text, const Context& keys, std::size_t from = 0) {
  Request request;
  request.context = keys;
  const Viewed viewed(request);
  const Filled filled = fill(tokenize(text, from), viewed.request());
  return filled.has_value == Match::yes ? std::optional(filled.pattern) : std::nullopt;
}

}  // namespace

TEST_CASE("a variable is replaced by its value, its default, or nothing at all") {
  struct Row {
    std::string_view text, filled;
  };
  const Row rows[] = {
      {"home/${aws:username}/*", "home/alice/*"},
      {"home/${AWS:UserName}/*", "home/alice/*"},
      {"${aws:username}-${aws:username}", "alice-alice"},
      {"x-${aws:PrincipalTag/none, 'company-wide'}", "x-company-wide"},
      {"x-${aws:PrincipalTag/none, 'a}b'}", "x-a}b"},
      {"x-${aws:PrincipalTag/none, ''}", "x-"},
      {"x-${aws:CalledVia, 'empty lists are absent'}", "x-empty lists are absent"},
      {"${aws:username, 'default'}", "alice"},
      {"${aws:PrincipalTag/nested}", "${aws:username}"},  // what a value holds is not looked at again
      {"a${$}c${*}${?}", "a$c*?"},
      // Not well-formed: stays as it is.
      {"${", "${"},
      {"${}", "${}"},
      {"x${aws:username", "x${aws:username"},
      {"${aws:username, unquoted}", "${aws:username, unquoted}"},
      {"${aws:username,'no space'}", "${aws:username,'no space'}"},
      {"$aws:username}", "$aws:username}"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto filled = expand(row.text, context());
    REQUIRE(filled);
    CHECK(filled->text == row.filled);
    CHECK(filled->marks.size() == filled->text.size());
  }
}

TEST_CASE("a variable without a value leaves no pattern") {
  for (const std::string_view text : {"${aws:PrincipalTag/none}", "a/${aws:userid}/*", "${aws:TagKeys}",
                                      "${aws:TagKeys, 'a key with several values has none here'}"}) {
    INFO(text);
    CHECK_FALSE(expand(text, context()));
  }
}

TEST_CASE("what a variable brings is never a wildcard") {
  const auto tag = expand("team/${aws:PrincipalTag/team}/x*", context());
  REQUIRE(tag);
  CHECK(wildcard_match(view(*tag), "team/*/xyz"));
  CHECK_FALSE(wildcard_match(view(*tag), "team/secret/xyz"));
  const auto escaped = expand("a${*}b${?}", context());
  REQUIRE(escaped);
  CHECK(wildcard_match(view(*escaped), "a*b?"));
  CHECK_FALSE(wildcard_match(view(*escaped), "aaabb"));
}

TEST_CASE("variables before the given place stay as they are") {
  const auto filled = expand("${aws:username}:${aws:username}", context(), 15);
  REQUIRE(filled);
  CHECK(filled->text == "${aws:username}:alice");
}

TEST_CASE("variables are enabled by version 2012-10-17 only") {
  PolicyDocument policy;
  CHECK_FALSE(variables_enabled(policy));
  policy.version = "2008-10-17";
  CHECK_FALSE(variables_enabled(policy));
  policy.version = "2012-10-17";
  CHECK(variables_enabled(policy));
}

TEST_CASE("a pattern without literal marks matches as a plain wildcard does") {
  for (const std::string_view pattern : {"", "*", "?", "a*b", "*a*b*", "a?c", "**", "a*", "*.txt", "a*a*a"})
    for (const std::string_view text : {"", "a", "ab", "abc", "aXb", "aaa", "a.txt", "aab", "b"}) {
      INFO(pattern << " on " << text);
      const std::string marks(pattern.size(), Pattern::plain);
      CHECK(wildcard_match(PatternView{pattern, marks}, text) == text::wildcard_match(pattern, text));
    }
}

TEST_CASE("an ARN pattern is compared part by part") {
  Context keys;
  keys.set("aws:PrincipalAccount", "111122223333");
  const auto pattern = expand("arn:aws:iam::${aws:PrincipalAccount}:role/*", keys);
  REQUIRE(pattern);
  CHECK(arn_like(view(*pattern), "arn:aws:iam::111122223333:role/a:b"));
  CHECK_FALSE(arn_like(view(*pattern), "arn:aws:iam::444455556666:role/x:111122223333:role/y"));
  CHECK_FALSE(arn_like(view(*pattern), "role/x"));
}
