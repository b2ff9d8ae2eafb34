#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/catalog_commands.hpp"

namespace whichgate::cli {

namespace {

struct Count {
  const char* name;
  std::size_t number;
};

std::vector<Count> rows(const CatalogCounts& counts) {
  return {{"services", counts.services},
          {"services that resource control policies reach", counts.services_rcps_reach},
          {"actions", counts.actions},
          {"resource types", counts.resource_types},
          {"condition keys of services", counts.condition_keys},
          {"global condition keys", counts.global_condition_keys},
          {"AWS managed policies", counts.managed_policies},
          {"of them for root tasks", counts.root_task_policies},
          {"versions of them", counts.policy_versions},
          {"versions without a known date", counts.versions_without_date},
          {"billing pages", counts.billing_pages},
          {"retired actions", counts.retired_actions}};
}

std::string in_json(const Catalog& catalog) {
  nlohmann::ordered_json json;
  for (const CatalogOrigin& origin : catalog.origins())
    json["origins"].push_back({{"source", origin.source}, {"version", origin.version}, {"date", origin.date}});
  for (const Count& count : rows(catalog.counts())) json["counts"][count.name] = count.number;
  json["bytes"] = catalog.bytes().size();
  return json.dump(2) + "\n";
}

std::string in_words(const Catalog& catalog) {
  std::string text = "from\n";
  for (const CatalogOrigin& origin : catalog.origins())
    text += fmt::format("  {:<40} {:<20} {}\n", origin.source, origin.version, origin.date);
  text += "holds\n";
  for (const Count& count : rows(catalog.counts())) text += fmt::format("  {:<60} {:>7}\n", count.name, count.number);
  return text + fmt::format("  {:<60} {:>7}\n", "bytes", catalog.bytes().size());
}

}  // namespace

int catalog_info(const CatalogInfoOptions& options, const Catalog& catalog, const Streams& streams) {
  streams.out << (options.json ? in_json(catalog) : in_words(catalog));
  return yes;
}

}  // namespace whichgate::cli
