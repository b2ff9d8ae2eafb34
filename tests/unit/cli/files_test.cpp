#include "cli/files.hpp"

#include <unistd.h>

#include <filesystem>
#include <sstream>

#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace whichgate;
using Catch::Matchers::ContainsSubstring;
using test_support::Folder;

TEST_CASE("a file is read byte by byte") {
  const Folder folder;
  const auto content = cli::read_file(folder.file("a.json", std::string_view("a\0b\r\n", 5)));
  REQUIRE(content);
  CHECK(*content == std::string("a\0b\r\n", 5));
}

TEST_CASE("what cannot be read says why") {
  const Folder folder;
  const auto reason = [](const std::string& path) { return to_string(cli::read_file(path).error()); };
  CHECK_THAT(reason(folder.path() + "/none"), ContainsSubstring("there is no such file"));
  CHECK_THAT(reason(folder.path()), ContainsSubstring("this is a folder"));
  CHECK_THAT(reason("/dev/null"), ContainsSubstring("not a text file"));
  CHECK_THAT(reason(folder.file("f", "") + "/below"), ContainsSubstring("error:"));
  if (std::filesystem::exists("/proc/self/mem"))  // opens, and gives an error when it is read
    CHECK_THAT(reason("/proc/self/mem"), ContainsSubstring("it cannot be read"));
  if (geteuid() == 0) return;  // root reads everything
  const std::string closed = folder.file("closed.json", "{}");
  std::filesystem::permissions(closed, std::filesystem::perms::none);
  CHECK_THAT(reason(closed), ContainsSubstring("there is no permission to read it"));
}

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
