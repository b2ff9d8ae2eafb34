#include <fmt/format.h>

#include <array>
#include <istream>
#include <memory>
#include <ostream>
#include <string>

#include "cases/cases.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/refuse.hpp"

namespace whichgate::cli {
namespace {

// Its form is fixed, so it has no options in common with the others.
struct Options {
  std::string cases = "-";
};

void declare(OptionList& list, Options& options) {
  list.optional("--cases", options.cases, "FILE", "a case a line, in JSON; - is the standard input, and so is nothing");
}

// A longer line is answered without being kept, so that memory has a bound.
constexpr std::size_t longest_line = std::size_t{16} << 20U;

struct Line {
  std::string text;
  bool too_long = false;
};

// The next line without its end; false: there is none.
bool read_line(std::istream& in, Line& line) {
  std::array<char, 65536> piece{};
  line.text.clear();
  line.too_long = false;
  while (true) {
    in.getline(piece.data(), piece.size());
    const auto count = static_cast<std::size_t>(in.gcount());
    const bool ended = !in.fail() && !in.eof();  // the count then includes the line feed
    const std::size_t size = ended ? count - 1 : count;
    line.too_long = line.too_long || line.text.size() + size > longest_line;
    if (!line.too_long) line.text.append(piece.data(), size);
    if (in.eof()) return size > 0 || !line.text.empty() || line.too_long;
    if (in.bad()) return false;
    if (ended) return true;
    in.clear();  // the piece is full, and the line goes on
  }
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
    auto opened = open_file(options.cases);
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
                 "whichgate decide --cases fixtures/cases/decisions.jsonl", declare, answer);
}

}  // namespace whichgate::cli
