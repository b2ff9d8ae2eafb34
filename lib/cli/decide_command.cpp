#include <istream>
#include <memory>
#include <ostream>
#include <string>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/scenarios.hpp"
#include "scenario/cases.hpp"

namespace whichgate::cli {
namespace {

// Why a case is Invalid: the answer's form has no room for it.
void explain_invalid(const scenario::CaseAnswer& answer, const std::string& file, int line, const Streams& streams) {
  if (answer.validation || answer.result != "Invalid") return;
  for (Diagnostic finding : answer.findings) {
    finding.where = {file, finding.where.pointer, line, finding.where.column};
    streams.err << to_string(finding) << '\n';
  }
}

}  // namespace

int decide(const DecideOptions& options, const Streams& streams) {
  std::unique_ptr<std::istream> file;
  if (options.cases != "-") {
    auto opened = open_file(options.cases);
    if (!opened) return refuse(opened.error(), streams);
    file = std::move(opened).value();
  }
  std::istream& cases = file ? *file : streams.in;
  std::string text;
  for (int line = 1; std::getline(cases, text); ++line) {
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    const scenario::CaseAnswer answer = scenario::answer_case(text);
    streams.out << scenario::print(answer) << '\n';
    // Whoever writes a case and waits for its answer gets it: nothing more to read means that they wait.
    if (cases.rdbuf()->in_avail() <= 0) streams.out.flush();
    explain_invalid(answer, options.cases, line, streams);
  }
  return yes;
}

}  // namespace whichgate::cli
