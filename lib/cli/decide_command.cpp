#include <fmt/core.h>

#include <istream>
#include <memory>
#include <ostream>
#include <string>

#include "cases/cases.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/lines.hpp"
#include "cli/refuse.hpp"
#include "core/files.hpp"

namespace whichgate::cli {
namespace {

// Its form is fixed, so it has no options in common with the others.
struct Options {
  std::string cases = "-";
};

void declare(OptionList& list, Options& options) {
  list.optional("--cases", options.cases, "FILE", "a case a line, in JSON; - is the standard input, and so is nothing");
}

cases::CaseAnswer answer_line(const Line& line, const Catalog& catalog) {
  if (!line.too_long) return cases::answer_case(line.text, catalog);
  cases::CaseAnswer refused;
  refused.result = "Invalid";
  refused.reason = fmt::format("the line is longer than {} bytes", longest_line);
  return refused;
}

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  std::unique_ptr<std::istream> file;
  if (options.cases != "-") {
    auto opened = files::open(options.cases);
    if (!opened) return refuse(opened.error(), streams);
    file = std::move(opened).value();
  }
  std::istream& cases = file ? *file : streams.in;
  for (Line line; read_line(cases, line);) {
    if (!line.too_long && line.text.find_first_not_of(" \t\r") == std::string::npos) continue;
    streams.out << cases::print(answer_line(line, catalog)) << '\n';
    // Whoever writes a case and waits for its answer gets it: nothing more to read means that they wait.
    if (cases.rdbuf()->in_avail() <= 0) streams.out.flush();
  }
  return yes;
}

}  // namespace

Command decide_command() {
  return command("decide", "answer cases, requests with all their policies: a JSON line each",
                 "whichgate example cases | whichgate decide", declare, answer);
}

}  // namespace whichgate::cli
