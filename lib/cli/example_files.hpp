#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whichgate::cli {

// A file of each kind that the program reads, carried by the program: what the help shows works wherever it is
// installed, and a first file of one's own starts from it.
struct ExampleFile {
  std::string_view name;
  std::string_view content;
};

std::span<const ExampleFile> example_files();
std::vector<std::string> example_names();

}  // namespace whichgate::cli
