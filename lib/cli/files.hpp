#pragma once
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/result.hpp"

namespace whichgate::cli {

// The content of a file as files::read() gives it; "-" is the standard input.
Result<std::string> read_input(const std::string& path, std::istream& in);

// Writes a file in one go: whoever reads it finds the old content or the new one, never half of it. Empty when done.
Problems write_file(const std::string& path, std::string_view content);

// The files that the arguments name: a file as it is, and of a folder every file in it and below with one of these
// extensions, in the order of their names. Fails with a finding for each folder that cannot be read or has no such
// file.
struct Input {
  std::string path;
  bool from_folder = false;
};
Result<std::vector<Input>> inputs(const std::vector<std::string>& paths,
                                  const std::vector<std::string>& extensions = {".json"});

}  // namespace whichgate::cli
