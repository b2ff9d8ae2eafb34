// What a world costs as it grows: growth_measure PROGRAM FILE...
//
// Each file is a world of growth_world, the smallest first. Prints a row for each figure, with its ratio to the one
// before: where a world is ten times as large, a ratio of 10 is linear growth.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fcntl.h>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>
#include <whichgate/whichgate.hpp>

#include "policies.hpp"

namespace {

using namespace whichgate;

struct Figure {
  std::string name;
  std::string unit;
  double value;
};

[[noreturn]] void fail(const std::string& message) {
  std::fprintf(stderr, "growth_measure: %s\n", message.c_str());
  std::exit(1);
}

double milliseconds(const std::function<void()>& act) {
  const auto before = std::chrono::steady_clock::now();
  act();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
}

double best_of(int rounds, const std::function<double()>& round) {
  double best = round();
  for (int i = 1; i < rounds; ++i) best = std::min(best, round());
  return best;
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The program, one question to each process.

struct Run {
  double milliseconds = 0;
  double megabytes = 0;
  int exit_code = 0;
};

Run run(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  Run result;
  result.milliseconds = milliseconds([&] {
    const pid_t child = fork();
    if (child < 0) fail("cannot fork");
    if (child == 0) {
      const int nothing = open("/dev/null", O_WRONLY);
      dup2(nothing, STDOUT_FILENO);
      execv(arguments.front(), arguments.data());
      _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status)) fail("the program did not end by itself");
    result.exit_code = WEXITSTATUS(status);
    result.megabytes = static_cast<double>(usage.ru_maxrss) / 1024;  // Linux counts kilobytes
  });
  return result;
}

void ask_the_program(const std::string& program, const std::string& file, const std::string& name, int expected,
                     const std::vector<std::string>& question, std::vector<Figure>& figures) {
  std::vector<std::string> command{program, "why", file};
  command.insert(command.end(), question.begin(), question.end());
  double megabytes = 0;
  const double time = best_of(3, [&] {
    const Run one = run(command);
    if (one.exit_code != expected) fail("`" + name + "` ended with " + std::to_string(one.exit_code));
    megabytes = one.megabytes;
    return one.milliseconds;
  });
  figures.push_back({"why, " + name, "ms", time});
  figures.push_back({"  its memory", "MB", megabytes});
}

// The library, one step after another.

World measure_world(const std::string& text, std::vector<Figure>& figures) {
  std::optional<World> world;
  figures.push_back({"read_world", "ms", best_of(3, [&] {
                       world.reset();
                       return milliseconds([&] {
                         auto read = read_world(text, "world.json");
                         if (!read) fail(to_string(read.error()));
                         world = *std::move(read);
                       });
                     })});
  return *std::move(world);
}

void measure_apply(const World& world, std::vector<Figure>& figures) {
  const Caller root = parse_caller("root of account-0");
  const Command command{"CreateGroupMembership", {{"GroupId", "group-1"}, {"MemberId", "person-9"}}, {}};
  figures.push_back({"apply a command", "ms", best_of(5, [&] {
                       return milliseconds([&] {
                         const auto next = apply(world, root, command);
                         if (!next) fail(to_string(next.error()));
                       });
                     })});
}

// An action of every so many, so that all services are among them.
std::vector<std::string> some_actions(std::size_t count) {
  std::vector<std::string> actions;
  const std::size_t all = Catalog::builtin().action_count();
  for (std::size_t i = 0; i < count; ++i)
    actions.emplace_back(Catalog::builtin().action_name(static_cast<std::uint16_t>(i * all / count)));
  return actions;
}

// What an engine costs. A figure that is added here is a row of the table.
void measure_engine(const World& world, std::vector<Figure>& figures) {
  std::optional<Engine> engine;
  figures.push_back(
      {"compile", "ms", best_of(5, [&] { return milliseconds([&] { engine = Engine::compile(world); }); })});
  Question question;
  question.who = "person-1";
  question.as = "Set-1";
  question.in = "account-1";
  question.action = "s3:GetObject";
  question.resource = "arn:aws:s3:::team-1/report";
  figures.push_back({"ask, first", "ms", milliseconds([&] {
                       if (engine->ask(question).verdict != Verdict::allowed) fail("the question must be allowed");
                     })});
  figures.push_back({"ask, again", "ms", best_of(20, [&] { return milliseconds([&] { engine->ask(question); }); })});
  // Callers are resolved, and policies compiled, when they are first asked about: here all that somebody is assigned.
  figures.push_back({"compile, a caller of each assignment", "ms", milliseconds([&] {
                       world.identity_center->assignments.for_each([&](const AccountAssignment& assignment) {
                         question.as = world.identity_center->permission_sets.find(assignment.permission_set)->name;
                         question.in = assignment.account;
                         engine->verdict(question);
                       });
                     })});
}

ActionList list_of(const std::vector<std::string>& actions) {
  std::vector<ActionOnResource> entries;
  for (const std::string& action : actions) entries.push_back({action, "*"});
  return ActionList::compile(entries);
}

// A few people in all accounts, few of which they may open; and everybody who is assigned by name, there.
void measure_bulk_questions(const World& world, std::vector<Figure>& figures) {
  const Engine engine = Engine::compile(world);
  MatrixQuestion question{{}, {}, list_of(some_actions(200)), {}};
  for (int i = 0; i < 20; ++i) question.callers.push_back({"person-" + std::to_string(i), "Set-1", ""});
  figures.push_back({"matrix: 20 people, all accounts, 200 actions", "ms",
                     milliseconds([&] { matrix(engine, question, [](const VerdictMatrix&) {}); })});
  std::size_t allowed = 0;
  figures.push_back({"verdicts: each person assigned by name, 200 actions", "ms", milliseconds([&] {
                       world.identity_center->assignments.for_each([&](const AccountAssignment& assignment) {
                         if (assignment.principal_type != AccountAssignment::PrincipalType::user) return;
                         Question about;
                         about.who = world.identity_center->users.find(assignment.principal)->user_name;
                         about.as = world.identity_center->permission_sets.find(assignment.permission_set)->name;
                         about.in = assignment.account;
                         allowed += verdicts(engine, about, question.list)->count().allowed;
                       });
                     })});
  if (allowed == 0) fail("somebody must be allowed something");
}

// All permission sets in all accounts: ten times as many of both are a hundred times as many cells.
void measure_policy_matrix(const World& world, std::vector<Figure>& figures) {
  constexpr std::size_t actions = 200;
  PolicyMatrixQuestion question = policies_of(world, some_actions(actions));
  const double cells = static_cast<double>(question.identities.size() * question.accounts.size() * actions);
  std::optional<PolicyMatrix> matrix;
  figures.push_back(
      {"policy matrix: compile", "ms", milliseconds([&] { matrix = PolicyMatrix::compile(std::move(question)); })});
  std::size_t allowed = 0;
  const double time =
      milliseconds([&] { matrix->answer([&](const VerdictMatrix& block) { allowed += block.count().allowed; }); });
  if (allowed == 0) fail("something must be allowed");
  figures.push_back({"policy matrix: all sets, all accounts, 200 actions", "ms", time});
  figures.push_back({"  its decisions", "million", cells / 1e6});
  figures.push_back({"  one of them", "ns", time * 1e6 / cells});
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;  // Linux counts kilobytes
}

std::vector<Figure> measure(const std::string& program, const std::string& file) {
  std::vector<Figure> figures;
  const std::string text = content_of(file);
  figures.push_back({"file", "MB", static_cast<double>(text.size()) / 1e6});
  ask_the_program(program, file, "allowed", 0,
                  {"--who", "person-1", "--as", "Set-1", "--in", "account-1", "--action", "s3:GetObject", "--resource",
                   "arn:aws:s3:::team-1/report"},
                  figures);
  ask_the_program(program, file, "denied, with what opens it", 2,
                  {"--who", "person-5", "--as", "Set-2", "--in", "account-1", "--action", "s3:GetObject"}, figures);
  const World world = measure_world(text, figures);
  measure_apply(world, figures);
  measure_engine(world, figures);
  measure_bulk_questions(world, figures);
  measure_policy_matrix(world, figures);
  // The smallest world comes first: so far no other has taken more.
  figures.push_back({"memory of all in one process, at its peak", "MB", peak_megabytes()});
  return figures;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: growth_measure PROGRAM FILE...\n", stderr);
    return 64;
  }
  std::vector<std::vector<Figure>> columns;
  for (int i = 2; i < count; ++i) columns.push_back(measure(arguments[1], arguments[i]));
  for (std::size_t row = 0; row < columns.front().size(); ++row) {
    std::printf("%-52s", columns[0][row].name.c_str());
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const Figure& figure = columns[column][row];
      std::printf("%12.3f %s", figure.value, figure.unit.c_str());
      if (column > 0) std::printf(" x%6.1f", figure.value / columns[column - 1][row].value);
    }
    std::printf("\n");
  }
  return 0;
}
