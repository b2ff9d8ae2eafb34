#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// The source tree as the house tests read it.
namespace house {

struct SourceFile {
  std::string path;  // relative to the top of the tree, with slashes
  std::vector<std::string> lines;
};

std::filesystem::path top();

// Files below `folder` whose name ends with one of `endings`, sorted by path.
std::vector<SourceFile> files_below(std::string_view folder, const std::vector<std::string_view>& endings);

// What an #include line names, with its quotes or angle brackets; empty for any other line.
std::string included(std::string_view line);

// The line without its // comment and without what stands in string literals.
std::string code_of(std::string_view line);

}  // namespace house
