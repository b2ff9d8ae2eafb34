#include "catalog/policy_store.hpp"

#include <fmt/core.h>

#include <mutex>

namespace whichgate::catalog {

namespace {

std::unique_ptr<const ManagedPolicy> parsed(const PackedPolicy& policy, std::size_t index) {
  const PackedVersion& version = policy.versions[index];
  auto found = std::make_unique<ManagedPolicy>();
  found->arn = policy.arn;
  found->name = policy.name;
  found->version = version.version;
  found->date = version.date;
  if (version.date.empty()) {
    for (std::size_t i = 0; i < index; ++i)
      if (!policy.versions[i].date.empty()) found->appeared_after = policy.versions[i].date;
    for (std::size_t i = policy.versions.size(); i-- > index;)
      if (!policy.versions[i].date.empty()) found->appeared_before = policy.versions[i].date;
  }
  const std::string name = fmt::format("AWS managed policy {} {}", policy.name, version.version);
  auto document = parse_policy(version.document.json(), name);
  // A file made by hand may hold what is not a policy; one without statements is what its reader gets.
  found->document =
      std::make_shared<const PolicyDocument>(document ? *std::move(document) : PolicyDocument{name, {}, {}, {}});
  return found;
}

}  // namespace

PolicyStore::Known* PolicyStore::find(std::string_view arn_or_name) const {
  const std::string_view name = arn_or_name.substr(arn_or_name.rfind('/') + 1);
  const auto index = packed_.find_policy(name);
  if (!index) return nullptr;
  Known* known = nullptr;
  {
    const std::shared_lock lock(mutex_);
    if (const auto found = known_.find(*index); found != known_.end()) known = &found->second;
  }
  if (!known) {
    const std::unique_lock lock(mutex_);
    const auto [found, added] = known_.try_emplace(*index);
    known = &found->second;
    if (added) {
      known->packed = unpack_policy(packed_.policy(*index));
      known->parsed.resize(known->packed.versions.size());
    }
  }
  const bool by_arn = name.size() != arn_or_name.size();
  return known->packed.versions.empty() || (by_arn && known->packed.arn != arn_or_name) ? nullptr : known;
}

const ManagedPolicy* PolicyStore::version(Known& known, std::size_t index) const {
  {
    const std::shared_lock lock(mutex_);
    if (known.parsed[index]) return known.parsed[index].get();
  }
  auto policy = parsed(known.packed, index);
  const std::unique_lock lock(mutex_);
  if (!known.parsed[index]) known.parsed[index] = std::move(policy);
  return known.parsed[index].get();
}

const ManagedPolicy* PolicyStore::current(std::string_view arn_or_name) const {
  Known* known = find(arn_or_name);
  return known ? version(*known, known->parsed.size() - 1) : nullptr;
}

std::vector<const ManagedPolicy*> PolicyStore::versions(std::string_view arn_or_name) const {
  std::vector<const ManagedPolicy*> all;
  if (Known* known = find(arn_or_name))
    for (std::size_t i = 0; i < known->parsed.size(); ++i) all.push_back(version(*known, i));
  return all;
}

std::vector<const ManagedPolicy*> PolicyStore::at(std::string_view arn_or_name, Instant time) const {
  Known* known = find(arn_or_name);
  if (!known) return {};
  const std::vector<PackedVersion>& all = known->packed.versions;
  std::size_t begin = 0, end = 0;  // those between may have been in force
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto date = parse_instant(all[i].date);
    if (date && *date > time) break;
    if (date) begin = i;
    end = i + 1;
  }
  // Versions that nobody recorded lie between the versions around them.
  const bool gap =
      end > 0 && end < all.size() && version_number(all[end].version) > version_number(all[end - 1].version) + 1;
  if (gap) ++end;
  std::vector<const ManagedPolicy*> found;
  for (std::size_t i = begin; i < end; ++i) found.push_back(version(*known, i));
  return found;
}

std::vector<std::string_view> PolicyStore::arns() const {
  std::vector<std::string_view> arns;
  for (std::uint32_t i = 0; i < packed_.policy_count(); ++i) arns.push_back(unpack_policy(packed_.policy(i)).arn);
  return arns;
}

}  // namespace whichgate::catalog
