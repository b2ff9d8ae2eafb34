#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/json/json.hpp"

using namespace whichgate;

namespace {

// Reads the members of an object as `use` does, and gives the findings.
template <class Use>
std::string findings(std::string_view text, Use use) {
  const Result<json::Document> document = json::read(text, "", json::Comments::allowed);
  if (!document) return to_string(document.error());
  Problems problems;
  json::ObjectReader object(json::root(*document), problems);
  use(object);
  return to_string(problems);
}

}  // namespace

TEST_CASE("members are read by their type") {
  std::string name = "before";
  bool enabled = false;
  long long count = 0;
  std::vector<std::string> one, several;
  std::size_t state = 9;
  CHECK(findings(
            R"({"name": "jdoe", "enabled": true, "count": -7, "one": "a", "several": ["a", "b"], "state": "CLOSED"})",
            [&](json::ObjectReader& object) {
              CHECK(object.string("name", name));
              CHECK(object.boolean("enabled", enabled));
              CHECK(object.integer("count", count));
              CHECK(object.strings("one", one));
              CHECK(object.strings("several", several));
              CHECK(object.choice("state", {"ACTIVE", "CLOSED"}, state));
              CHECK_FALSE(object.string("missing", name));
              object.finish();
            })
            .empty());
  CHECK(name == "jdoe");
  CHECK(enabled);
  CHECK(count == -7);
  CHECK(one == std::vector<std::string>{"a"});
  CHECK(several == std::vector<std::string>{"a", "b"});
  CHECK(state == 1);
}

TEST_CASE("a wrong type is a finding and leaves the value alone") {
  std::string text = "before";
  bool flag = true;
  long long number = 3;
  std::vector<std::string> list{"before"};
  CHECK(findings(R"({"name": 1, "flag": "yes", "count": "7", "big": 1e3, "list": [1], "other": {}})",
                 [&](json::ObjectReader& object) {
                   CHECK_FALSE(object.string("name", text));
                   CHECK_FALSE(object.boolean("flag", flag));
                   CHECK_FALSE(object.integer("count", number));
                   CHECK_FALSE(object.integer("big", number));
                   CHECK_FALSE(object.strings("list", list));
                   CHECK_FALSE(object.strings("other", list));
                 }) ==
        "1:10: error: `name` must be a string, not a number\n  help: write it in quotes\n"
        "1:21: error: `flag` must be true or false, not a string\n"
        "1:37: error: `count` must be a whole number, not a string\n"
        "1:49: error: `big` must be a whole number, not `1e3`\n"
        "1:63: error: every entry of `list` must be a string, not a number\n  help: write it in quotes\n"
        "1:76: error: `other` must be a string or a list of strings, not an object");
  CHECK(text == "before");
  CHECK(flag);
  CHECK(number == 3);
  CHECK(list == std::vector<std::string>{"before"});
}

TEST_CASE("an account id that is given as a number is told why it must not be") {
  std::string id;
  CHECK(findings(R"({"id": 111122223333})", [&](json::ObjectReader& object) { object.string("id", id); }) ==
        "1:8: error: `id` must be a string, not a number\n"
        "  help: write it in quotes: an account id may begin with 0");
}

TEST_CASE("an unknown member is reported with the nearest one that was asked for") {
  const auto use = [](json::ObjectReader& object) {
    std::string out;
    object.string("managed_policies", out);
    object.string("name", out);
    object.string("name", out);
    object.finish();
  };
  CHECK(findings(R"({"$schema": "x", "manged_policies": "", "q": 1})", use) ==
        "1:18: error: unknown member `manged_policies`\n  help: did you mean `managed_policies`?\n"
        "1:41: error: unknown member `q`\n  help: known are: managed_policies, name");
}

TEST_CASE("a missing member is reported at its object") {
  CHECK(findings("\n{\"a\": 1}", [](json::ObjectReader& object) {
          CHECK(object.required("a"));
          CHECK_FALSE(object.required("b"));
          CHECK(to_string(object.where("a")) == "2:7");
          CHECK(to_string(object.where("b")) == "2:1");
          CHECK(object.has("a"));
          CHECK_FALSE(object.has("b"));
        }) == "2:1: error: `b` is missing");
}

TEST_CASE("one of several words is wanted") {
  std::size_t index = 0;
  CHECK(findings(R"({"a": "SUSPENDD", "b": "other"})",
                 [&](json::ObjectReader& object) {
                   CHECK_FALSE(object.choice("a", {"ACTIVE", "SUSPENDED"}, index));
                   CHECK_FALSE(object.choice("b", {"ACTIVE", "SUSPENDED"}, index));
                 }) ==
        "1:7: error: `a` must be one of ACTIVE, SUSPENDED, not `SUSPENDD`\n  help: did you mean `SUSPENDED`?\n"
        "1:24: error: `b` must be one of ACTIVE, SUSPENDED, not `other`");
}

TEST_CASE("what is not an object is reported once, and has no members") {
  CHECK(findings("[1]", [](json::ObjectReader& object) {
          std::string out;
          CHECK_FALSE(object.string("a", out));
          CHECK_FALSE(object.required("a"));
          CHECK(object.elements("a").empty());
          CHECK_FALSE(object.element("a"));
          object.finish();
        }) == "1:1: error: the text must be an object, not a list");
}

TEST_CASE("elements know their JSON Pointers") {
  const auto document = json::read(R"({"a/b": [{"c~d": 1}], "one": 2})", "", json::Comments::refused);
  REQUIRE(document);
  Problems problems;
  json::ObjectReader object(json::root(*document), problems);
  const std::vector<json::Element> list = object.elements("a/b");
  REQUIRE(list.size() == 1);
  CHECK(list[0].pointer() == "/a~1b/0");
  const json::Node::Member& member = list[0].node().members.front();
  CHECK(list[0].member(member).pointer() == "/a~1b/0/c~0d");
  CHECK(list[0].key_where(member).pointer == "/a~1b/0/c~0d");
  CHECK(to_string(list[0].key_where(member)) == "1:11");
  const std::vector<json::Element> one = object.elements("one");
  REQUIRE(one.size() == 1);
  CHECK(one[0].pointer() == "/one");
  CHECK(object.elements("none").empty());
}
