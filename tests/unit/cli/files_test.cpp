#include "cli/files.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace whichgate;
using test_support::Folder;

TEST_CASE("the standard input is a file called -") {
  std::istringstream in("text");
  const auto content = cli::read_input("-", in);
  REQUIRE(content);
  CHECK(*content == "text");
}

TEST_CASE("a folder stands for the .json files in it and below, by name") {
  const Folder folder;
  folder.file("b.json", "");
  folder.file("a/c.json", "");
  folder.file("a/readme.md", "");
  const auto found = cli::inputs({folder.path(), "x.txt"});
  REQUIRE(found);
  REQUIRE(found->size() == 3);
  CHECK((*found)[0].path == folder.path() + "/a/c.json");
  CHECK((*found)[1].path == folder.path() + "/b.json");
  CHECK((*found)[1].from_folder);
  CHECK((*found)[2].path == "x.txt");
  CHECK_FALSE((*found)[2].from_folder);
}

TEST_CASE("a folder without .json files is a finding, and each such folder has its own") {
  const Folder folder, other;
  const auto found = cli::inputs({folder.path(), other.path()});
  REQUIRE_FALSE(found);
  CHECK(found.error().size() == 2);
}
