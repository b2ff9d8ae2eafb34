#include "cli/files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <istream>
#include <system_error>

namespace whichgate::cli {
namespace {

namespace fs = std::filesystem;

Problems finding(const std::string& path, std::string message, std::string help = {}) {
  return {{Severity::error, "cannot-read", std::move(message), {path, "", 0, 0}, std::move(help)}};
}

std::string reason_of(const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory) return "there is no such file";
  if (error == std::errc::permission_denied) return "there is no permission to read it";
  return fmt::format("it cannot be read: {}", error.message());
}

Result<std::string> content_of(std::istream& stream, const std::string& path, std::size_t expected = 0) {
  // By read(): an iterator would let the buffer's exceptions through.
  std::string content;
  content.reserve(expected);
  std::array<char, 65536> piece{};
  while (stream.read(piece.data(), piece.size()) || stream.gcount() > 0)
    content.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
  if (stream.bad()) return Unexpected(finding(path, reason_of({errno, std::generic_category()})));
  return content;
}

bool write_all(const fs::path& path, std::string_view content) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  return file.good();
}

// The files of a folder. Links to folders are not followed, so that a ring of links ends.
Problems add_folder(const std::string& folder, const std::vector<std::string>& extensions, std::vector<Input>& found) {
  std::error_code error;
  std::vector<std::string> paths;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    const bool wanted = std::find(extensions.begin(), extensions.end(), at->path().extension()) != extensions.end();
    if (wanted && at->is_regular_file(ignored)) paths.push_back(at->path().generic_string());
  }
  if (error) return finding(folder, reason_of(error));
  if (paths.empty())
    return finding(folder, fmt::format("there is no {} file in this folder", fmt::join(extensions, " or ")));
  std::sort(paths.begin(), paths.end());
  for (std::string& path : paths) found.push_back({std::move(path), true});
  return {};
}

}  // namespace

Result<std::unique_ptr<std::istream>> open_file(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found)
    return Unexpected(finding(path, reason_of(std::make_error_code(std::errc::no_such_file_or_directory))));
  if (error) return Unexpected(finding(path, reason_of(error)));
  if (fs::is_directory(status))
    return Unexpected(finding(path, "this is a folder, and a file is needed", "name one of the files in it"));
  if (!fs::is_regular_file(status) && !fs::is_fifo(status)) return Unexpected(finding(path, "this is not a text file"));
  errno = 0;
  std::unique_ptr<std::istream> file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*file) return Unexpected(finding(path, reason_of({errno, std::generic_category()})));
  return file;
}

Result<std::string> read_file(const std::string& path) {
  const auto file = open_file(path);
  if (!file) return Unexpected(file.error());
  std::error_code no_size;  // of a pipe
  const std::uintmax_t size = fs::file_size(path, no_size);
  return content_of(**file, path, no_size ? 0 : static_cast<std::size_t>(size));
}

Result<std::string> read_input(const std::string& path, std::istream& in) {
  return path == "-" ? content_of(in, path) : read_file(path);
}

Problems write_file(const std::string& path, std::string_view content) {
  // A neighbour, so that the renaming stays within one file system.
  const std::string neighbour = path + ".new";
  errno = 0;
  std::error_code error;
  if (!write_all(neighbour, content))
    error = {errno != 0 ? errno : EIO, std::generic_category()};
  else
    fs::rename(neighbour, path, error);
  if (!error) return {};
  std::error_code ignored;
  fs::remove(neighbour, ignored);
  return {{Severity::error,
           "cannot-write",
           fmt::format("it cannot be written: {}", error.message()),
           {path, "", 0, 0},
           {}}};
}

Result<std::vector<Input>> inputs(const std::vector<std::string>& paths, const std::vector<std::string>& extensions) {
  std::vector<Input> found;
  Problems problems;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      found.push_back({path, false});
      continue;
    }
    for (Diagnostic& problem : add_folder(path, extensions, found)) problems.push_back(std::move(problem));
  }
  if (!problems.empty()) return Unexpected(std::move(problems));
  return found;
}

}  // namespace whichgate::cli
