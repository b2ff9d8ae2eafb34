#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/access_request.hpp"
#include "whichgate/policy_set.hpp"

// What a straightforward evaluator does: it walks the statements of every policy and compares patterns with a good
// matcher. The benchmarks' measure of how much the compiled form is worth; it shares no code with the engine, and
// knows what the workloads need: no Principal, no resource-based policies, no unknown.
namespace bench {

struct PlainCondition {
  enum class Compare { string, string_ignoring_case, like, arn, boolean, address, number, date, null };
  enum class Order { equal, less, less_equal, greater, greater_equal };
  enum class Quantifier { none, all, any };
  Compare compare = Compare::string;
  Order order = Order::equal;
  Quantifier quantifier = Quantifier::none;
  bool negated = false, if_exists = false;
  std::string key;
  std::vector<std::string> values;
};

struct PlainStatement {
  bool deny = false, not_action = false, not_resource = false;
  std::vector<std::string> actions, resources;
  std::vector<PlainCondition> conditions;
};

using PlainPolicy = std::vector<PlainStatement>;

// Reads each document once, wherever it is attached.
class PlainPolicies {
 public:
  std::shared_ptr<const PlainPolicy> of(const whichgate::PolicyPointer& document);

 private:
  std::map<whichgate::PolicyPointer, std::shared_ptr<const PlainPolicy>> read_;
};

class PlainLoop {
 public:
  PlainLoop(const whichgate::PolicySet& policies, PlainPolicies& read);
  explicit PlainLoop(const whichgate::PolicySet& policies);

  // 'A', 'I' or 'D'.
  char decide(const whichgate::AccessRequest& request) const;

 private:
  using Layer = std::vector<std::shared_ptr<const PlainPolicy>>;
  Layer identity_;
  std::vector<Layer> boundary_, levels_;  // the boundary: none, or one layer
};

}  // namespace bench
