#include "core/files.hpp"

#include <unistd.h>

#include <filesystem>

#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace whichgate;
using Catch::Matchers::ContainsSubstring;
using test_support::Folder;

TEST_CASE("a file is read byte by byte") {
  const Folder folder;
  const auto content = files::read(folder.file("a.json", std::string_view("a\0b\r\n", 5)));
  REQUIRE(content);
  CHECK(*content == std::string("a\0b\r\n", 5));
}

TEST_CASE("what cannot be read says why") {
  const Folder folder;
  const auto reason = [](const std::string& path) { return to_string(files::read(path).error()); };
  CHECK_THAT(reason(folder.path() + "/none"), ContainsSubstring("there is no such file\n  help: check the path"));
  CHECK_THAT(reason(folder.path()), ContainsSubstring("this is a folder"));
  CHECK_THAT(reason("/dev/null"), ContainsSubstring("not a text file"));
  CHECK_THAT(reason(folder.file("f", "") + "/below"), ContainsSubstring("error:"));
  if (std::filesystem::exists("/proc/self/mem"))  // opens, and gives an error when it is read
    CHECK_THAT(reason("/proc/self/mem"), ContainsSubstring("it cannot be read"));
  CHECK_THAT(reason(folder.path()), ContainsSubstring("name one of the files in it"));
  if (geteuid() == 0) return;  // root reads everything
  const std::string closed = folder.file("closed.json", "{}");
  std::filesystem::permissions(closed, std::filesystem::perms::none);
  CHECK_THAT(reason(closed), ContainsSubstring("there is no permission to read it"));
}
