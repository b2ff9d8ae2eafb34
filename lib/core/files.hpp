#pragma once
#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>
#include <system_error>

#include "whichgate/result.hpp"

// The one place below the program that opens files: for whoever gives a path instead of a text.
namespace whichgate::files {

// A file to be read piece by piece, or one finding that says why it cannot be.
Result<std::unique_ptr<std::istream>> open(const std::string& path);

// The content of a file, or one finding that says why it cannot be read.
Result<std::string> read(const std::string& path);

// What is left of a stream; findings call it `name`.
Result<std::string> read_all(std::istream& stream, const std::string& name, std::size_t expected = 0);

// Why an operation on a file failed.
std::string reason_of(const std::error_code& error);

}  // namespace whichgate::files
