#include "text/text.hpp"

#include "support/catch.hpp"

using namespace whichgate;

TEST_CASE("the nearest name is the one that a slip of the keyboard makes") {
  struct Row {
    const char* name;
    const char* nearest;
  };
  const std::vector<std::string> names{"Management", "Dev", "Partner", "permission_sets", "permissions_boundary"};
  const Row row = GENERATE(values<Row>({
      {"Managment", "Management"},
      {"management", "Management"},
      {"Mangaement", "Management"},
      {"Deb", "Dev"},
      {"Dve", "Dev"},
      {"D", ""},
      {"Prod", ""},
      {"permision_set", "permission_sets"},
      {"", ""},
      {"something else entirely", ""},
  }));
  CAPTURE(row.name);
  CHECK(text::nearest(row.name, names) == row.nearest);
}

TEST_CASE("a suggestion names the nearest name, or else the known ones") {
  const std::vector<std::string> names{"Dev", "Partner"};
  CHECK(text::suggestion("Partnr", names) == "did you mean `Partner`?");
  CHECK(text::suggestion("Production", names) == "known are: Dev, Partner");
  CHECK(text::suggestion("Production", {}).empty());
  std::vector<std::string> many;
  for (int i = 0; i < 20; ++i) many.push_back("name-" + std::to_string(i));
  CHECK(text::suggestion("zzz", many) ==
        "known are: name-0, name-1, name-2, name-3, name-4, name-5, name-6, name-7, name-8, name-9, name-10, name-11 "
        "and 8 more");
}

TEST_CASE("a very long name has no nearest name, and is answered at once") {
  const std::vector<std::string> names(1000, std::string(1000, 'a'));
  CHECK(text::nearest(std::string(100000, 'a'), names).empty());
}

TEST_CASE("letter case is ignored in ASCII only") {
  CHECK(text::lower("Ab-9\xC3\x89") == "ab-9\xC3\x89");
  CHECK(text::equals_ignoring_case("AbC", "aBc"));
  CHECK_FALSE(text::equals_ignoring_case("AbC", "aBcd"));
  CHECK(text::starts_with_ignoring_case("ForAllValues:X", "forallvalues:"));
  CHECK_FALSE(text::starts_with_ignoring_case("For", "forallvalues:"));
}

TEST_CASE("texts are split, joined and trimmed") {
  CHECK(text::split("a:b::", ':') == std::vector<std::string_view>{"a", "b", "", ""});
  CHECK(text::split("", ':') == std::vector<std::string_view>{""});
  const std::vector<std::string> parts{"a", "b", "c"};
  CHECK(text::join(parts, ", ") == "a, b, c");
  CHECK(text::join({}, ", ").empty());
  CHECK(text::trim(" \t a b \r\n") == "a b");
  CHECK(text::trim(" \n").empty());
}

TEST_CASE("hashes are the same on every machine, and every bit of the input counts") {
  CHECK(text::hash("") == text::hash("", 0));
  CHECK(text::hash("role") == 0x7e3a5c73a3110dadU);
  CHECK(text::hash("role", 1) != text::hash("role"));
  CHECK(text::hash("role") != text::hash("rolf"));
}

TEST_CASE("generated digits have the wanted number and depend on salt and seed") {
  CHECK(text::hex("instance", 1, 16).size() == 16);
  CHECK(text::hex("instance", 1, 36).size() == 36);
  CHECK(text::hex("instance", 1, 0).empty());
  CHECK(text::hex("instance", 1, 36).find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(text::hex("instance", 1, 16) == text::hex("instance", 1, 16));
  CHECK(text::hex("instance", 1, 16) == text::hex("instance", 1, 36).substr(0, 16));
  CHECK(text::hex("instance", 1, 16) != text::hex("instance", 2, 16));
  CHECK(text::hex("instance", 1, 16) != text::hex("user", 1, 16));
}
