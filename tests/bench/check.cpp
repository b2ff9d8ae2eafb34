#include "bench/check.hpp"

#include <fmt/format.h>

#include <initializer_list>

#include "bench/plain_loop.hpp"
#include "whichgate/compiled_policies.hpp"
#include "whichgate/policy_matrix.hpp"

namespace bench {
namespace {

constexpr std::size_t differences_shown = 5;

bool is_key_or_role(std::string_view action, std::string_view resource) {
  if (resource.starts_with("arn:aws:kms:")) return resource.find(":key/") != std::string_view::npos;
  return action.starts_with("sts:") && resource.starts_with("arn:aws:iam::") &&
         resource.find(":role/") != std::string_view::npos;
}

// All of them print what they found, whatever the others did.
bool conclude(std::initializer_list<const Check*> checks) {
  bool good = true;
  for (const Check* check : checks) good = check->conclude() && good;
  return good;
}

bool check_requests(const std::string& name, const RequestsWorkload& workload) {
  const PlainLoop plain(workload.policies);
  const auto compiled = whichgate::CompiledPolicies::compile(workload.policies);
  Check by_plain(name, "plain loop"), by_verdict(name, "verdict"), by_ask(name, "ask");
  for (std::size_t i = 0; i < workload.requests.size(); ++i) {
    const Request& request = workload.requests[i];
    const auto compare = [&](Check& check, char found) {
      check.compare(found, workload.expected[i], request.action, request.resource);
    };
    const whichgate::AccessRequest question = asked(workload.principal, request);
    compare(by_plain, plain.decide(question));
    compare(by_verdict, letter(compiled.verdict(question)));
    compare(by_ask, letter(compiled.ask(question).verdict));
  }
  return conclude({&by_plain, &by_verdict, &by_ask});
}

bool check_catalog(const CatalogWorkload& workload) {
  const PlainLoop plain(workload.policies);
  const auto compiled = whichgate::CompiledPolicies::compile(workload.policies);
  const auto list = whichgate::ActionList::compile(workload.actions);
  const auto verdicts = compiled.verdicts(list, asked(workload.principal, {"", "", workload.context}));
  Check by_plain("W3", "plain loop"), by_list("W3", "verdicts");
  for (std::size_t i = 0; i < workload.actions.size(); ++i) {
    const auto& [action, resource] = workload.actions[i];
    const auto compare = [&, &action = action, &resource = resource](Check& check, char found) {
      check.compare(found, workload.expected[i], action, resource);
    };
    compare(by_plain, plain.decide(asked(workload.principal, {action, resource, workload.context})));
    compare(by_list, letter(verdicts[i]));
  }
  return conclude({&by_plain, &by_list});
}

std::string where(const MatrixWorkload::Cell& cell) {
  return fmt::format("set {}, account {}, request {}", cell.set, cell.account, cell.request);
}

std::array<std::size_t, 3> totals_of(const whichgate::VerdictMatrix& block) {
  const whichgate::VerdictCounts count = block.count();
  return {count.allowed, count.implicitly_denied, count.explicitly_denied};
}

bool check_matrix(const MatrixWorkload& workload) {
  const whichgate::PolicyMatrixQuestion& question = workload.question;
  const auto matrix = whichgate::PolicyMatrix::compile(question);
  const whichgate::VerdictMatrix answer = matrix.answer(0, question.identities.size());
  Check by_plain("W4, sample", "plain loop"), by_matrix("W4, sample", "matrix"), totals("W4", "matrix");
  PlainPolicies read;
  for (std::size_t i = 0; i < workload.sample.size(); ++i) {
    const MatrixWorkload::Cell& cell = workload.sample[i];
    const CellRequest one = cell_request(question, cell);
    const auto compare = [&](Check& check, char found) {
      check.compare(found, workload.expected[i], one.request.action, one.request.resource, where(cell));
    };
    compare(by_plain, PlainLoop(one.policies, read).decide(asked(one.principal, one.request)));
    compare(by_matrix, letter(answer.verdict(cell.set, cell.account, cell.request)));
  }
  totals.compare_totals(totals_of(answer), workload.totals);
  return conclude({&by_plain, &by_matrix, &totals});
}

// After the edit of an SCP nobody gives expected decisions: the plain loop's are taken.
bool check_edited_matrix(const MatrixWorkload& workload, std::string_view scp) {
  const whichgate::PolicyMatrixQuestion edited = with_edited_scp(workload.question, scp);
  const auto matrix = whichgate::PolicyMatrix::compile(workload.question).recompile(edited);
  const whichgate::VerdictMatrix answer = matrix.answer(0, edited.identities.size());
  Check check("W4, sample", fmt::format("matrix after an edit of {}", scp));
  PlainPolicies read;
  for (const MatrixWorkload::Cell& cell : workload.sample) {
    const CellRequest one = cell_request(edited, cell);
    const char expected = PlainLoop(one.policies, read).decide(asked(one.principal, one.request));
    check.compare(letter(answer.verdict(cell.set, cell.account, cell.request)), expected, one.request.action,
                  one.request.resource, where(cell));
  }
  return check.conclude();
}

}  // namespace

char corrected(char expected, std::string_view action, std::string_view resource, Corrections& corrections) {
  if (expected == 'A' && is_key_or_role(action, resource)) {
    ++corrections.resource_policy;
    return 'I';
  }
  if (expected == 'D' && action.starts_with("mechanicalturk:")) {
    ++corrections.beyond_scps;
    return 'I';
  }
  return expected;
}

void Check::compare(char found, char expected, std::string_view action, std::string_view resource,
                    std::string_view where) {
  expected = corrected(expected, action, resource, corrections_);
  ++compared_;
  if (found == expected || ++different_ > differences_shown) return;
  differences_ += fmt::format("  {} on {}{}{}: {}, expected {}\n", action, resource, where.empty() ? "" : ", ", where,
                              found, expected);
}

void Check::compare_totals(const std::array<std::size_t, 3>& found, const std::array<std::size_t, 3>& expected) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    compared_ += found[i];
    if (found[i] == expected[i]) continue;
    ++different_;
    differences_ += fmt::format("  total of {}: {}, expected {}\n", "AID"[i], found[i], expected[i]);
  }
}

bool Check::conclude() const {
  if (different_ > 0) {
    fmt::print("{}, {}: {} of {} differ\n{}", workload_, evaluator_, different_, compared_, differences_);
    return false;
  }
  fmt::print("{}, {}: {} decisions as expected", workload_, evaluator_, compared_);
  if (corrections_.resource_policy > 0)
    fmt::print("; {} A count as I: a KMS key or role without a policy", corrections_.resource_policy);
  if (corrections_.beyond_scps > 0)
    fmt::print("; {} D count as I: SCPs do not apply to mechanicalturk", corrections_.beyond_scps);
  fmt::print("\n");
  return true;
}

char letter(whichgate::Verdict verdict) {
  switch (verdict) {
    case whichgate::Verdict::allowed:
      return 'A';
    case whichgate::Verdict::explicit_deny:
      return 'D';
    case whichgate::Verdict::implicit_deny:
      return 'I';
    case whichgate::Verdict::unknown:
    case whichgate::Verdict::invalid:
      break;
  }
  return '?';
}

bool check_decisions(const Inputs& inputs) {
  bool good = check_requests("W1", inputs.w1);
  good = check_requests("W2", inputs.w2) && good;
  good = check_catalog(inputs.w3) && good;
  good = check_matrix(inputs.w4) && good;
  for (const std::string_view scp : {"ProdGuard", "FullAWSAccess"}) good = check_edited_matrix(inputs.w4, scp) && good;
  return good;
}

}  // namespace bench
