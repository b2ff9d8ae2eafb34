#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/engine.hpp"

namespace whichgate {

// One expectation that did not hold.
struct Failure {
  std::string question;  // in words
  std::string expected;
  std::string got;
  std::string gate;
  std::string reason;
  std::string rules;  // the rule book under which it failed
  Location where;
};

// One asked expectation, held or not. A fan-out over lists gives one each.
struct Asked {
  std::string question;
  std::string verdict;  // "allowed", "denied", "unknown"; for a command "done" or AWS's error code
  std::string gate;
  std::string reason;
  bool held = true;
};

struct RuleBookRun {
  std::string rules;
  std::vector<Asked> asked;
};

// A scenario that was run: under each of its rule books, in order.
struct ScenarioReport {
  std::string file, title, lesson, symptom;
  std::vector<RuleBookRun> runs;
  std::vector<Failure> failures;
};

// Reads a scenario and runs it. `open` gives the content of the world file that the scenario names, relative to
// the scenario's own place, or says why it cannot. Fails with every finding when the scenario, its world or one
// of its questions is malformed; an expectation that does not hold is no failure of the call but a Failure.
using OpenFile = std::function<Result<std::string>(const std::string& path)>;
Result<ScenarioReport> run_scenario(std::string_view json, std::string_view name, const OpenFile& open,
                                    const Catalog& catalog = Catalog::builtin());

}  // namespace whichgate
