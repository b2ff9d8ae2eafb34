#include "whichgate/table.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "world/table_functions.hpp"

using namespace whichgate;

namespace {

struct Animal {
  std::string name;
  std::string kind;

  const std::string& key() const { return name; }
  std::array<RowTag, 1> tags() const { return {RowTag("kind", kind)}; }
};

Table<Animal> three() {
  Table<Animal> table;
  table.insert({"rex", "dog"});
  table.insert({"tom", "cat"});
  table.insert({"bello", "dog"});
  return table;
}

std::string names(const Table<Animal>& table) {
  std::string all;
  table.for_each([&](const Animal& animal) { all += animal.name + " "; });
  return all;
}

std::string names(const std::vector<const Animal*>& rows) {
  std::string all;
  for (const Animal* row : rows) all += row->name + " ";
  return all;
}

}  // namespace

TEST_CASE("a table finds rows by key and by tag, oldest first") {
  const Table<Animal> table = three();
  REQUIRE(table.size() == 3);
  REQUIRE(table.find("tom")->kind == "cat");
  REQUIRE(table.find("felix") == nullptr);
  REQUIRE(names(table.with("kind:dog")) == "rex bello ");
  REQUIRE(table.first_with("kind:dog")->name == "rex");
  REQUIRE(table.with("kind:cow").empty());
  REQUIRE(table.first_with("kind:cow") == nullptr);
}

TEST_CASE("a key is taken once") {
  Table<Animal> table = three();
  REQUIRE_FALSE(table.insert({"rex", "cat"}));
  REQUIRE(table.find("rex")->kind == "dog");
  REQUIRE(table.size() == 3);
}

TEST_CASE("a change to a copy of a table leaves the original alone") {
  const Table<Animal> original = three();
  Table<Animal> copy = original;
  REQUIRE(copy.find("rex") == original.find("rex"));  // shared until then

  copy.erase("rex");
  copy.edit("tom", [](Animal& animal) { animal.kind = "tiger"; });
  copy.insert({"polly", "parrot"});

  REQUIRE(names(original) == "rex tom bello ");
  REQUIRE(original.find("tom")->kind == "cat");
  REQUIRE(original.with("kind:tiger").empty());
  REQUIRE(names(copy) == "tom bello polly ");
  REQUIRE(names(copy.with("kind:dog")) == "bello ");
  REQUIRE(copy.find("tom")->kind == "tiger");
}

TEST_CASE("a change to the original leaves a copy of the table alone") {
  Table<Animal> original = three();
  const Table<Animal> copy = original;
  original.erase("tom");
  REQUIRE(copy.find("tom") != nullptr);
}

TEST_CASE("an edited row is found by its new key and tags, in its old place") {
  Table<Animal> table = three();
  REQUIRE(table.edit("rex", [](Animal& animal) { animal = {"max", "wolf"}; }));
  REQUIRE(table.find("rex") == nullptr);
  REQUIRE(table.find("max")->kind == "wolf");
  REQUIRE(names(table.with("kind:dog")) == "bello ");
  REQUIRE(names(table) == "max tom bello ");
}

TEST_CASE("rows that get a tag later stand among its rows by age") {
  Table<Animal> table = three();
  table.edit("tom", [](Animal& animal) { animal.kind = "dog"; });
  REQUIRE(names(table.with("kind:dog")) == "rex tom bello ");
}

TEST_CASE("an edit that takes another row's key changes nothing") {
  Table<Animal> table = three();
  REQUIRE_FALSE(table.edit("rex", [](Animal& animal) { animal.name = "tom"; }));
  REQUIRE(names(table) == "rex tom bello ");
  REQUIRE(names(table.with("kind:dog")) == "rex bello ");
}

TEST_CASE("what is not in a table is neither edited nor erased") {
  Table<Animal> table = three();
  REQUIRE_FALSE(table.edit("felix", [](Animal&) { FAIL("there is nothing to edit"); }));
  REQUIRE_FALSE(table.erase("felix"));
  REQUIRE(table.erase("rex"));
  REQUIRE_FALSE(table.erase("rex"));
  REQUIRE(table.size() == 2);
}

TEST_CASE("a key is free again after its row was erased") {
  Table<Animal> table = three();
  table.erase("rex");
  REQUIRE(table.insert({"rex", "cat"}));
  REQUIRE(names(table) == "tom bello rex ");
  REQUIRE(names(table.with("kind:cat")) == "tom rex ");
}

TEST_CASE("a tag is only one row's, or several rows'") {
  const Table<Animal> table = three();
  REQUIRE(table.only_with("kind:cat")->name == "tom");
  REQUIRE(table.only_with("kind:dog") == nullptr);
  REQUIRE(table.only_with("kind:cow") == nullptr);
}

// A large table keeps what it had when it was copied below its changes. Whatever is done to it, it must have the rows
// of a plain list to which the same was done.
TEST_CASE("large tables that are copied and changed over and over have the rows that they should") {
  const std::array<std::string, 5> kinds{"dog", "cat", "cow", "hen", "bee"};
  Table<Animal> table;
  std::vector<Animal> plain;
  for (int i = 0; i < 1000; ++i) {
    plain.push_back({std::to_string(i), kinds[static_cast<std::size_t>(i) % kinds.size()]});
    table.insert(plain.back());
  }
  const Table<Animal> original = table;
  std::vector<Table<Animal>> copies;
  std::uint32_t random = 1;
  const auto next = [&random](std::size_t below) {
    random = random * 1664525U + 1013904223U;
    return static_cast<std::size_t>(random >> 8U) % below;
  };
  for (int step = 0; step < 3000; ++step) {
    if (step % 7 == 0) copies.assign(1, table);  // so that the next change is one to a copy
    const std::size_t at = next(plain.size());
    const std::string name = plain[at].name, other = std::to_string(1000 + step), kind = kinds[next(kinds.size())];
    switch (next(4)) {
      case 0:
        REQUIRE(table.erase(name));
        plain.erase(plain.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      case 1:
        REQUIRE(table.insert({other, kind}));
        REQUIRE_FALSE(table.insert({name, kind}));
        plain.push_back({other, kind});
        break;
      case 2:
        REQUIRE(table.edit(name, [&](Animal& animal) { animal = {other, kind}; }));
        plain[at] = {other, kind};
        break;
      default:
        REQUIRE(table.edit(name, [&](Animal& animal) { animal.kind = kind; }));
        plain[at].kind = kind;
    }
    REQUIRE(table.size() == plain.size());
    REQUIRE((table.find(name) != nullptr) ==
            std::any_of(plain.begin(), plain.end(), [&](const Animal& animal) { return animal.name == name; }));
    if (step % 50 != 0) continue;
    std::string all, of_kind;
    for (const Animal& animal : plain) {
      all += animal.name + " ";
      if (animal.kind == kind) of_kind += animal.name + " ";
    }
    REQUIRE(names(table) == all);
    REQUIRE(names(table.with("kind:" + kind)) == of_kind);
  }
  REQUIRE(original.size() == 1000);
  REQUIRE(original.find("999")->kind == "bee");
}
