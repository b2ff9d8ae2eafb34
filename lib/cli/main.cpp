#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "cli/cli.hpp"

int main(int argc, char** argv) {
  const auto set = [](const char* variable) {
    const char* value = std::getenv(variable);
    return value && *value != '\0';
  };
  const char* kind = std::getenv("TERM");
  const bool dumb = kind && std::string_view(kind) == "dumb";
  whichgate::cli::Terminal terminal;
  terminal.color = isatty(STDOUT_FILENO) == 1 && !dumb && !set("NO_COLOR");  // https://no-color.org
  terminal.progress = isatty(STDERR_FILENO) == 1 && !dumb;
  terminal.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  std::ios::sync_with_stdio(false);
  return whichgate::cli::run({argv + 1, argv + argc}, std::cin, std::cout, std::cerr, terminal);
}
