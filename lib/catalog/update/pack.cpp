#include "catalog/update/pack.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "catalog/update/pool.hpp"
#include "text/text.hpp"

namespace whichgate::catalog {

namespace {

using Handle = Pool::Handle;

Handle packed(Pool& pool, const ActionResource& resource) {
  return pool.list({pool.string(resource.type), pool.boolean(resource.required), pool.strings(resource.condition_keys),
                    pool.strings(resource.dependent_actions)});
}

Handle packed(Pool& pool, const CatalogAction& action) {
  std::vector<Handle> resources;
  for (const ActionResource& resource : action.resources) resources.push_back(packed(pool, resource));
  return pool.list({pool.string(to_string(action.access_level)), pool.boolean(action.console_only),
                    pool.list(resources), pool.strings(action.condition_keys), pool.strings(action.dependent_actions)});
}

Handle packed(Pool& pool, const CatalogService& service) {
  std::vector<Handle> types, keys;
  for (const ResourceType& type : service.resource_types)
    types.push_back(
        pool.list({pool.string(type.name), pool.strings(type.arn_formats), pool.strings(type.condition_keys)}));
  for (const ConditionKey& key : service.condition_keys) {
    keys.push_back(pool.string(key.name));
    keys.push_back(pool.string(key.type));
  }
  return pool.list({pool.string(service.prefix), pool.string(service.name), pool.list(types), pool.list(keys)});
}

Handle packed(Pool& pool, const BillingPage& page) {
  return pool.list({pool.string(page.name), pool.strings(page.other_names), pool.string(to_string(page.gated)),
                    pool.strings(page.view_actions), pool.strings(page.legacy_view_actions)});
}

Handle packed_rest(Pool& pool, const Contents& contents) {
  std::vector<Handle> origins, keys, pages, retired;
  for (const CatalogOrigin& one : contents.origins)
    origins.push_back(pool.strings({one.source, one.version, one.date}));
  for (const GlobalConditionKey& one : contents.global_keys)
    keys.push_back(pool.strings({one.name, one.type, one.present}));
  for (const BillingPage& one : contents.pages) pages.push_back(packed(pool, one));
  for (const RetiredAction& one : contents.retired_actions)
    retired.push_back(pool.list({pool.string(one.action), pool.strings(one.replaced_by)}));
  return pool.object({{"origins", pool.list(origins)},
                      {"global_keys", pool.list(keys)},
                      {"pages", pool.list(pages)},
                      {"retired_actions", pool.list(retired)}});
}

class Packing {
 public:
  explicit Packing(const Contents& contents) : contents_(contents) {}

  Result<std::string> file() {
    check_names();
    for (const CatalogAction& action : contents_.actions) details_.push_back(packed(pool_, action));
    for (const CatalogService& service : contents_.services) services_.push_back(packed(pool_, service));
    for (const Policy& policy : contents_.policies) policies_.push_back(of_policy(policy));
    const Handle root = packed_rest(pool_, contents_);
    if (!problems_.empty()) return Unexpected(std::move(problems_));
    std::vector<std::string> names;
    for (const CatalogAction& action : contents_.actions) names.push_back(action.name);
    pool_.finish(names);
    return assembled(root);
  }

 private:
  void refuse(std::string message) {
    problems_.push_back({Severity::error, "catalog.contents", std::move(message), {}, {}});
  }

  void check_names() {
    if (contents_.actions.size() >= no_action)
      refuse(fmt::format("{} actions are more than the form of the file holds", contents_.actions.size()));
    for (std::size_t i = 1; i < contents_.actions.size(); ++i)
      if (text::equals_ignoring_case(contents_.actions[i - 1].name, contents_.actions[i].name))
        refuse(fmt::format("there are two actions `{}`", contents_.actions[i].name));
    for (std::size_t i = 1; i < contents_.services.size(); ++i)
      if (contents_.services[i - 1].prefix == contents_.services[i].prefix)
        refuse(fmt::format("there are two services `{}`", contents_.services[i].prefix));
    for (std::size_t i = 1; i < contents_.policies.size(); ++i)
      if (contents_.policies[i - 1].name == contents_.policies[i].name)
        refuse(fmt::format("there are two policies `{}`", contents_.policies[i].name));
  }

  Handle of_policy(const Policy& policy) {
    std::vector<Handle> items = {pool_.string(policy.name), pool_.string(policy.arn)};
    for (const PolicyVersion& version : policy.versions) {
      const auto document = json::read(version.document, policy.name + " " + version.version, json::Comments::refused);
      if (!document) {
        problems_.insert(problems_.end(), document.error().begin(), document.error().end());
        continue;
      }
      items.push_back(pool_.string(version.version));
      items.push_back(version.date.empty() ? pool_.null() : pool_.string(version.date));
      items.push_back(pool_.json(document->root));
    }
    return pool_.list(items);
  }

  std::string handles(const std::vector<Handle>& handles) const {
    std::string out;
    for (const Handle handle : handles) put_u32(out, pool_.id(handle));
    return out;
  }

  std::string slots() const {
    const std::size_t count = std::bit_ceil(2 * contents_.actions.size() + 1);  // more than half stay empty
    std::vector<std::uint16_t> slots(count, no_action);
    for (std::size_t id = 0; id < contents_.actions.size(); ++id) {
      std::size_t slot = action_hash(contents_.actions[id].name) % count;
      while (slots[slot] != no_action) slot = (slot + 1) % count;
      slots[slot] = static_cast<std::uint16_t>(id);
    }
    std::string out;
    for (const std::uint16_t slot : slots) put_u16(out, slot);
    return out;
  }

  std::string service_rows() const {
    std::string out;
    for (std::size_t i = 0; i < services_.size(); ++i) {
      const std::string begin = contents_.services[i].prefix + ":";
      const auto of_service = [&](const CatalogAction& action) {
        return text::starts_with_ignoring_case(action.name, begin);
      };
      const auto first = std::find_if(contents_.actions.begin(), contents_.actions.end(), of_service);
      const auto end = std::find_if_not(first, contents_.actions.end(), of_service);
      put_u32(out, pool_.id(services_[i]));
      put_u32(out, static_cast<std::uint32_t>(first - contents_.actions.begin()));
      put_u32(out, static_cast<std::uint32_t>(end - first));
      put_u32(out, contents_.services[i].rcp_reaches ? 1 : 0);
    }
    return out;
  }

  std::string assembled(Handle root) const {
    Pool::Nodes nodes = pool_.nodes();
    const std::array<std::string, section_count> sections = {pool_.string_ends(),   pool_.string_bytes(),
                                                             std::move(nodes.ends), std::move(nodes.bytes),
                                                             handles(details_),     slots(),
                                                             service_rows(),        handles(policies_)};
    std::string places, body;
    for (const std::string& section : sections) {
      put_u32(places, static_cast<std::uint32_t>(header_size + body.size()));
      put_u32(places, static_cast<std::uint32_t>(section.size()));
      body += section;
      body.resize((body.size() + 7) / 8 * 8, '\0');
    }
    std::string rest;
    put_u32(rest, pool_.id(root));
    rest += places + body;
    const std::uint64_t sum = checksum(rest);
    std::string header(magic);
    header.resize(version_at, '\0');
    put_u32(header, format_version);
    put_u32(header, static_cast<std::uint32_t>(root_at + rest.size()));
    put_u32(header, static_cast<std::uint32_t>(sum));
    put_u32(header, static_cast<std::uint32_t>(sum >> 32));
    return header + rest;
  }

  const Contents& contents_;
  Pool pool_;
  std::vector<Handle> details_, services_, policies_;
  Problems problems_;
};

}  // namespace

void sort(Contents& contents) {
  std::sort(contents.services.begin(), contents.services.end(),
            [](const CatalogService& a, const CatalogService& b) { return a.prefix < b.prefix; });
  std::sort(contents.actions.begin(), contents.actions.end(),
            [](const CatalogAction& a, const CatalogAction& b) { return text::before_ignoring_case(a.name, b.name); });
  std::sort(contents.policies.begin(), contents.policies.end(),
            [](const Policy& a, const Policy& b) { return a.name < b.name; });
  for (Policy& policy : contents.policies)
    std::sort(policy.versions.begin(), policy.versions.end(), [](const PolicyVersion& a, const PolicyVersion& b) {
      return version_number(a.version) < version_number(b.version);
    });
}

Result<std::string> pack(const Contents& contents) { return Packing(contents).file(); }

}  // namespace whichgate::catalog
