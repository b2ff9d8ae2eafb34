#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bench/benchmarks.hpp"
#include "whichgate/policy.hpp"

namespace bench {
namespace {

using nlohmann::json;

json documents(const std::vector<whichgate::NamedPolicy>& policies) {
  json list = json::array();
  for (const whichgate::NamedPolicy& policy : policies)
    list.push_back(json::parse(whichgate::print_policy(*policy.document)));
  return list;
}

// A request with all its policies, as `whichgate decide` reads it.
std::string case_line(const RequestsWorkload& workload, const Request& request) {
  json line = {{"id", "first"},
               {"kind", "decision"},
               {"identity_policies", documents(workload.policies.identity)},
               {"resource_policy", nullptr},
               {"permission_boundary", nullptr},
               {"session_policies", json::array()},
               {"scps", json::array()},
               {"rcps", json::array()}};
  if (workload.policies.permissions_boundary)
    line["permission_boundary"] = documents(*workload.policies.permissions_boundary).front();
  if (workload.policies.scps)
    for (const whichgate::PolicyLevel& level : *workload.policies.scps)
      line["scps"].push_back(documents(level.policies));
  json context = json::object();
  for (const whichgate::ContextEntry& entry : request.context->entries()) {
    if (entry.multivalued)
      context[std::string(entry.key)] = std::vector<std::string>(entry.values.begin(), entry.values.end());
    else
      context[std::string(entry.key)] = entry.value;
  }
  line["request"] = {{"principal", workload.principal.principal_arn},
                     {"principal_account", workload.principal.account},
                     {"action", request.action},
                     {"resource", request.resource},
                     {"resource_account", workload.principal.account},
                     {"context", context}};
  return line.dump() + '\n';
}

// A file that goes away with the benchmark.
class CaseFile {
 public:
  explicit CaseFile(const std::string& line)
      : path_(std::filesystem::temp_directory_path() / "whichgate-bench-XXXXXX") {
    const int file = mkstemp(path_.data());
    if (file != -1) close(file);
    std::ofstream(path_) << line;
  }
  CaseFile(const CaseFile&) = delete;
  CaseFile& operator=(const CaseFile&) = delete;
  ~CaseFile() { std::remove(path_.c_str()); }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Runs `whichgate decide --cases FILE` and returns what it says.
std::string decide(const std::string& cases) {
  std::string program = WHICHGATE_PROGRAM, command = "decide", option = "--cases", path = cases;
  std::array<char*, 5> arguments = {program.data(), command.data(), option.data(), path.data(), nullptr};
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  pid_t child = 0;
  const int failed = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::string said;
  std::array<char, 4096> piece{};
  for (ssize_t size = 0; !failed && (size = read(ends[0], piece.data(), piece.size())) > 0;)
    said.append(piece.data(), static_cast<std::size_t>(size));
  close(ends[0]);
  if (!failed) waitpid(child, nullptr, 0);
  return said;
}

}  // namespace

void add_start(Figures& figures, const Inputs& inputs) {
  const auto file = std::make_shared<const CaseFile>(case_line(inputs.w2, inputs.w2.requests.front()));
  figures.add({.what = "process start to the first decision of W2", .unit = Unit::ms, .target = 10, .wall_clock = true},
              [file] { benchmark::DoNotOptimize(decide(file->path())); });
}

}  // namespace bench
