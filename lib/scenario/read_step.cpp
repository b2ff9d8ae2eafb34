#include "scenario/read_step.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "scenario/fan_out.hpp"
#include "scenario/words.hpp"

namespace whichgate::scenario {
namespace {

constexpr std::size_t most_questions_a_step = 10'000;

// A member that is one value for all rule books, or an object with a value for each. `read` takes a value,
// `examine` looks at it with its place.
template <class T, class Examine>
void by_rule_book(json::ObjectReader& step, std::string_view key,
                  bool (json::ObjectReader::*read)(std::string_view, T&), Problems& problems, ByRuleBook<T>& out,
                  Examine examine) {
  const auto element = step.element(key);
  if (!element) return;
  if (element->kind() == json::Kind::object) {
    json::ObjectReader books(*element, problems);
    for (const std::string_view book : rule_books) {
      T value;
      if (!(books.*read)(book, value)) continue;
      examine(value, books.where(book));
      out.emplace(book, std::move(value));
    }
    books.finish();
    return;
  }
  T value;
  if (!(step.*read)(key, value)) return;
  examine(value, element->where());
  for (const std::string_view book : rule_books) out.emplace(book, value);
}

bool takes_integer(std::string_view operation, std::string_view member) {
  for (const OperationInfo& each : supported_operations())
    if (each.name == operation)
      for (const MemberInfo& info : each.members)
        if (info.name == member) return info.form == "integer";
  return false;
}

// Reads the members of one step.
class StepReader {
 public:
  StepReader(const json::Element& element, Problems& problems)
      : element_(element), problems_(problems), reader_(element, problems) {
    step_.where = element.where();
  }

  ScenarioStep read() {
    if (element_.kind() != json::Kind::object) return std::move(step_);  // the reader said so
    reader_.string("note", step_.note);
    const bool asks = reader_.has("expect");
    if (asks == reader_.has("do"))
      json::problem(problems_, step_.where, "scenario.step-kind", "a step has either `expect` or `do`",
                    "`expect` asks a question, `do` gives a command");
    else if (asks)
      step_.what = expectation();
    else
      step_.what = act();
    return std::move(step_);
  }

 private:
  Expectation expectation() {
    Expectation expectation;
    const std::size_t before = problems_.size();
    by_rule_book(reader_, "expect", &json::ObjectReader::string, problems_, expectation.expect,
                 [this](const std::string& value, const Location& where) {
                   require_known("answer", value, answers(), where, problems_);
                 });
    if (expectation.expect.empty() && problems_.size() == before)
      json::problem(problems_, reader_.where("expect"), "json.missing-member", "`expect` names no rule book",
                    "for example {\"documented\": \"allowed\", \"field-notes\": \"denied\"}");
    expectation.because = because();
    ByRuleBook<std::vector<std::string>> also;
    by_rule_book(reader_, "also", &json::ObjectReader::strings, problems_, also,
                 [this](const std::vector<std::string>& values, const Location& where) {
                   for (const std::string& value : values) known_reason(value, where);
                 });
    for (const auto& [book, values] : also) {
      std::vector<ReasonId>& reasons = expectation.also[book];
      for (const std::string& value : values)
        if (const auto reason = parse_reason_id(value)) reasons.push_back(*reason);
    }
    by_rule_book(reader_, "remedy", &json::ObjectReader::strings, problems_, expectation.remedy,
                 [this](const std::vector<std::string>& values, const Location& where) {
                   for (const std::string& value : values)
                     require_known("operation", value, operation_names(), where, problems_);
                 });
    expectation.questions = questions();
    reader_.finish();
    return expectation;
  }

  void known_reason(const std::string& value, const Location& where) {
    require_known("reason", value, reason_names(), where, problems_);
  }

  ByRuleBook<ReasonId> because() {
    ByRuleBook<std::string> stated;
    by_rule_book(reader_, "because", &json::ObjectReader::string, problems_, stated,
                 [this](const std::string& value, const Location& where) { known_reason(value, where); });
    ByRuleBook<ReasonId> reasons;
    for (const auto& [book, value] : stated)
      if (const auto reason = parse_reason_id(value)) reasons.emplace(book, *reason);
    return reasons;
  }

  std::vector<Question> questions() {
    Question question;
    text("resource_account", question.resource_account);
    text("region", question.region);
    text("vpc_endpoint", question.vpc_endpoint);
    std::size_t through = 0;
    if (reader_.choice("through", {"console", "api"}, through))
      question.through = through == 0 ? Through::console : Through::api;
    read_context(question);
    reader_.boolean("partial_context", question.partial_context);
    Lists lists;
    list("who", lists.who);
    list("as", lists.as);
    list("in", lists.in);
    list("page", lists.page);
    list("action", lists.action);
    list("resource", lists.resource);
    std::size_t count = 1;
    for (const auto* each : {&lists.who, &lists.as, &lists.in, &lists.page, &lists.action, &lists.resource}) {
      count *= std::max<std::size_t>(each->size(), 1);
      if (count > most_questions_a_step) {
        json::problem(problems_, step_.where, "scenario.too-many-questions",
                      fmt::format("the lists of this step make more than {} questions", most_questions_a_step),
                      "split it into several steps");
        return {};
      }
    }
    return fan_out(question, lists);
  }

  void read_context(Question& question) {
    const auto context = reader_.element("context");
    if (!context) return;
    json::ObjectReader keys(*context, problems_);
    if (context->kind() != json::Kind::object) return;
    for (const auto& member : context->node().members) {
      std::vector<std::string> values;
      for (const json::Element& value : keys.elements(member.key)) {
        if (value.kind() == json::Kind::string || value.kind() == json::Kind::number)
          values.emplace_back(value.node().text);
        else if (value.kind() == json::Kind::boolean)
          values.emplace_back(value.node().boolean ? "true" : "false");
        else if (member.value.kind != json::Kind::null)  // null: the request does not carry the key
          json::problem(problems_, value.where(), "json.wrong-type",
                        fmt::format("a context key's value cannot be {}", json::to_string(value.kind())),
                        "write a string, or a list of strings");
      }
      step_.words.push_back(
          {"context/" + std::string(member.key), std::string(member.key), context->key_where(member)});
      question.context.emplace(member.key, std::move(values));
    }
  }

  Act act() {
    Act act;
    text("do", act.command.operation);
    std::string by;
    if (text("by", by))
      act.by = parse_caller(by);
    else if (act.command.operation != "Wait")
      json::problem(problems_, step_.where, "json.missing-member", "a command needs `by`: who gives it",
                    "for example \"by\": \"jdoe as AdministratorAccess in Management\" or \"by\": \"root of Dev\"");
    text("region", act.command.region);
    const auto anything = [](const std::string&, const Location&) {};
    by_rule_book(reader_, "error", &json::ObjectReader::string, problems_, act.error, anything);
    act.because = because();
    by_rule_book(reader_, "message", &json::ObjectReader::string, problems_, act.message, anything);
    const auto without_error = [&](const auto& stated) { return !act.error.contains(stated.first); };
    if (std::ranges::any_of(act.because, without_error) || std::ranges::any_of(act.message, without_error)) {
      json::problem(problems_, step_.where, "json.missing-member", "`because` and `message` of a command need `error`",
                    "a command that succeeds has no reason to fail");
      return act;
    }
    members(act.command);
    examine(act.command);
    return act;
  }

  // Whatever else stands in the step is a member of the command; the simulator says which it knows.
  void members(Command& command) {
    static const std::vector<std::string> ours{"do", "by", "note", "region", "error", "because", "message"};
    for (const auto& member : element_.node().members) {
      if (std::find(ours.begin(), ours.end(), member.key) != ours.end()) continue;
      const json::Element value = element_.member(member);
      std::string written;
      switch (value.kind()) {
        case json::Kind::string:
          written = value.node().text;
          break;
        case json::Kind::boolean:
          written = value.node().boolean ? "true" : "false";
          break;
        case json::Kind::object:
        case json::Kind::array:
          written = json::print(value.node());
          break;
        case json::Kind::number:
          if (takes_integer(command.operation, member.key)) {
            written = value.node().text;
            break;
          }
          [[fallthrough]];
        case json::Kind::null:
          json::problem(problems_, value.where(), "json.wrong-type",
                        fmt::format("`{}` must be a string, not {}", member.key, json::to_string(value.kind())),
                        "write it in quotes");
          continue;
      }
      command.members.emplace(member.key, std::move(written));
    }
  }

  // The simulator's findings name the member they are about.
  void examine(const Command& command) {
    if (command.operation.empty()) return;
    for (Diagnostic problem : check(command)) {
      const std::string& pointer = problem.where.pointer;
      problem.where = reader_.where(pointer.starts_with('/') ? pointer.substr(1) : "do");
      problems_.push_back(std::move(problem));
    }
  }

  bool text(std::string_view key, std::string& out) {
    if (!reader_.string(key, out)) return false;
    step_.words.push_back({std::string(key), out, reader_.where(key)});
    return true;
  }

  void list(std::string_view key, std::vector<std::string>& out) {
    if (!reader_.strings(key, out)) return;
    const std::vector<json::Element> items = reader_.elements(key);
    if (items.empty())
      json::problem(problems_, reader_.where(key), "scenario.empty-list", fmt::format("`{}` is an empty list", key),
                    "a list with nothing in it asks nothing: leave the member out");
    for (const json::Element& item : items)
      step_.words.push_back({std::string(key), std::string(item.node().text), item.where()});
  }

  const json::Element& element_;
  Problems& problems_;
  json::ObjectReader reader_;
  ScenarioStep step_;
};

}  // namespace

ScenarioStep read_step(const json::Element& element, Problems& problems) {
  return StepReader(element, problems).read();
}

}  // namespace whichgate::scenario
