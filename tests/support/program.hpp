#pragma once
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "cli/cli.hpp"

namespace test_support {

// What the program gave for one command line.
struct Ran {
  int code = -1;
  std::string out, err;
};

// Runs the program without a process, in the source folder: paths in arguments and output start there.
inline Ran run_program(std::vector<std::string> args, const std::string& input = {},
                       const whichgate::cli::Terminal& terminal = {}) {
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(WHICHGATE_SOURCE_DIR);
  std::istringstream in(input);
  std::ostringstream out, err;
  const int code = whichgate::cli::run(std::move(args), in, out, err, terminal);
  std::filesystem::current_path(before);
  return {code, out.str(), err.str()};
}

// The words of a command line without its first, "whichgate"; double quotes keep words together.
inline std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false, started = false;
  for (const char c : line + ' ') {
    const bool blank = c == ' ' || c == '\n';
    if (c == '"') {
      quoted = !quoted;
      started = true;
    } else if (!blank || quoted) {
      word += c;
      started = true;
    } else if (started) {
      words.push_back(std::move(word));
      word.clear();
      started = false;
    }
  }
  if (!words.empty()) words.erase(words.begin());
  return words;
}

// Runs a command line as a person types it: where `|` joins commands, each reads what the one before printed.
inline Ran run_line(const std::string& line) {
  const std::size_t bar = line.rfind(" | ");
  if (bar == std::string::npos) return run_program(words_of(line));
  return run_program(words_of(line.substr(bar + 3)), run_line(line.substr(0, bar)).out);
}

}  // namespace test_support
