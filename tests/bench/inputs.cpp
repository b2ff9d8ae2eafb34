#include "bench/inputs.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "whichgate/policy.hpp"

namespace bench {
namespace {

using nlohmann::json;
using whichgate::NamedPolicy;
using whichgate::PolicyLevel;
using whichgate::PolicyMatrixQuestion;
using whichgate::PolicyPointer;

const std::filesystem::path small_inputs = std::filesystem::path(WHICHGATE_SOURCE_DIR) / "tests" / "bench";

[[noreturn]] void refuse(const std::string& what) {
  std::cerr << "bench: " << what << '\n';
  std::exit(3);
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

json read_json(const std::filesystem::path& file) {
  json found = json::parse(read_text(file), nullptr, false);
  if (found.is_discarded()) refuse(file.string() + " is not JSON");
  return found;
}

PolicyPointer parse(const json& document, const std::string& name) {
  auto parsed = whichgate::parse_policy(document.dump(), name);
  if (!parsed) refuse(whichgate::to_string(parsed.error()));
  return std::make_shared<const whichgate::PolicyDocument>(std::move(*parsed));
}

std::vector<NamedPolicy> read_policies(const json& list) {
  std::vector<NamedPolicy> policies;
  for (const json& entry : list) {
    const std::string name = entry.at("name");
    policies.push_back({.name = name, .document = parse(entry.at("policy"), name)});
  }
  return policies;
}

std::vector<Context::Key> read_keys(const json& object) {
  std::vector<Context::Key> keys;
  for (const auto& [name, value] : object.items()) {
    if (value.is_array())
      keys.push_back({name, value.get<std::vector<std::string>>(), true});
    else
      keys.push_back({name, {value.get<std::string>()}, false});
  }
  return keys;
}

std::string with_account(std::string text, std::string_view account) {
  constexpr std::string_view variable = "${Account}";
  for (std::size_t at = text.find(variable); at != std::string::npos; at = text.find(variable, at))
    text.replace(at, variable.size(), account);
  return text;
}

// "arn:aws:iam::ACCOUNT:role/PATH/NAME" -> a session of that role.
whichgate::Principal session_of(const std::string& role, const std::string& account) {
  return {.kind = whichgate::PrincipalKind::role_session,
          .arn = "arn:aws:sts::" + account + ":assumed-role/" + role.substr(role.rfind('/') + 1) + "/session",
          .principal_arn = role,
          .account = account};
}

RequestsWorkload read_requests_workload(const json& file, std::string expected) {
  RequestsWorkload workload;
  workload.principal = session_of(file.at("principal"), file.at("accountId"));
  workload.policies.identity = read_policies(file.at("identityPolicies"));
  if (const json& boundary = file.at("permissionBoundaryPolicies"); !boundary.is_null())
    workload.policies.permissions_boundary = read_policies(boundary);
  std::vector<PolicyLevel> levels;
  for (const json& level : file.at("serviceControlPolicies"))
    levels.push_back({.name = level.at("orgIdentifier"), .policies = read_policies(level.at("policies"))});
  if (!levels.empty()) workload.policies.scps = std::move(levels);
  for (const json& request : file.at("requests"))
    workload.requests.push_back({request.at("action"), request.at("resource"),
                                 std::make_shared<const Context>(read_keys(request.at("context")))});
  workload.expected = std::move(expected);
  return workload;
}

CatalogWorkload read_catalog_workload(const json& file, const json& catalog, const RequestsWorkload& base,
                                      std::string expected) {
  CatalogWorkload workload{.principal = base.principal,
                           .policies = base.policies,
                           .context = std::make_shared<const Context>(read_keys(file.at("context"))),
                           .actions = {},
                           .expected = std::move(expected)};
  for (const json& entry : catalog)
    workload.actions.push_back(
        {.action = entry.at("action"), .resource = with_account(entry.at("resource"), base.principal.account)});
  return workload;
}

// The organization of W4: each SCP is one document, wherever it is attached.
class MatrixReader {
 public:
  MatrixReader(const json& file, const json& managed) : file_(file), managed_(managed) {
    for (const auto& [name, document] : file.at("scps").items()) scps_[name] = parse(document, name);
  }

  PolicyMatrixQuestion read() {
    for (const json& unit : file_.at("ous")) units_[unit.at("id")] = &unit;
    PolicyMatrixQuestion question;
    for (const json& set : file_.at("permissionSets")) question.identities.push_back(identity(set));
    for (const json& entry : file_.at("accounts")) question.accounts.push_back(account(entry));
    for (const json& request : file_.at("requests")) question.requests.push_back(read_request(request));
    return question;
  }

 private:
  NamedPolicy named(const std::string& name, const PolicyPointer& document) {
    return {.name = name, .document = document};
  }

  const PolicyPointer& managed_policy(const std::string& name) {
    PolicyPointer& document = managed_documents_[name];
    if (!document) document = parse(managed_.at(name), name);
    return document;
  }

  PolicyMatrixQuestion::Identity identity(const json& set) {
    const std::string name = set.at("name"), role = "AWSReservedSSO_" + name + "_0123456789abcdef";
    PolicyMatrixQuestion::Identity found;
    found.arn = "arn:aws:sts::${Account}:assumed-role/" + role + "/session";
    found.principal_arn = "arn:aws:iam::${Account}:role/aws-reserved/sso.amazonaws.com/" + role;
    for (const json& policy : set.at("managed"))
      found.policies.identity.push_back(named(policy, managed_policy(policy)));
    if (const json& own = set.at("inline"); !own.is_null()) {
      PolicyPointer& document = inline_documents_[name];
      if (!document) document = parse(own, "inline policy of " + name);
      found.policies.identity.push_back(named("inline policy of " + name, document));
    }
    return found;
  }

  PolicyLevel level(const std::string& name, const json& names) {
    PolicyLevel found{.name = name};
    for (const json& scp : names) found.policies.push_back(named(scp, scps_.at(scp)));
    return found;
  }

  PolicyMatrixQuestion::Account account(const json& entry) {
    PolicyMatrixQuestion::Account found{.id = entry.at("id")};
    if (entry.at("management").get<bool>()) return found;
    found.scps.emplace().push_back(level(found.id, entry.at("scps")));
    for (json unit = entry.at("ou"); !unit.is_null();) {
      const json& here = *units_.at(unit);
      found.scps->insert(found.scps->begin(), level(unit, here.at("scps")));
      unit = here.at("parent");
    }
    return found;
  }

  static PolicyMatrixQuestion::Request read_request(const json& request) {
    PolicyMatrixQuestion::Request found{.action = request.at("action"), .resource = request.at("resource")};
    for (Context::Key& key : read_keys(request.at("context"))) found.context.emplace(key.name, std::move(key.values));
    return found;
  }

  const json& file_;
  const json& managed_;
  std::map<std::string, PolicyPointer> scps_, managed_documents_, inline_documents_;
  std::map<std::string, const json*> units_;
};

// The sample is drawn by a generator that every language can repeat.
class Draw {
 public:
  std::size_t below(std::size_t count) {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<std::size_t>(static_cast<double>(state_) / 4294967296.0 * static_cast<double>(count));
  }

 private:
  std::uint32_t state_ = 12345;
};

std::vector<MatrixWorkload::Cell> draw_sample(const PolicyMatrixQuestion& question, std::size_t count) {
  std::vector<MatrixWorkload::Cell> sample(count);
  Draw draw;
  for (MatrixWorkload::Cell& cell : sample) {
    cell.set = draw.below(question.identities.size());
    cell.account = draw.below(question.accounts.size());
    cell.request = draw.below(question.requests.size());
  }
  return sample;
}

// "A 1525889" a line. The large workload came with its totals in words.
std::array<std::size_t, 3> read_totals(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return {1'525'889, 13'933'735, 4'540'376};
  std::array<std::size_t, 3> totals{};
  std::ifstream in(file);
  std::string letter;
  for (std::size_t count = 0; in >> letter >> count;) totals.at(std::string_view("AID").find(letter)) = count;
  return totals;
}

std::vector<std::string> read_lines(const std::filesystem::path& file) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.push_back(line);
  if (lines.empty()) refuse("cannot read " + file.string());
  return lines;
}

// The letters, without the end of the line.
std::string read_letters(const std::filesystem::path& file) {
  std::string letters = read_text(file);
  std::erase_if(letters, [](char c) { return c != 'A' && c != 'I' && c != 'D'; });
  return letters;
}

}  // namespace

Context::Context(std::vector<Key> keys) : keys_(std::move(keys)) {
  for (const Key& key : keys_) {
    whichgate::ContextEntry& entry = entries_.emplace_back();
    entry.key = key.name;
    entry.multivalued = key.multivalued;
    if (key.multivalued)
      entry.values = key.values;
    else
      entry.value = key.values.front();
  }
}

PolicyMatrixQuestion with_edited_scp(PolicyMatrixQuestion question, std::string_view scp) {
  PolicyPointer edited;
  for (PolicyMatrixQuestion::Account& account : question.accounts) {
    if (!account.scps) continue;
    for (PolicyLevel& level : *account.scps)
      for (NamedPolicy& policy : level.policies) {
        if (policy.name != scp) continue;
        if (!edited) {
          auto document = std::make_shared<whichgate::PolicyDocument>(*policy.document);
          whichgate::PolicyStatement& statement = document->statements.emplace_back();
          statement.effect = whichgate::Effect::deny;
          statement.actions = {"s3:ListAllMyBuckets"};
          statement.resources = {"*"};
          edited = std::move(document);
        }
        policy.document = edited;
      }
  }
  return question;
}

CellRequest cell_request(const PolicyMatrixQuestion& question, const MatrixWorkload::Cell& cell) {
  const auto& identity = question.identities[cell.set];
  const auto& account = question.accounts[cell.account];
  const auto& request = question.requests[cell.request];
  CellRequest found;
  found.principal = {.kind = identity.kind,
                     .arn = with_account(identity.arn, account.id),
                     .principal_arn = with_account(identity.principal_arn, account.id),
                     .account = account.id};
  found.policies = identity.policies;
  found.policies.scps = account.scps;
  std::vector<Context::Key> keys;
  for (const auto& [name, values] : request.context) keys.push_back({name, values, values.size() > 1});
  keys.push_back({"aws:PrincipalArn", {found.principal.principal_arn}, false});
  keys.push_back({"aws:PrincipalAccount", {account.id}, false});
  keys.push_back({"aws:ResourceAccount", {account.id}, false});
  found.request = {request.action, with_account(request.resource, account.id),
                   std::make_shared<const Context>(std::move(keys))};
  return found;
}

std::filesystem::path inputs_folder() {
  if (const char* named = std::getenv("WHICHGATE_PERF")) return named;
  const std::filesystem::path source = WHICHGATE_SOURCE_DIR, large = source.parent_path() / "shared" / "perf";
  return std::filesystem::exists(large / "data") ? large : small_inputs;
}

Inputs read_inputs(const std::filesystem::path& folder) {
  const std::filesystem::path data = folder / "data", expected = folder / "expected";
  Inputs inputs{.folder = folder,
                .small = folder == small_inputs,
                .w1 = {},
                .w2 = {},
                .w3 = {},
                .w4 = {},
                .documents = read_lines(data / "managed.ndjson")};
  try {
    inputs.w1 = read_requests_workload(read_json(data / "w1.json"), read_letters(expected / "w1.txt"));
    inputs.w2 = read_requests_workload(read_json(data / "w2.json"), read_letters(expected / "w2.txt"));
    inputs.w3 = read_catalog_workload(read_json(data / "w3.json"), read_json(data / "catalog.json"), inputs.w2,
                                      read_letters(expected / "w3.txt"));
    const json organization = read_json(data / "w4.json"), managed = read_json(data / "managed.json");
    inputs.w4.question = MatrixReader(organization, managed).read();
  } catch (const json::exception& wrong) {
    refuse(data.string() + ": " + wrong.what());
  }
  inputs.w4.expected = read_letters(expected / "w4-sample.txt");
  inputs.w4.sample = draw_sample(inputs.w4.question, inputs.w4.expected.size());
  inputs.w4.totals = read_totals(expected / "w4-totals.txt");
  return inputs;
}

}  // namespace bench
