#include "core/files.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <istream>

namespace whichgate::files {

namespace fs = std::filesystem;

namespace {

Problems finding(const std::string& path, std::string message, std::string help = {}) {
  return {{Severity::error, "cannot-read", std::move(message), {path, "", 0, 0}, std::move(help)}};
}

// What to do about it, where the reason alone does not say.
std::string help_for(const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory)
    return "check the path; a relative one starts in the folder that the program was started in";
  if (error == std::errc::permission_denied) return "give read permission for it to the user who runs the program";
  return {};
}

Problems unreadable(const std::string& path, const std::error_code& error) {
  return finding(path, reason_of(error), help_for(error));
}

}  // namespace

std::string reason_of(const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory) return "there is no such file";
  if (error == std::errc::permission_denied) return "there is no permission to read it";
  return fmt::format("it cannot be read: {}", error.message());
}

Result<std::string> read_all(std::istream& stream, const std::string& name, std::size_t expected) {
  // By read(): an iterator would let the buffer's exceptions through.
  std::string content;
  content.reserve(expected);
  std::array<char, 65536> piece{};
  while (stream.read(piece.data(), piece.size()) || stream.gcount() > 0)
    content.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
  if (stream.bad()) return Unexpected(unreadable(name, {errno, std::generic_category()}));
  return content;
}

Result<std::unique_ptr<std::istream>> open(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found)
    return Unexpected(unreadable(path, std::make_error_code(std::errc::no_such_file_or_directory)));
  if (error) return Unexpected(unreadable(path, error));
  if (fs::is_directory(status))
    return Unexpected(finding(path, "this is a folder, and a file is needed", "name one of the files in it"));
  if (!fs::is_regular_file(status) && !fs::is_fifo(status))
    return Unexpected(finding(path, "this is not a text file", "give the path of a regular file"));
  errno = 0;
  std::unique_ptr<std::istream> file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*file) return Unexpected(unreadable(path, {errno, std::generic_category()}));
  return file;
}

Result<std::string> read(const std::string& path) {
  const auto file = open(path);
  if (!file) return Unexpected(file.error());
  std::error_code no_size;  // of a pipe
  const std::uintmax_t size = fs::file_size(path, no_size);
  return read_all(**file, path, no_size ? 0 : static_cast<std::size_t>(size));
}

}  // namespace whichgate::files
