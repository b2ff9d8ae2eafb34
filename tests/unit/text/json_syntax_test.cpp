#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/json/json.hpp"

using namespace whichgate;

namespace {

std::string first_problem(std::string_view text, json::Comments comments) {
  const Result<json::Document> document = json::read(text, "", comments);
  return document ? "read" : to_string(document.error());
}

}  // namespace

TEST_CASE("broken JSON is explained in our own words, with line and column") {
  struct Row {
    const char* text;
    const char* problem;
  };
  const Row row = GENERATE(values<Row>({
      {"", "1:1: error: there is nothing in it\n  help: JSON begins with `{` or `[`"},
      {" \n ", "1:1: error: there is nothing in it\n  help: JSON begins with `{` or `[`"},
      {"{", "1:2: error: the text ends where a member's name in double quotes or `}` is expected"},
      {"{\"a\"", "1:5: error: the text ends where `:` is expected"},
      {"{\"a\":", "1:6: error: the text ends where a value is expected"},
      {"{\"a\":1", "1:7: error: the text ends where `,` or `}` is expected"},
      {"{\"a\":1,", "1:8: error: the text ends where a member's name in double quotes or `}` is expected"},
      {"[", "1:2: error: the text ends where a value or `]` is expected"},
      {"[1,\n2", "2:2: error: the text ends where `,` or `]` is expected"},
      {"[1,]", "1:4: error: nothing follows the comma before `]`\n  help: remove the comma"},
      {"{\"a\":1,\n}", "2:1: error: nothing follows the comma before `}`\n  help: remove the comma"},
      {"[1 2]", "1:4: error: expected `,` or `]`, found `2`\n  help: is a comma missing before it?"},
      {"{\"a\":1 \"b\":2}", "1:8: error: expected `,` or `}`, found `\"`\n  help: is a comma missing before it?"},
      {"{\"a\" 1}", "1:6: error: expected `:`, found `1`"},
      {"{\"a\":}", "1:6: error: expected a value, found `}`"},
      {"{\"a\"::1}", "1:6: error: expected a value, found `:`"},
      {"[,1]", "1:2: error: expected a value or `]`, found `,`"},
      {"{a:1}", "1:2: error: expected a member's name in double quotes or `}`, found `a`"},
      {"{1:1}", "1:2: error: expected a member's name in double quotes or `}`, found `1`"},
      {"{]", "1:2: error: expected a member's name in double quotes or `}`, found `]`"},
      {"[}", "1:2: error: expected a value or `]`, found `}`"},
      {"[\xC3\xA9]", "1:2: error: expected a value or `]`, found `\xC3\xA9`"},
      {"[\x0C]", "1:2: error: expected a value or `]`, found the control character U+000C"},
      {"{} x", "1:4: error: `x` follows the end of the JSON"},
      {"{}\n{}", "2:1: error: `{` follows the end of the JSON"},
      {"1 2", "1:3: error: `2` follows the end of the JSON"},
      {"{'a':1}", "1:2: error: text stands in double quotes in JSON, not in single ones"},
      {"[True]", "1:2: error: `True` is not a value of JSON\n  help: did you mean `true`?"},
      {"[nul]", "1:2: error: `nul` is not a value of JSON\n  help: did you mean `null`?"},
      {"[Allow]", "1:2: error: `Allow` is not a value of JSON\n  help: text stands in double quotes"},
      {"[1e99999]", "1:2: error: the number `1e99999` is too large"},
  }));
  CAPTURE(row.text);
  CHECK(first_problem(row.text, json::Comments::refused) == row.problem);
}

TEST_CASE("broken numbers are refused") {
  const char* number = GENERATE("01", "-", "-01", "1.", ".5", "1.e3", "1e", "1e+", "+1", "1.2.3", "1-2", "0x10", "--1");
  const std::string problem = first_problem("[" + std::string(number) + "]", json::Comments::refused);
  CAPTURE(number, problem);
  CHECK(problem.find("error: ") != std::string::npos);
}

TEST_CASE("broken strings are refused where they break") {
  struct Row {
    const char* text;
    const char* problem;
  };
  const Row row = GENERATE(values<Row>({
      {"[\"abc", "1:2: error: the string is not closed\n  help: is a `\"` missing?"},
      {"[\"abc\n]",
       "1:2: error: the string is not closed on its line\n  help: is a `\"` missing? a line break is written `\\n`"},
      {"[\"a\tb\"]", "1:4: error: a tab stands in a string\n  help: write it as `\\t`"},
      {"[\"a\x01\"]", "1:4: error: the control character U+0001 stands in a string\n  help: write it as `\\u0001`"},
      {"[\"C:\\dir\"]", "1:5: error: `\\` before `d` is not an escape of JSON\n  help: write a backslash as `\\\\`"},
      {"[\"\\u12\"]", "1:3: error: `\\u` must be followed by four hexadecimal digits"},
      {"[\"\\ud800\"]", "1:3: error: `\\ud800` is half of a pair and means no character"},
      {"[\"\\ud800\\u0041\"]", "1:3: error: `\\ud800` is half of a pair and means no character"},
      {"[\"\\udc00\"]", "1:3: error: `\\udc00` is half of a pair and means no character"},
  }));
  CAPTURE(row.text);
  CHECK(first_problem(row.text, json::Comments::refused) == row.problem);
}

TEST_CASE("a member that stands twice is refused, and the first one is named") {
  CHECK(first_problem("{\n \"Effect\": \"Deny\",\n \"Effect\": \"Allow\"\n}", json::Comments::refused) ==
        "3:2: error: the member `Effect` stands here twice\n  help: the first one is in line 2; keep one of them");
  CHECK(first_problem(R"({"a": {"x": 1}, "b": {"x": 1}, "A": 1})", json::Comments::refused) == "read");
  CHECK_THAT(first_problem(R"({"a": 1, "\u0061": 2})", json::Comments::refused),
             Catch::Matchers::ContainsSubstring("`a` stands here twice"));
}

TEST_CASE("text that is not UTF-8 is refused where it stops being so") {
  struct Row {
    std::string text;
    const char* problem;
  };
  const Row row = GENERATE(values<Row>({
      {"[\"\xFF\"]", "1:3: error: the byte 0xFF is not UTF-8\n  help: save the file as UTF-8"},
      {"[\n\"\xC3\"]", "2:2: error: the byte 0xC3 is not UTF-8\n  help: save the file as UTF-8"},
      {"[\"\xC0\x80\"]", "1:3: error: the byte 0xC0 is not UTF-8\n  help: save the file as UTF-8"},
      {"[\"\xED\xA0\x80\"]", "1:3: error: the byte 0xED is not UTF-8\n  help: save the file as UTF-8"},
      {"[\"\xF4\x90\x80\x80\"]", "1:3: error: the byte 0xF4 is not UTF-8\n  help: save the file as UTF-8"},
      {"[\"\xE2\x82\"]", "1:3: error: the byte 0xE2 is not UTF-8\n  help: save the file as UTF-8"},
      {"{}\xE2\x82", "1:3: error: the byte 0xE2 is not UTF-8\n  help: save the file as UTF-8"},
      {std::string("{}\0", 3), "1:3: error: a zero byte stands in the text"},
      {std::string("[\"a\0\"]", 6), "1:4: error: a zero byte stands in the text"},
  }));
  CHECK(first_problem(row.text, json::Comments::refused) == row.problem);
}

TEST_CASE("comments are read where they are allowed, and refused where they are not") {
  const char* text = GENERATE("// a\n{}", "{}// a", "{} /* a */ // b", "{ /* \n */ \"a\" /**/ : // x\n 1 /* , */ }",
                              "[ // ]\n]", "/*/ */{}");
  CAPTURE(text);
  CHECK(first_problem(text, json::Comments::allowed) == "read");
  CHECK_THAT(first_problem(text, json::Comments::refused),
             Catch::Matchers::ContainsSubstring("error: a comment stands where JSON allows none"));
}

TEST_CASE("what looks like a comment in a string is none") {
  CHECK(first_problem(R"({"a": "http://x", "b": "/* x"})", json::Comments::allowed) == "read");
  CHECK(first_problem(R"({"a": "http://x", "b": "/* x"})", json::Comments::refused) == "read");
}

TEST_CASE("broken comments are refused") {
  CHECK(first_problem("{} /* a", json::Comments::allowed) ==
        "1:4: error: the comment is not closed\n  help: close it with `*/`");
  CHECK(first_problem("/ {}", json::Comments::allowed) == "1:1: error: expected a value, found `/`");
  CHECK(first_problem("// only this", json::Comments::allowed) ==
        "1:1: error: there is nothing in it\n  help: JSON begins with `{` or `[`");
}

TEST_CASE("whatever becomes of a text, it is read or refused with a place in it") {
  const std::string sound = R"({"a": [1, -2.5e+3, true, null, "x\u00e9\n"], /* c */ "b": {"c": {}, "d": []}} // e)";
  REQUIRE(first_problem(sound, json::Comments::allowed) == "read");
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    texts.push_back(sound.substr(0, i));
    texts.push_back(sound.substr(0, i) + sound.substr(i + 1));
    for (const char c : std::string_view("{}[],:\"\\/*0-.eax \n\x01\x80\xC3", 22)) {
      std::string text = sound;
      text[i] = c;
      texts.push_back(text);
      texts.push_back(sound.substr(0, i) + c + sound.substr(i));
    }
  }
  for (const std::string& text : texts) {
    const Result<json::Document> document = json::read(text, "", json::Comments::allowed);
    if (document) continue;
    REQUIRE(document.error().size() == 1);
    const Diagnostic& problem = document.error().front();
    if (problem.message.empty() || problem.where.line < 1 || problem.where.column < 1) FAIL(text);
  }
}
