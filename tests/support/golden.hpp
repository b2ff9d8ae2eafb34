#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/catch.hpp"

namespace test_support {

inline std::filesystem::path in_source(const std::string& path) {
  return std::filesystem::path(WHICHGATE_SOURCE_DIR) / path;
}

// With WHICHGATE_UPDATE_GOLDEN=1 in the environment, the tests write what they would compare with: golden files,
// expected output of examples, blocks of READMEs, lists in schemas. Read the difference in git before you keep it.
inline bool updating_golden() {
  const char* update = std::getenv("WHICHGATE_UPDATE_GOLDEN");
  return update && std::string(update) == "1";
}

// Compares with a file of the tree, named from its top.
inline void check_golden(const std::string& text, const std::string& path) {
  const std::filesystem::path file = in_source(path);
  if (updating_golden()) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return;
  }
  std::ifstream stream(file, std::ios::binary);
  INFO("golden file " << path << "; WHICHGATE_UPDATE_GOLDEN=1 writes it anew");
  REQUIRE(stream);
  CHECK(text == std::string(std::istreambuf_iterator<char>(stream), {}));
}

}  // namespace test_support
