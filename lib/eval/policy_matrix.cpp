#include "eval/policy_matrix.hpp"

#include <algorithm>
#include <bit>
#include <set>
#include <span>
#include <utility>

#include "eval/reach.hpp"

namespace whichgate {

using eval::AnswerPlanes;
using eval::Layer;
using eval::LevelPlanes;
using eval::MatrixCaller;
using eval::MatrixGroup;
using eval::SingledOut;

namespace {

// What a level says, and for which entries and accounts it may say something else.
struct LevelAnswer {
  AnswerPlanes planes;
  std::vector<SingledOut> singled_out;
};

// A level of some SCPs: a root's, an OU's, an account's. Accounts share those with the same policies.
struct ScpLevel {
  eval::CompiledLevel policies;
  bool depends_on_identity = false;
  LevelAnswer answer;  // unless it depends on the identity
};

// The levels of some accounts.
struct Chain {
  std::shared_ptr<const eval::CompiledLayer> layer;  // null: SCPs do not reach them
  std::vector<std::size_t> levels;
  std::vector<std::size_t> accounts;
};

// What a policy says that does not depend on the identity: its planes for each group.
struct PolicyAnswer {
  std::vector<LevelPlanes> planes;
  std::vector<SingledOut> singled_out;
};

constexpr std::array own_layers{Layer::permissions_boundary, Layer::session, Layer::identity};

}  // namespace

struct PolicyMatrix::Data {
  // `before` is the data of a question like this one, or null.
  Data(PolicyMatrixQuestion asked, std::shared_ptr<eval::Compiler> with, const Data* before);

  PolicyMatrixQuestion question;
  std::shared_ptr<eval::Compiler> compiler;
  std::vector<MatrixGroup> groups;
  std::size_t words = 0;
  std::shared_ptr<std::vector<std::uint32_t>> bit_of_request;
  std::vector<std::pair<std::size_t, std::size_t>> one_by_one;  // group and entry that service rules are about
  AnswerPlanes refused{0};              // by service rules, whatever the policies of the callers say
  std::vector<eval::CompiledSet> sets;  // of each identity, without SCPs
  std::vector<ScpLevel> levels;
  std::vector<Chain> chains;
  std::string nobody;  // an account that no policy names: it stands for all that none does
  // Of policies that do not depend on the identity, by the layer on which they stand, or one that is like it.
  std::map<std::pair<Layer, eval::CompiledVersions>, PolicyAnswer> answers;

  bool only_layers_count(std::size_t identity) const;
  LevelAnswer answer_of(const eval::CompiledLevel& level, Layer layer, std::size_t identity) const;
  LevelAnswer own_answer(std::size_t identity) const;
  Verdict ask(std::size_t identity, std::size_t account, std::size_t group, std::size_t entry) const;
  eval::CompiledSet set_of(std::size_t identity, std::size_t account) const;

  std::vector<std::size_t> chain_of_account;
  std::multimap<std::string, std::size_t> account_of;  // its index, by its id

 private:
  void make_groups();
  void make_levels();
  void single_out_policies(const Data* before);
  void find_nobody();
  void answer_policies(const Data* before);
};

namespace {

// One identity's rows of a block.
class Rows {
 public:
  Rows(const PolicyMatrix::Data& data, std::size_t identity, std::vector<std::uint64_t>& planes,
       std::span<std::uint32_t> row_of)
      : data_(data), identity_(identity), planes_(planes), row_of_(row_of) {}

  void fill() {
    if (!data_.only_layers_count(identity_)) return ask_everything();
    const LevelAnswer own = data_.own_answer(identity_);
    std::vector<std::optional<LevelAnswer>> of_level(data_.levels.size());
    for (std::size_t i = 0; i < data_.levels.size(); ++i)
      if (data_.levels[i].depends_on_identity)
        of_level[i] = data_.answer_of(data_.levels[i].policies, Layer::scp, identity_);
    AnswerPlanes all(0);
    for (std::size_t i = 0; i < data_.chains.size(); ++i) {
      const Chain& chain = data_.chains[i];
      all = own.planes;
      for (const std::size_t level : chain.levels)
        all.add(of_level[level] ? of_level[level]->planes : data_.levels[level].answer.planes);
      const std::uint32_t row = add_row(all);
      for (const std::size_t account : chain.accounts) row_of_[account] = row;
    }
    for (std::size_t i = 0; i < data_.chains.size(); ++i) {
      single_out(i, own.singled_out);
      for (const std::size_t level : data_.chains[i].levels)
        single_out(i, of_level[level] ? of_level[level]->singled_out : data_.levels[level].answer.singled_out);
    }
    for (const auto& [group, entry] : data_.one_by_one)
      for (std::size_t account = 0; account < row_of_.size(); ++account) ask(account, group, entry);
  }

 private:
  std::uint32_t add_row(const AnswerPlanes& planes) {
    const auto row = static_cast<std::uint32_t>(planes_.size() / (2 * data_.words));
    planes_.resize(planes_.size() + 2 * data_.words);
    std::uint64_t* words = planes_.data() + 2 * data_.words * row;
    for (std::size_t i = 0; i < data_.words; ++i) {
      words[i] = planes.allowed_word(i);
      words[data_.words + i] = planes.denied_word(i);
    }
    return row;
  }

  void ask_everything() {
    for (std::size_t account = 0; account < row_of_.size(); ++account) {
      row_of_[account] = add_row(AnswerPlanes(data_.words));
      own_row_.insert(account);
      for (std::size_t group = 0; group < data_.groups.size(); ++group)
        for (std::size_t entry = 0; entry < data_.groups[group].list.size(); ++entry) ask(account, group, entry);
    }
  }

  void single_out(std::size_t chain, const std::vector<SingledOut>& entries) {
    for (const SingledOut& one : entries) {
      for (const std::string& id : one.accounts.ids) {
        const auto [first, last] = data_.account_of.equal_range(id);
        for (auto at = first; at != last && !one.accounts.all; ++at)
          if (data_.chain_of_account[at->second] == chain) ask_bit(at->second, one.bit);
      }
      if (!one.accounts.all) continue;
      for (const std::size_t account : data_.chains[chain].accounts) ask_bit(account, one.bit);
    }
  }

  void ask_bit(std::size_t account, std::size_t bit) {
    std::size_t group = 0;
    while (group + 1 < data_.groups.size() && 64 * data_.groups[group + 1].first_word <= bit) ++group;
    const std::size_t place = bit - 64 * data_.groups[group].first_word;
    ask(account, group, data_.groups[group].list.data().entry_at[place]);
  }

  void ask(std::size_t account, std::size_t group, std::size_t entry) {
    if (own_row_.insert(account).second) {
      const auto from = planes_.begin() + static_cast<std::ptrdiff_t>(2 * data_.words * row_of_[account]);
      const std::vector<std::uint64_t> copy(from, from + static_cast<std::ptrdiff_t>(2 * data_.words));
      row_of_[account] = static_cast<std::uint32_t>(planes_.size() / (2 * data_.words));
      planes_.insert(planes_.end(), copy.begin(), copy.end());
    }
    const Verdict verdict = data_.ask(identity_, account, group, entry);
    const std::size_t bit = (*data_.bit_of_request)[data_.groups[group].requests[entry]];
    const std::span<std::uint64_t> row(planes_.data() + 2 * data_.words * row_of_[account], 2 * data_.words);
    eval::set(row.first(data_.words), bit, verdict == Verdict::allowed || verdict == Verdict::unknown);
    eval::set(row.last(data_.words), bit, verdict == Verdict::explicit_deny || verdict == Verdict::unknown);
  }

  const PolicyMatrix::Data& data_;
  std::size_t identity_;
  std::vector<std::uint64_t>& planes_;
  std::span<std::uint32_t> row_of_;
  std::set<std::size_t> own_row_;  // accounts that share their row with nobody
};

bool policy_depends_on_identity(const eval::CompiledVersions& policy) {
  return std::ranges::any_of(policy, [](const auto& one) { return eval::depends_on_identity(*one); });
}

bool same_requests(const PolicyMatrixQuestion& a, const PolicyMatrixQuestion& b) {
  return std::ranges::equal(a.requests, b.requests, [](const auto& left, const auto& right) {
    return left.action == right.action && left.resource == right.resource && left.context == right.context;
  });
}

}  // namespace

PolicyMatrix::Data::Data(PolicyMatrixQuestion asked, std::shared_ptr<eval::Compiler> with, const Data* before)
    : question(std::move(asked)), compiler(std::move(with)) {
  make_groups();
  for (const PolicyMatrixQuestion::Identity& identity : question.identities)
    sets.push_back(compiler->compile_without_organization(identity.policies));
  make_levels();
  const bool comparable = before && same_requests(before->question, question);
  single_out_policies(comparable ? before : nullptr);
  find_nobody();
  answer_policies(comparable && before->nobody == nobody ? before : nullptr);
}

void PolicyMatrix::Data::make_groups() {
  std::map<std::map<std::string, std::vector<std::string>>, std::vector<std::size_t>> requests_of;
  for (std::size_t i = 0; i < question.requests.size(); ++i) requests_of[question.requests[i].context].push_back(i);
  bit_of_request = std::make_shared<std::vector<std::uint32_t>>(question.requests.size());
  for (auto& [context, requests] : requests_of) {
    std::vector<ActionOnResource> entries;
    for (const std::size_t i : requests)
      entries.push_back({question.requests[i].action, question.requests[i].resource});
    const auto& shared = question.requests[requests.front()].context;
    const ActionList list = ActionList::compile(entries, *compiler->catalog());
    groups.push_back({list, list, std::move(requests), &shared, words, {}, {}});
    groups.back().make_entries();
    words += eval::words_for(list.size());
  }
  refused = AnswerPlanes(words);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const MatrixGroup& group = groups[g];
    const ActionList::Data& list = group.list.data();
    // Entries that the catalog does not list come after the others.
    std::vector<std::uint32_t> order = list.entry_at;
    for (const std::uint32_t entry : list.one_by_one) {
      one_by_one.emplace_back(g, entry);
      if (std::ranges::find(order, entry) == order.end()) order.push_back(entry);
    }
    for (std::size_t place = 0; place < order.size(); ++place)
      (*bit_of_request)[group.requests[order[place]]] = static_cast<std::uint32_t>(64 * group.first_word + place);
    for (const std::uint32_t place : list.refused) eval::set(refused.refused.use(), 64 * group.first_word + place);
  }
}

void PolicyMatrix::Data::make_levels() {
  std::map<eval::CompiledLevel, std::size_t> level_of;
  std::map<const eval::CompiledLayer*, std::size_t> chain_of;
  for (std::size_t account = 0; account < question.accounts.size(); ++account) {
    const auto& scps = question.accounts[account].scps;
    std::shared_ptr<const eval::CompiledLayer> layer;
    if (scps) layer = compiler->compile(Layer::scp, std::span(*scps));
    const auto [chain, is_new] = chain_of.try_emplace(layer.get(), chains.size());
    if (is_new) {
      Chain& made = chains.emplace_back(Chain{layer, {}, {}});
      for (std::size_t i = 0; layer && i < layer->levels().size(); ++i) {
        const auto [level, new_level] = level_of.try_emplace(layer->levels()[i], levels.size());
        if (new_level) {
          const bool depends = std::ranges::any_of(layer->levels()[i], policy_depends_on_identity);
          levels.push_back({layer->levels()[i], depends, {AnswerPlanes(0), {}}});
        }
        made.levels.push_back(level->second);
      }
    }
    chains[chain->second].accounts.push_back(account);
    chain_of_account.push_back(chain->second);
    account_of.emplace(question.accounts[account].id, account);
  }
}

namespace {

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

// Layers differ in what an incomplete ARN means on them.
Layer like(Layer layer) { return layer == Layer::permissions_boundary ? Layer::identity : layer; }

}  // namespace

// Of policies that do not depend on the identity, any identity tells.
void PolicyMatrix::Data::single_out_policies(const Data* before) {
  if (question.identities.empty()) return;
  const auto add = [&](Layer layer, const eval::CompiledVersions& policy) {
    if (policy_depends_on_identity(policy)) return;
    const auto [known, is_new] = answers.try_emplace({like(layer), policy});
    if (!is_new) return;
    const auto earlier = before ? before->answers.find(known->first) : answers.end();
    if (before && earlier != before->answers.end()) {
      known->second.singled_out = earlier->second.singled_out;
      return;
    }
    for (const MatrixGroup& group : groups)
      for (const auto& document : policy)
        eval::add_singled_out(*document, question.identities.front(), group, known->second.singled_out);
  };
  for (const eval::CompiledSet& set : sets)
    for (const Layer layer : own_layers)
      for (std::size_t i = 0; set.of(layer) && i < set.of(layer)->levels().front().size(); ++i)
        add(layer, set.of(layer)->levels().front()[i]);
  for (const ScpLevel& level : levels)
    for (const eval::CompiledVersions& policy : level.policies) add(Layer::scp, policy);
}

// Any 12 digits will do that nothing singles out.
void PolicyMatrix::Data::find_nobody() {
  std::set<std::string> ids;
  const auto add = [&](const std::vector<SingledOut>& singled_out) {
    for (const SingledOut& one : singled_out) ids.insert(one.accounts.ids.begin(), one.accounts.ids.end());
  };
  for (const auto& [key, answer] : answers) add(answer.singled_out);
  // Of policies that do depend on the identity, each identity has its own.
  const auto look_at = [&](const eval::CompiledLevel& level, const PolicyMatrixQuestion::Identity& identity) {
    for (const eval::CompiledVersions& policy : level) {
      if (!policy_depends_on_identity(policy)) continue;
      std::vector<SingledOut> singled_out;
      for (const MatrixGroup& group : groups)
        for (const auto& document : policy) eval::add_singled_out(*document, identity, group, singled_out);
      add(singled_out);
    }
  };
  for (std::size_t i = 0; i < sets.size(); ++i)
    for (const Layer layer : own_layers)
      if (sets[i].of(layer)) look_at(sets[i].of(layer)->levels().front(), question.identities[i]);
  for (const ScpLevel& level : levels)
    if (level.depends_on_identity)
      for (const PolicyMatrixQuestion::Identity& identity : question.identities) look_at(level.policies, identity);
  nobody = "000000000000";
  while (ids.count(nobody) > 0) nobody = account_after(nobody);
  for (MatrixGroup& group : groups) {
    std::vector<ActionOnResource> entries = group.list.data().entries;
    for (ActionOnResource& entry : entries) entry.resource = eval::with_account(entry.resource, nobody);
    group.of_nobody = ActionList::compile(entries, *compiler->catalog());
  }
}

void PolicyMatrix::Data::answer_policies(const Data* before) {
  if (question.identities.empty()) return;
  for (auto& [key, answer] : answers) {
    const auto& [layer, policy] = key;
    const auto earlier = before ? before->answers.find(key) : answers.end();
    if (before && earlier != before->answers.end()) {
      answer.planes = earlier->second.planes;
      continue;
    }
    for (const MatrixGroup& group : groups) {
      const MatrixCaller caller(question.identities.front(), nobody, group);
      LevelPlanes& planes = answer.planes.emplace_back(group.places());
      eval::add_policy(policy, {caller.request(), layer, false}, group.of_nobody.data(), planes);
    }
  }
  for (ScpLevel& level : levels)
    if (!level.depends_on_identity) level.answer = answer_of(level.policies, Layer::scp, 0);
}

LevelAnswer PolicyMatrix::Data::answer_of(const eval::CompiledLevel& level, Layer layer, std::size_t identity) const {
  LevelAnswer answer{AnswerPlanes(words), {}};
  const PolicyMatrixQuestion::Identity& asker = question.identities[identity];
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const MatrixGroup& group = groups[g];
    const ActionList::Data& list = group.of_nobody.data();
    std::optional<MatrixCaller> caller;
    LevelPlanes planes(group.places());
    for (const eval::CompiledVersions& policy : level) {
      const auto known = answers.find({like(layer), policy});
      if (known != answers.end()) {
        eval::add_policy(known->second.planes[g], planes);
        if (g == 0)
          answer.singled_out.insert(answer.singled_out.end(), known->second.singled_out.begin(),
                                    known->second.singled_out.end());
        continue;
      }
      if (!caller) caller.emplace(asker, nobody, group);
      eval::add_policy(policy, {caller->request(), layer, false}, list, planes);
      for (const auto& document : policy) eval::add_singled_out(*document, asker, group, answer.singled_out);
    }
    if (layer == Layer::scp)
      eval::leave_out(list.first_place[list.beyond_scps.first], list.first_place[list.beyond_scps.last], planes);
    answer.planes.add(planes, group.first_word);
  }
  return answer;
}

LevelAnswer PolicyMatrix::Data::own_answer(std::size_t identity) const {
  LevelAnswer answer{refused, {}};
  for (const Layer layer : own_layers) {
    if (!sets[identity].of(layer)) continue;
    LevelAnswer one = answer_of(sets[identity].of(layer)->levels().front(), layer, identity);
    answer.planes.add(one.planes);
    answer.singled_out.insert(answer.singled_out.end(), one.singled_out.begin(), one.singled_out.end());
  }
  return answer;
}

// Whether the layers of the identity and of the organization are all that counts.
bool PolicyMatrix::Data::only_layers_count(std::size_t identity) const {
  const PrincipalKind kind = question.identities[identity].kind;
  return (kind == PrincipalKind::iam_user || kind == PrincipalKind::role_session) &&
         !sets[identity].of(Layer::resource) && !sets[identity].of(Layer::vpc_endpoint);
}

eval::CompiledSet PolicyMatrix::Data::set_of(std::size_t identity, std::size_t account) const {
  eval::CompiledSet set = sets[identity];
  set.layers[static_cast<std::size_t>(Layer::scp)] = chains[chain_of_account[account]].layer;
  return set;
}

Verdict PolicyMatrix::Data::ask(std::size_t identity, std::size_t account, std::size_t group, std::size_t entry) const {
  const std::string& id = question.accounts[account].id;
  const MatrixCaller caller(question.identities[identity], id, groups[group]);
  const ActionOnResource& asked = groups[group].list.at(entry);
  const std::string resource = eval::with_account(asked.resource, id);
  AccessRequest request = caller.request();
  request.action = asked.action;
  request.resource = resource;
  return eval::verdict(request, set_of(identity, account));
}

PolicyMatrix PolicyMatrix::compile(PolicyMatrixQuestion question, const Catalog& catalog) {
  return PolicyMatrix(
      std::make_shared<const Data>(std::move(question), std::make_shared<eval::Compiler>(&catalog), nullptr));
}

PolicyMatrix PolicyMatrix::recompile(PolicyMatrixQuestion question) const {
  return PolicyMatrix(std::make_shared<const Data>(std::move(question), data_->compiler, data_.get()));
}

const PolicyMatrixQuestion& PolicyMatrix::question() const { return data_->question; }

MatrixBlock PolicyMatrix::answer(std::size_t first, std::size_t count) const {
  MatrixBlock block;
  block.first_ = first;
  block.identities_ = count;
  block.accounts_ = data_->question.accounts.size();
  block.requests_ = data_->question.requests.size();
  block.words_ = data_->words;
  block.bit_of_request_ = data_->bit_of_request;
  block.rows_.resize(count * block.accounts_);
  for (std::size_t i = 0; i < count; ++i)
    Rows(*data_, first + i, block.planes_, std::span(block.rows_).subspan(i * block.accounts_, block.accounts_)).fill();
  return block;
}

bool PolicyMatrix::answer(const std::function<void(const MatrixBlock&)>& take, const Progress& progress,
                          std::size_t block) const {
  const std::size_t all = data_->question.identities.size(), step = std::max<std::size_t>(1, block);
  for (std::size_t first = 0; first < all; first += step) {
    const std::size_t count = std::min(step, all - first);
    take(answer(first, count));
    if (progress && !progress(first + count, all)) return false;
  }
  return true;
}

Verdict MatrixBlock::verdict(std::size_t identity, std::size_t account, std::size_t request) const {
  const std::span<const std::uint64_t> row(
      planes_.data() + 2 * words_ * rows_[(identity - first_) * accounts_ + account], 2 * words_);
  const std::size_t bit = (*bit_of_request_)[request];
  const bool allowed = eval::has(row.first(words_), bit), denied = eval::has(row.last(words_), bit);
  if (allowed) return denied ? Verdict::unknown : Verdict::allowed;
  return denied ? Verdict::explicit_deny : Verdict::implicit_deny;
}

VerdictCounts MatrixBlock::count() const {
  // Rows are counted once, whoever shares them; bits that stand for no request are not counted.
  std::vector<std::uint64_t> used(words_);
  for (const std::uint32_t bit : *bit_of_request_) eval::set(used, bit);
  std::vector<std::size_t> times(words_ == 0 ? 0 : planes_.size() / (2 * words_));
  for (const std::uint32_t row : rows_) ++times[row];
  VerdictCounts counts;
  const auto bits = [](std::uint64_t word) { return static_cast<std::size_t>(std::popcount(word)); };
  for (std::size_t row = 0; row < times.size(); ++row)
    for (std::size_t i = 0; i < words_; ++i) {
      const std::uint64_t allowed = planes_[2 * words_ * row + i] & used[i];
      const std::uint64_t denied = planes_[2 * words_ * row + words_ + i] & used[i];
      counts.allowed += times[row] * bits(allowed & ~denied);
      counts.explicitly_denied += times[row] * bits(denied & ~allowed);
      counts.unknown += times[row] * bits(allowed & denied);
    }
  counts.implicitly_denied = rows_.size() * requests_ - counts.allowed - counts.explicitly_denied - counts.unknown;
  return counts;
}

}  // namespace whichgate
