#pragma once
#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/internals.hpp"
#include "eval/compiler.hpp"
#include "eval/matrix/accounts.hpp"
#include "eval/matrix/requests.hpp"

namespace whichgate::eval {

// What a level says, and for which entries and accounts it may say something else.
struct LevelAnswer {
  AnswerPlanes planes;
  std::vector<SingledOutByPolicy> singled_out = {};
};

// A level of some SCPs: a root's, an OU's, an account's. Accounts share those with the same policies.
struct ScpLevel {
  CompiledLevel policies;
  bool names_caller = false;
  LevelAnswer answer;  // unless it names the caller
};

// The levels of some accounts.
struct ScpChain {
  std::shared_ptr<const CompiledLayer> layer;  // null: SCPs do not apply to them
  std::vector<std::size_t> levels = {};
  std::vector<std::size_t> accounts = {};
};

// What a policy says that does not name the caller: its planes for each group.
struct PolicyAnswer {
  SingledOutByPolicy singled_out;
  std::shared_ptr<const std::vector<LevelPlanes>> planes;
};

// The layers of an identity itself, but for those whose policies stand elsewhere.
inline constexpr std::array own_layers{Layer::permissions_boundary, Layer::session_policy, Layer::identity_policy};

}  // namespace whichgate::eval

namespace whichgate {

struct PolicyMatrix::Data {
  // `before` is the data of a question like this one, or null: what did not change is taken from there.
  Data(PolicyMatrixQuestion asked, std::shared_ptr<eval::Compiler> with, const Data* before);

  bool only_layers_count(std::size_t identity) const;
  // What the layers of the identity itself say together.
  eval::LevelAnswer own_answer(std::size_t identity) const;
  eval::LevelAnswer answer_of(const eval::CompiledLevel& level, eval::Layer layer, std::size_t identity) const;
  // One cell.
  Verdict ask(std::size_t identity, std::size_t account, std::size_t group, std::size_t entry) const;

  PolicyMatrixQuestion question;
  std::shared_ptr<eval::Compiler> compiler;
  std::shared_ptr<const eval::MatrixRequests> requests;
  std::vector<eval::CompiledSet> sets;  // of each identity, without SCPs
  std::vector<eval::ScpLevel> levels;
  std::vector<eval::ScpChain> chains;
  std::vector<std::size_t> chain_of_account;
  std::multimap<std::string, std::size_t> account_of;  // its index, by its id

 private:
  using Answers = std::map<eval::CompiledVersions, eval::PolicyAnswer>;
  using OwnSingledOut = std::map<eval::CompiledVersions, eval::SingledOutByPolicy>;

  void make_levels();
  void single_out_policies(const Data* before);
  void single_out_by_caller(const Data* before);
  void find_nobody(const Data* before);
  void answer_policies(const Data* before);

  std::string nobody_;                              // an account that no policy names: it stands for all that none does
  std::vector<ActionList> of_nobody_;               // the lists of the groups for that account
  std::array<Answers, eval::layer_count> answers_;  // of policies that do not name the caller, by their layer
  std::vector<OwnSingledOut> singled_out_;          // of policies that do, for each identity
};

namespace eval {
using MatrixData = DataOf<PolicyMatrix>;
}

}  // namespace whichgate
