#include <chrono>
#include <string>

#include "support/catch.hpp"
#include "text/json/json.hpp"

using namespace whichgate;

namespace {

json::Document read(std::string_view text, json::Comments comments = json::Comments::allowed) {
  const Result<json::Document> document = json::read(text, "test.json", comments);
  if (!document) FAIL(to_string(document.error()));
  return *document;
}

}  // namespace

TEST_CASE("JSON is read and printed back with its members in order and its numbers as written") {
  const char* text = GENERATE("null", "true", "false", "0", "-0", "1e400", "12345678901234567890123", "1.50", "\"\"",
                              "[]", "{}", R"(["a",1,[true,{}],null])", R"({"z":1,"a":{"b":[]},"":"x"})");
  CHECK(json::print(read(text).root) == text);
}

TEST_CASE("escapes are resolved when a string is read, and made when it is printed") {
  CHECK(read(R"("\u0041\n\"\\\/\ud83d\ude00")").root.text == "A\n\"\\/\xF0\x9F\x98\x80");
  CHECK(json::quote("A\n\t\r\"\\\x01\xC3\xA9") == "\"A\\n\\t\\r\\\"\\\\\\u0001\xC3\xA9\"");
}

TEST_CASE("every value knows where it stands") {
  const json::Document document =
      read("// first\n{ \"a\" : [ 10 , /* x */ -2.5e3, \"t\\\"u\"],\n\t\"b\": {\"c\" :\nnull } }");
  const json::Node& a = *document.root.find("a");
  const json::Node& b = *document.root.find("b");
  const auto place = [&](const json::Node& node) { return to_string(document.at(node.offset)); };
  CHECK(place(document.root) == "test.json:2:1");
  CHECK(place(a) == "test.json:2:9");
  CHECK(place(a.items[0]) == "test.json:2:11");
  CHECK(place(a.items[1]) == "test.json:2:24");
  CHECK(a.items[1].text == "-2.5e3");
  CHECK(place(a.items[2]) == "test.json:2:32");
  CHECK(place(b) == "test.json:3:7");
  CHECK(place(*b.find("c")) == "test.json:4:1");
  CHECK(to_string(document.at(document.root.members[1].key_offset)) == "test.json:3:2");
}

TEST_CASE("columns count characters, not bytes, and a byte order mark is none") {
  const json::Document document = read("\xEF\xBB\xBF[\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\", 1]");
  CHECK(to_string(document.at(document.root.offset)) == "test.json:1:1");
  CHECK(to_string(document.at(document.root.items[1].offset)) == "test.json:1:9");
}

TEST_CASE("places far into a text are found as well") {
  std::string text = "[";
  for (int i = 0; i < 5000; ++i) text += "\"\xC3\xA9\",\n";
  const json::Document document = read(text + "0]");
  CHECK(to_string(document.at(document.root.items[0].offset)) == "test.json:1:2");
  CHECK(to_string(document.at(document.root.items[4321].offset)) == "test.json:4322:1");
  CHECK(to_string(document.at(document.root.items[5000].offset)) == "test.json:5001:1");
  CHECK(to_string(document.at(1000000)) == "test.json:5001:3");
}

TEST_CASE("a document keeps its places when it is copied and moved") {
  json::Document document = read("{\n\"a\": 1}");
  const json::Document copy = document;
  const json::Document moved = std::move(document);
  CHECK(to_string(copy.at(copy.root.find("a")->offset)) == "test.json:2:6");
  CHECK(to_string(moved.at(moved.root.find("a")->offset)) == "test.json:2:6");
}

TEST_CASE("a hundred levels of nesting are read, one more is refused where it begins") {
  const std::string hundred = std::string(100, '[') + std::string(100, ']');
  CHECK(json::read(hundred, "", json::Comments::refused));
  const auto deeper = json::read("[" + hundred + "]", "deep.json", json::Comments::refused);
  REQUIRE_FALSE(deeper);
  CHECK(to_string(deeper.error()) == "deep.json:1:101: error: more than 100 levels of nesting");
}

TEST_CASE("a megabyte of brackets is refused at once") {
  const char bracket = GENERATE('[', '{');
  std::string text;
  while (text.size() < 1000000) text += bracket == '[' ? "[" : "{\"a\":";
  const auto begin = std::chrono::steady_clock::now();
  const auto document = json::read(text, "", json::Comments::refused);
  REQUIRE_FALSE(document);
  CHECK(document.error().front().code == "json.depth");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
}

TEST_CASE("a long list and a large object are read in good time") {
  std::string text = "{";
  for (int i = 0; i < 20000; ++i) text += "\"member" + std::to_string(i) + "\":[1,2,3],";
  const auto begin = std::chrono::steady_clock::now();
  CHECK(read(text + "\"last\":0}").root.members.size() == 20001);
  const auto again = json::read(text + "\"member7\":0}", "", json::Comments::refused);
  REQUIRE_FALSE(again);
  CHECK(again.error().front().message == "the member `member7` stands here twice");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}
