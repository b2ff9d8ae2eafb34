#include "cli/files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "core/files.hpp"

namespace whichgate::cli {
namespace {

namespace fs = std::filesystem;

Problems finding(const std::string& path, std::string message, std::string help = {}) {
  return {{Severity::error, "cannot-read", std::move(message), {path, "", 0, 0}, std::move(help)}};
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
  if (error) return finding(folder, files::reason_of(error));
  if (paths.empty())
    return finding(folder, fmt::format("there is no {} file in this folder", fmt::join(extensions, " or ")));
  std::sort(paths.begin(), paths.end());
  for (std::string& path : paths) found.push_back({std::move(path), true});
  return {};
}

}  // namespace

Result<std::string> read_input(const std::string& path, std::istream& in) {
  return path == "-" ? files::read_all(in, path) : files::read(path);
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
