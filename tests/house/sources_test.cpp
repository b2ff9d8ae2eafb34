#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <set>
#include <string>

#include "house/tree.hpp"
#include "support/catch.hpp"

namespace {

using house::SourceFile;
using namespace std::string_view_literals;

bool is_word_before(const std::string& code, std::size_t at) {
  return at > 0 && (std::isalnum(static_cast<unsigned char>(code[at - 1])) || code[at - 1] == '_');
}

bool is_word_after(const std::string& code, std::size_t at) {
  return at < code.size() && (std::isalnum(static_cast<unsigned char>(code[at])) || code[at] == '_');
}

bool has_word(const std::string& code, std::string_view word) {
  for (std::size_t at = code.find(word); at != std::string::npos; at = code.find(word, at + 1))
    if (!is_word_before(code, at) && !is_word_after(code, at + word.size())) return true;
  return false;
}

bool is_standard_header(const std::string& include) {
  return include.front() == '<' && include.find_first_of("./") == std::string::npos;
}

}  // namespace

TEST_CASE("the top of the tree holds what a newcomer looks for and nothing else", "[house]") {
  const std::set<std::string> allowed = {"CMakeLists.txt", "README.md", "include",           "lib",       "examples",
                                         "tests",          "fixtures",  "CMakePresets.json", "vcpkg.json"};
  const std::set<std::string> ignored = {"build", "compile_commands.json", "CMakeUserPresets.json"};
  for (const auto& entry : std::filesystem::directory_iterator(house::top())) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.') || ignored.contains(name)) continue;
    CAPTURE(name);
    CHECK(allowed.contains(name));
  }
  for (const std::string& name : allowed) {
    CAPTURE(name);
    CHECK(std::filesystem::exists(house::top() / name));
  }
}

TEST_CASE("sources are ASCII, without tabs, trailing blanks or carriage returns", "[house]") {
  for (const char* folder : {"include", "lib", "tests", "examples", ".cmake"})
    for (const SourceFile& file :
         house::files_below(folder, {".cpp", ".hpp", ".cmake", "CMakeLists.txt", ".sh", ".mjs", ".in"}))
      for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string& line = file.lines[i];
        const bool clean = std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '~'; });
        if (clean && !line.ends_with(' ')) continue;
        INFO(file.path << ":" << i + 1 << ": " << line);
        CHECK(clean);
        CHECK_FALSE(line.ends_with(' '));
      }
}

TEST_CASE("worlds, scenarios and policies are ASCII", "[house]") {
  for (const char* folder : {"fixtures/worlds", "fixtures/scenarios", "fixtures/policies", "fixtures/schema"})
    for (const SourceFile& file : house::files_below(folder, {".json", ".jsonc"}))
      for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string& line = file.lines[i];
        if (std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '~'; })) continue;
        INFO(file.path << ":" << i + 1 << ": " << line);
        CHECK(false);
      }
}

TEST_CASE("public headers use the standard library and each other only", "[house]") {
  for (const SourceFile& file : house::files_below("include", {".hpp"})) {
    CAPTURE(file.path);
    CHECK(file.lines.front() == "#pragma once");
    CHECK(file.lines.size() <= 130);
    for (const std::string& line : file.lines) {
      const std::string include = house::included(line);
      if (include.empty()) continue;
      CAPTURE(include);
      CHECK((is_standard_header(include) || include.starts_with("\"whichgate/")));
    }
  }
}

TEST_CASE("whichgate.hpp has all the public headers but the details of templates", "[house]") {
  std::set<std::string> included;
  for (const SourceFile& file : house::files_below("include", {"/whichgate.hpp"}))
    for (const std::string& line : file.lines) included.insert(house::included(line));
  for (const SourceFile& file : house::files_below("include", {".hpp"})) {
    const std::string name = file.path.substr(std::string_view("include/").size());
    if (name == "whichgate/whichgate.hpp") continue;
    CAPTURE(name);
    CHECK(included.contains('"' + name + '"'));
  }
}

TEST_CASE("no source is longer than 700 lines", "[house]") {
  for (const char* folder : {"include", "lib", "tests", "examples"})
    for (const SourceFile& file : house::files_below(folder, {".cpp", ".hpp", ".cmake", ".sh", ".mjs"})) {
      CAPTURE(file.path);
      CHECK(file.lines.size() <= 700);
    }
}

// For whoever gives a path and not a text: everything else is told what is in the files.
constexpr std::string_view reads_files = "lib/core/files.cpp";

TEST_CASE("nothing below the program prints, reads files, asks the machine, throws or aborts", "[house]") {
  constexpr std::array headers = {"<iostream>"sv, "<fstream>"sv, "<cstdio>"sv, "<random>"sv,       "<ctime>"sv,
                                  "<print>"sv,    "<stdio.h>"sv, "<time.h>"sv, "<fmt/ostream.h>"sv};
  constexpr std::array words = {
      "printf"sv,       "puts"sv,         "cout"sv,          "cerr"sv,  "clog"sv, "fopen"sv, "getenv"sv,
      "system_clock"sv, "steady_clock"sv, "random_device"sv, "abort"sv, "exit"sv, "throw"sv, "directory_iterator"sv,
      "current_path"sv, "canonical"sv,    "absolute"sv};
  for (const SourceFile& file : house::files_below("lib", {".cpp", ".hpp"})) {
    if (file.path.starts_with("lib/cli/")) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      if (file.path == reads_files && house::included(file.lines[i]) == "<fstream>") continue;
      INFO(file.path << ":" << i + 1 << ": " << file.lines[i]);
      const std::string include = house::included(file.lines[i]);
      const std::string code = house::code_of(file.lines[i]);
      const bool forbidden =
          std::find(headers.begin(), headers.end(), include) != headers.end() ||
          std::any_of(words.begin(), words.end(), [&](std::string_view w) { return has_word(code, w); });
      if (forbidden) CHECK_FALSE(forbidden);
    }
  }
}

// So that the compiler names every switch that a new enumerator has to be added to.
TEST_CASE("a switch over an enumeration of ours has no default", "[house]") {
  constexpr std::array over_characters = {"lib/text/json/read.cpp"sv, "lib/text/json/json.cpp"sv,
                                          "lib/cli/manual_command.cpp"sv};
  for (const char* folder : {"lib", "include"})
    for (const SourceFile& file : house::files_below(folder, {".cpp", ".hpp"})) {
      if (std::ranges::find(over_characters, file.path) != over_characters.end()) continue;
      for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (house::code_of(file.lines[i]).find(" default:") == std::string::npos) continue;
        INFO(file.path << ":" << i + 1);
        CHECK(false);
      }
    }
}

// The data can be left out of a program that brings its own: below the program, whoever calls hands the catalog on.
TEST_CASE("only the program and callers of public functions take the catalog that the library carries", "[house]") {
  for (const SourceFile& file : house::files_below("lib", {".cpp", ".hpp"})) {
    if (file.path.starts_with("lib/cli/") || file.path == "lib/catalog/builtin.cpp") continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      if (!has_word(house::code_of(file.lines[i]), "builtin")) continue;
      INFO(file.path << ":" << i + 1 << ": " << file.lines[i]);
      CHECK(false);
    }
  }
}

TEST_CASE("what is slow to compile stays in the one source that needs it", "[house]") {
  for (const SourceFile& file : house::files_below("lib", {".cpp", ".hpp"}))
    for (const std::string& line : file.lines) {
      const std::string include = house::included(line);
      CAPTURE(file.path, include);
      if (include.starts_with("<boost/")) CHECK(file.path == "lib/text/patterns.cpp");
      if (include.starts_with("<CLI/")) CHECK(file.path == "lib/cli/parser.cpp");
      if (include.starts_with("<nlohmann/")) CHECK(file.path.ends_with(".cpp"));
    }
}
