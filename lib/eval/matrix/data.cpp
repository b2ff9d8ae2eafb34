#include "eval/matrix/data.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "eval/matrix/verdicts.hpp"

namespace whichgate {

using eval::CompiledLevel;
using eval::CompiledVersions;
using eval::Layer;
using eval::LevelAnswer;
using eval::LevelPlanes;
using eval::MatrixCaller;
using eval::MatrixGroup;
using eval::PolicyAnswer;

namespace {

bool same_requests(const PolicyMatrixQuestion& a, const PolicyMatrixQuestion& b) {
  return std::ranges::equal(a.requests, b.requests, [](const auto& left, const auto& right) {
    return left.action == right.action && left.resource == right.resource && left.context == right.context;
  });
}

// Do policies that name the caller mean the same for both?
bool same_caller(const PolicyMatrixQuestion::Identity& a, const PolicyMatrixQuestion::Identity& b) {
  return a.principal_arn == b.principal_arn;
}

bool names_caller(const CompiledVersions& policy) {
  return std::ranges::any_of(policy, [](const auto& one) { return one->names_caller; });
}

// The value of a key, or null.
template <class Map>
const typename Map::mapped_type* find(const Map& map, const typename Map::key_type& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

std::string account_after(const std::string& account) {
  std::string next = account;
  for (std::size_t i = next.size(); i-- > 0;) {
    if (next[i] != '9') {
      ++next[i];
      break;
    }
    next[i] = '0';
  }
  return next;
}

// By layers that differ in what an incomplete ARN means on them.
std::size_t index_of(Layer layer) {
  return static_cast<std::size_t>(layer == Layer::permissions_boundary ? Layer::identity_policy : layer);
}

}  // namespace

PolicyMatrix::Data::Data(PolicyMatrixQuestion asked, std::shared_ptr<eval::Compiler> with, const Data* before)
    : question(std::move(asked)), compiler(std::move(with)) {
  const Data* like_this = before && same_requests(before->question, question) ? before : nullptr;
  requests = like_this ? before->requests
                       : std::make_shared<const eval::MatrixRequests>(question.requests, *compiler->catalog());
  for (const PolicyMatrixQuestion::Identity& identity : question.identities)
    sets.push_back(compiler->compile_without_organization(identity.policies));
  make_levels();
  single_out_policies(like_this);
  single_out_by_caller(like_this);
  find_nobody(like_this);
  answer_policies(like_this && like_this->nobody_ == nobody_ ? like_this : nullptr);
}

void PolicyMatrix::Data::make_levels() {
  std::map<CompiledLevel, std::size_t> level_of;
  std::map<const eval::CompiledLayer*, std::size_t> chain_of;
  for (std::size_t account = 0; account < question.accounts.size(); ++account) {
    const auto& scps = question.accounts[account].scps;
    std::shared_ptr<const eval::CompiledLayer> layer;
    if (scps) layer = compiler->compile(Layer::scp, std::span(*scps));
    const auto [chain, is_new] = chain_of.try_emplace(layer.get(), chains.size());
    if (is_new) {
      eval::ScpChain& made = chains.emplace_back(eval::ScpChain{layer});
      for (std::size_t i = 0; layer && i < layer->levels().size(); ++i) {
        const auto [level, new_level] = level_of.try_emplace(layer->levels()[i], levels.size());
        if (new_level)
          levels.push_back(
              {layer->levels()[i], std::ranges::any_of(layer->levels()[i], names_caller), {eval::AnswerPlanes(0)}});
        made.levels.push_back(level->second);
      }
    }
    chains[chain->second].accounts.push_back(account);
    chain_of_account.push_back(chain->second);
    account_of.emplace(question.accounts[account].id, account);
  }
}

// Of policies that do not name the caller, any identity tells.
void PolicyMatrix::Data::single_out_policies(const Data* before) {
  if (question.identities.empty()) return;
  const auto add = [&](Layer layer, const CompiledLevel& level) {
    for (const CompiledVersions& policy : level) {
      if (names_caller(policy)) continue;
      const auto [known, is_new] = answers_[index_of(layer)].try_emplace(policy);
      if (!is_new) continue;
      const PolicyAnswer* earlier = before ? find(before->answers_[index_of(layer)], policy) : nullptr;
      known->second.singled_out =
          earlier ? earlier->singled_out : eval::singled_out(policy, question.identities.front(), *requests);
    }
  };
  for (const eval::CompiledSet& set : sets)
    for (const Layer layer : eval::own_layers)
      if (set.of(layer)) add(layer, set.of(layer)->levels().front());
  for (const eval::ScpLevel& level : levels) add(Layer::scp, level.policies);
}

void PolicyMatrix::Data::single_out_by_caller(const Data* before) {
  for (std::size_t i = 0; i < question.identities.size(); ++i) {
    const PolicyMatrixQuestion::Identity& identity = question.identities[i];
    const bool known_before =
        before && i < before->question.identities.size() && same_caller(identity, before->question.identities[i]);
    OwnSingledOut& own = singled_out_.emplace_back();
    const auto add = [&](const CompiledLevel& level) {
      for (const CompiledVersions& policy : level) {
        if (!names_caller(policy)) continue;
        const auto [known, is_new] = own.try_emplace(policy);
        if (!is_new) continue;
        const auto* earlier = known_before ? find(before->singled_out_[i], policy) : nullptr;
        known->second = earlier ? *earlier : eval::singled_out(policy, identity, *requests);
      }
    };
    for (const Layer layer : eval::own_layers)
      if (sets[i].of(layer)) add(sets[i].of(layer)->levels().front());
    for (const eval::ScpLevel& level : levels)
      if (level.names_caller) add(level.policies);
  }
}

// Any 12 digits will do that nothing singles out.
void PolicyMatrix::Data::find_nobody(const Data* before) {
  std::set<std::string> ids;
  const auto add = [&](const eval::SingledOutByPolicy& policy) {
    for (const eval::SingledOut& one : *policy) ids.insert(one.accounts.ids.begin(), one.accounts.ids.end());
  };
  for (const Answers& of_layer : answers_)
    for (const auto& [policy, answer] : of_layer) add(answer.singled_out);
  for (const OwnSingledOut& own : singled_out_)
    for (const auto& [policy, singled_out] : own) add(singled_out);
  nobody_ = "000000000000";
  while (ids.count(nobody_) > 0) nobody_ = account_after(nobody_);
  if (before && before->nobody_ == nobody_) {
    of_nobody_ = before->of_nobody_;
    return;
  }
  for (const MatrixGroup& group : requests->groups) {
    std::vector<ActionOnResource> entries = Internals::data_of(group.list).entries;
    for (ActionOnResource& entry : entries) entry.resource = eval::with_account(entry.resource, nobody_);
    of_nobody_.push_back(ActionList::compile(entries, *compiler->catalog()));
  }
}

void PolicyMatrix::Data::answer_policies(const Data* before) {
  if (question.identities.empty()) return;
  for (const Layer layer : {Layer::session_policy, Layer::identity_policy, Layer::scp})
    for (auto& [policy, answer] : answers_[index_of(layer)]) {
      if (const PolicyAnswer* earlier = before ? find(before->answers_[index_of(layer)], policy) : nullptr) {
        answer.planes = earlier->planes;
        continue;
      }
      std::vector<LevelPlanes> planes;
      for (std::size_t g = 0; g < requests->groups.size(); ++g) {
        const MatrixGroup& group = requests->groups[g];
        const MatrixCaller caller(question.identities.front(), nobody_, group);
        eval::add_policy(policy, {caller.request(), layer, false}, Internals::data_of(of_nobody_[g]),
                         planes.emplace_back(group.places()));
      }
      answer.planes = std::make_shared<const std::vector<LevelPlanes>>(std::move(planes));
    }
  for (eval::ScpLevel& level : levels)
    if (!level.names_caller) level.answer = answer_of(level.policies, Layer::scp, 0);
}

LevelAnswer PolicyMatrix::Data::answer_of(const CompiledLevel& level, Layer layer, std::size_t identity) const {
  LevelAnswer answer{eval::AnswerPlanes(requests->words)};
  std::vector<const PolicyAnswer*> known;  // of each policy; null: it names the caller
  for (const CompiledVersions& policy : level) {
    known.push_back(names_caller(policy) ? nullptr : find(answers_[index_of(layer)], policy));
    answer.singled_out.push_back(known.back() ? known.back()->singled_out : singled_out_[identity].at(policy));
  }
  for (std::size_t g = 0; g < requests->groups.size(); ++g) {
    const MatrixGroup& group = requests->groups[g];
    const eval::ListData& list = Internals::data_of(of_nobody_[g]);
    std::optional<MatrixCaller> caller;
    LevelPlanes planes(group.places());
    for (std::size_t i = 0; i < level.size(); ++i) {
      if (known[i]) {
        eval::add_policy((*known[i]->planes)[g], planes);
        continue;
      }
      if (!caller) caller.emplace(question.identities[identity], nobody_, group);
      eval::add_policy(level[i], {caller->request(), layer, false}, list, planes);
    }
    eval::leave_out_exempt(layer, list, planes);
    answer.planes.add(planes, group.first_word);
  }
  return answer;
}

LevelAnswer PolicyMatrix::Data::own_answer(std::size_t identity) const {
  LevelAnswer answer{requests->refused};
  for (const Layer layer : eval::own_layers) {
    if (!sets[identity].of(layer)) continue;
    const LevelAnswer one = answer_of(sets[identity].of(layer)->levels().front(), layer, identity);
    answer.planes.add(one.planes);
    answer.singled_out.insert(answer.singled_out.end(), one.singled_out.begin(), one.singled_out.end());
  }
  return answer;
}

bool PolicyMatrix::Data::only_layers_count(std::size_t identity) const {
  return eval::only_layers_count(question.identities[identity].kind, sets[identity]) &&
         !sets[identity].of(Layer::vpc_endpoint_policy);
}

Verdict PolicyMatrix::Data::ask(std::size_t identity, std::size_t account, std::size_t group, std::size_t entry) const {
  const std::string& id = question.accounts[account].id;
  const MatrixGroup& asked = requests->groups[group];
  const MatrixCaller caller(question.identities[identity], id, asked);
  const ActionOnResource& about = asked.list.at(entry);
  const std::string resource = eval::with_account(about.resource, id);
  AccessRequest request = caller.request();
  request.action = about.action;
  request.resource = resource;
  eval::CompiledSet set = sets[identity];
  set.layers[static_cast<std::size_t>(Layer::scp)] = chains[chain_of_account[account]].layer;
  return eval::verdict(request, set);
}

}  // namespace whichgate
