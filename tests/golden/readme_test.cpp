#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/json_schema.hpp"

using test_support::content_of;
using test_support::in_source;

namespace {

// A fenced block that follows the comment <!-- from: PATH -->.
struct Block {
  std::string path, content;
};

// Reads a document's blocks; `renewed` gets the document with every block's content as its file has it.
std::vector<Block> blocks(const std::string& text, std::string& renewed) {
  const std::string mark = "<!-- from: ";
  std::vector<Block> found;
  std::istringstream lines(text);
  std::string line, path;
  bool inside = false;
  renewed.clear();
  while (std::getline(lines, line)) {
    if (inside && !line.starts_with("```")) {
      found.back().content += line + '\n';
      continue;
    }
    renewed += line + '\n';
    if (inside) {
      inside = false;
      path.clear();
    } else if (line.starts_with(mark)) {
      path = line.substr(mark.size(), line.find(" -->") - mark.size());
    } else if (line.starts_with("```") && !path.empty()) {
      found.push_back({path, ""});
      if (std::filesystem::exists(in_source(path))) renewed += content_of(in_source(path));
      inside = true;
    }
  }
  return found;
}

void check_blocks(const std::filesystem::path& document) {
  std::string renewed;
  const std::vector<Block> found = blocks(content_of(document), renewed);
  if (test_support::updating_golden()) std::ofstream(document, std::ios::binary) << renewed;
  for (const Block& block : found) {
    CAPTURE(document.string(), block.path);
    REQUIRE(std::filesystem::exists(in_source(block.path)));
    if (!test_support::updating_golden()) CHECK(block.content == content_of(in_source(block.path)));
  }
}

}  // namespace

TEST_CASE("a block of a document is read with the file that it comes from") {
  std::string renewed;
  const auto found = blocks("text\n<!-- from: a/b.txt -->\n```\none\ntwo\n```\n```\nnot from a file\n```\n", renewed);
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == "a/b.txt");
  CHECK(found[0].content == "one\ntwo\n");
}

TEST_CASE("every block of the README that comes from a file equals that file") {
  const auto readme = in_source("README.md");
  if (std::filesystem::exists(readme)) check_blocks(readme);
}

TEST_CASE("every block of an example's README that comes from a file equals that file") {
  std::size_t documents = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(in_source("examples")))
    if (entry.path().filename() == "README.md") {
      check_blocks(entry.path());
      ++documents;
    }
  CHECK(documents >= 3);
}

TEST_CASE("the README installs the packages that the scripts install") {
  const std::string setup = content_of(in_source("tests/support/setup.sh"));
  const std::string before = "need_program() { need ";
  const std::size_t start = setup.find(before) + before.size();
  const std::string packages = setup.substr(start, setup.find(';', start) - start);
  CHECK_THAT(content_of(in_source("README.md")),
             Catch::Matchers::ContainsSubstring("sudo apt-get install " + packages + "\n"));
}
