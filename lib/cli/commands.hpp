#pragma once
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "report/text.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/question.hpp"
#include "whichgate/rules.hpp"

namespace whichgate::cli {

// The options that every command takes.
struct Common {
  std::string rules;  // empty: as the file says
  bool json = false;
  bool ascii = false;
  bool no_color = false;

  std::optional<Rules> rule_book() const { return parse_rules(rules); }
  report::Style style(const Terminal& terminal) const { return {ascii, terminal.color && !no_color}; }
};

// Where a command reads and writes.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Terminal terminal;
};

struct RunOptions {
  Common common;
  std::vector<std::string> paths;
};
int run_scenarios(const RunOptions& options, const Catalog& catalog, const Streams& streams);

struct WhyOptions {
  Common common;
  std::string file;
  Question question;
  std::string through;
  std::vector<std::string> context;  // "key=value"
  std::vector<std::string> without;  // keys
  bool every_gate = false;
  bool statements = false;
};
int why(const WhyOptions& options, const Catalog& catalog, const Streams& streams);

struct ListOptions {
  Common common;
  std::vector<std::string> paths;
  bool replay = false;
};
int list(const ListOptions& options, const Catalog& catalog, const Streams& streams);

// Answers cases, a line each; has no options in common with the others, for its form is fixed.
struct DecideOptions {
  std::string cases = "-";
};
int decide(const DecideOptions& options, const Catalog& catalog, const Streams& streams);

// Prints what AWS's policy simulator would; its form is AWS's.
struct SimulateOptions {
  std::string request;
  std::string world;  // empty: none
};
int simulate(const SimulateOptions& options, const Catalog& catalog, const Streams& streams);

}  // namespace whichgate::cli
