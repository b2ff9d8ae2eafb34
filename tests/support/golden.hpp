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

// Compares with a file of the tree, named from its top. With WHICHGATE_UPDATE_GOLDEN=1 in the environment the file is
// written instead: read the difference in git before you keep it.
inline void check_golden(const std::string& text, const std::string& path) {
  const std::filesystem::path file = in_source(path);
  const char* update = std::getenv("WHICHGATE_UPDATE_GOLDEN");
  if (update && std::string(update) == "1") {
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
