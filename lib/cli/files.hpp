#pragma once
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "whichgate/result.hpp"

namespace whichgate::cli {

// A file to be read piece by piece, or one finding that says why it cannot be.
Result<std::unique_ptr<std::istream>> open_file(const std::string& path);

// The content of a file, or one finding that says why it cannot be read.
Result<std::string> read_file(const std::string& path);

// The same; "-" is the standard input.
Result<std::string> read_input(const std::string& path, std::istream& in);

// The files that the arguments name: a file as it is, and of a folder every .json file in it and below, in the
// order of their names. Fails with a finding for each path that does not exist and each folder without such files.
struct Input {
  std::string path;
  bool from_folder = false;
};
Result<std::vector<Input>> inputs(const std::vector<std::string>& paths);

}  // namespace whichgate::cli
