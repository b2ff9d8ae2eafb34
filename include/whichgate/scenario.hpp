#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "whichgate/command.hpp"
#include "whichgate/engine.hpp"

namespace whichgate {

// What a step states under each rule book ("documented", "field-notes"). A book that is not in it: nothing is
// stated there, and an expectation without an answer for a book is not asked under it.
template <class T>
using ByRuleBook = std::map<std::string, T, std::less<>>;

// A step that asks. Lists in the file fan out: every question must get this answer.
struct Expectation {
  std::vector<Question> questions = {};
  ByRuleBook<std::string> expect;               // a verdict, or "denied" for either kind of denial
  ByRuleBook<ReasonId> because;                 // the deciding reason; of an answer yes: one that a gate reports
  ByRuleBook<std::vector<ReasonId>> also;       // reasons that other gates report
  ByRuleBook<std::vector<std::string>> remedy;  // operations of the first remedy; empty: nothing helps
};

// A step that acts: it must succeed, or fail as stated.
struct Act {
  Caller by = {};
  Command command = {};
  ByRuleBook<std::string> error;    // AWS's code
  ByRuleBook<ReasonId> because;     // the reason for which the gates refuse the call
  ByRuleBook<std::string> message;  // a part of AWS's message
};

struct ScenarioStep {
  // What a member of the step says, and where; findings that come later are placed by it.
  struct Word {
    std::string member = {}, text = {};
    Location where = {};
  };
  std::variant<Expectation, Act> what;
  std::string note = {};
  Location where = {};
  std::vector<Word> words = {};
};

// A world, and what is asked and done in it, one after another.
struct Scenario {
  std::string file = {}, title = {}, lesson = {}, symptom = {}, fix = {};
  std::vector<std::string> hints = {};
  World world;
  std::vector<std::string> rules = {};  // the rule books it runs under
  std::vector<ScenarioStep> steps = {};
};

// Gives the content of a file, or says why it cannot.
using OpenFile = std::function<Result<std::string>(const std::string& path)>;

// Reads a scenario file: JSON with // comments, described by fixtures/schema/scenario.schema.json. `name` is its
// path; `open` gets the path of the world file that it names, put together from both; the world is read with
// `catalog`. Fails with every finding.
Result<Scenario> read_scenario(std::string_view json, std::string_view name, const OpenFile& open,
                               const Catalog& catalog = Catalog::builtin());
// The same for the file at this path, with the world files that it names.
Result<Scenario> read_scenario_file(const std::string& path, const Catalog& catalog = Catalog::builtin());

// One expectation that did not hold.
struct Failure {
  std::string question = {};  // in words
  std::string expected = {}, got = {}, gate = {}, reason = {};
  std::string rules = {};  // the rule book under which it failed
  Location where = {};
};

// One question that was asked, or one command that was done. A fan-out over lists gives one each.
struct Asked {
  enum class Kind { question, command };
  Kind kind = Kind::question;
  std::string question = {};  // in words
  std::string verdict = {};   // of a question as to_string(Verdict); of a command "done" or AWS's error code
  std::string gate = {};
  std::string reason = {};
  bool held = true;
  Location where = {};
};

struct RuleBookRun {
  std::string rules = {};
  std::vector<Asked> asked = {};
};

// A scenario that was run under its rule books, in order.
struct ScenarioReport {
  std::string file = {}, title = {}, lesson = {}, symptom = {};
  std::vector<RuleBookRun> runs = {};
  std::vector<Failure> failures = {};
};

// Runs it under each of its rule books, or under `only` that one. Fails with every name that the world does not
// know where it is asked; an expectation that does not hold is not a failure of the call but a Failure.
Result<ScenarioReport> run_scenario(const Scenario& scenario, const std::optional<Rules>& only = std::nullopt,
                                    const Catalog& catalog = Catalog::builtin());

// A question in the world as it stands when a scenario asks it.
struct AskedInWorld {
  World world;
  Question question = {};
  Location where = {};
};

// The first question of the scenario that is not allowed, with the steps before it done, under `rules` or its
// first rule book; the first question of all when every one is allowed. Fails when it asks nothing, or as run_scenario.
Result<AskedInWorld> first_denied(const Scenario& scenario, const std::optional<Rules>& rules = std::nullopt,
                                  const Catalog& catalog = Catalog::builtin());

}  // namespace whichgate
