#include "house/tree.hpp"

#include <algorithm>
#include <fstream>

namespace house {

namespace fs = std::filesystem;

fs::path top() { return WHICHGATE_SOURCE_DIR; }

std::vector<SourceFile> files_below(std::string_view folder, const std::vector<std::string_view>& endings) {
  std::vector<SourceFile> found;
  if (!fs::exists(top() / folder)) return found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(top() / folder)) {
    const std::string path = fs::relative(entry.path(), top()).generic_string();
    if (path.find("/node_modules/") != std::string::npos) continue;  // the work of others, which git ignores
    const bool wanted =
        std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return path.ends_with(e); });
    if (!entry.is_regular_file() || !wanted) continue;
    SourceFile file{path, {}};
    std::ifstream in(entry.path(), std::ios::binary);
    for (std::string line; std::getline(in, line);) file.lines.push_back(line);
    found.push_back(std::move(file));
  }
  std::sort(found.begin(), found.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return found;
}

std::string included(std::string_view line) {
  if (!line.starts_with("#include")) return {};
  const std::size_t start = line.find_first_of("\"<"), end = line.find_last_of("\">");
  return std::string(line.substr(start, end - start + 1));
}

std::string code_of(std::string_view line) {
  std::string code;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted) {
      if (c == '/' && i + 1 < line.size() && line[i + 1] == '/') break;
      code += c;
    }
  }
  return code;
}

}  // namespace house
