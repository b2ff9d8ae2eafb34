#include "world/file/read.hpp"
#include "core/files.hpp"

#include <algorithm>

#include "world/check.hpp"
#include "world/file/reading.hpp"
#include "world/file/rule_members.hpp"

namespace whichgate {

namespace {

using namespace reading;

void read_rules(Reading& reading, json::ObjectReader& object) {
  const auto element = object.element("rules");
  if (!element) return;
  if (element->kind() == json::Kind::object) {
    json::ObjectReader member(*element, reading.problems);
    for (const auto& [name, rule] : rule_members) member.boolean(name, reading.world.rules.*rule);
    member.finish();
    return;
  }
  const auto name = word(reading, object, "rules");
  if (!name) return;
  if (const auto rules = parse_rules(name->text))
    reading.world.rules = *rules;
  else
    unknown_name(reading, *name, "rule book", std::vector<std::string>{"documented", "field-notes"});
}

void read_policies_as_of(Reading& reading, json::ObjectReader& object) {
  const auto element = object.element("policies_as_of");
  if (!element) return;
  const std::size_t found = reading.problems.size();
  Instant as_of{};
  read_instant(reading, object, "policies_as_of", as_of);
  if (reading.problems.size() > found) return;
  reading.world.policies_as_of = as_of;
  reading.places.remember("world", "policies_as_of", *element);
}

// An organization that uses a service has trusted access on for it.
void add_trusted_services(Reading& reading) {
  auto& organization = reading.world.organization;
  if (!organization || reading.trusted_services_given) return;
  const auto& center = reading.world.identity_center;
  if (center && center->type == InstanceType::organization)
    organization->trusted_services.emplace_back("sso.amazonaws.com");
  if (organization->root_credentials_management || organization->root_sessions)
    organization->trusted_services.emplace_back("iam.amazonaws.com");
}

void read_members(Reading& reading, json::ObjectReader& object) {
  object.element("$schema");
  reading.world.now = Instant(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1));
  read_instant(reading, object, "now", reading.world.now);
  read_rules(reading, object);
  read_policies_as_of(reading, object);
  long long serial = 0;
  if (object.integer("serial", serial)) reading.world.serial = static_cast<std::uint64_t>(std::max(serial, 0LL));
  auto accounts = read_accounts(reading, object);
  if (const auto element = object.element("organization")) read_organization(reading, *element);
  for (const AccountEntry& entry : accounts) complete_account(reading, entry);
  for (AccountEntry& entry : accounts) read_iam(reading, entry);
  if (const auto element = object.element("identity_center")) read_identity_center(reading, *element);
  add_trusted_services(reading);
  read_sessions(reading, object);
  object.finish();
}

bool starts_with_place(std::string_view inner, std::string_view outer) {
  return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

// Does the finding about the row follow from one that was there before: about a member of the row, about an entry of
// a list in it, about something deep in a policy document of it, or about something that the row is part of?
bool follows(std::string_view row, std::string_view earlier) {
  if (starts_with_place(row, earlier)) return true;
  if (!starts_with_place(earlier, row)) return false;
  const std::string_view inside = earlier.substr(row.size());
  for (const std::string_view document : {"/document/", "/trust/", "/inline_policy/", "/inline_policies/"})
    if (inside.starts_with(document)) return true;
  return std::count(inside.begin(), inside.end(), '/') <= 2;
}

// The rules of check(), for the rows about which there is no finding yet.
void check_rules(Reading& reading) {
  const std::size_t found = reading.problems.size();
  Problems more;
  check_world({reading.world, reading.catalog, reading.places, more, true});
  for (Diagnostic& finding : more) {
    const bool known =
        std::any_of(reading.problems.begin(), reading.problems.begin() + static_cast<std::ptrdiff_t>(found),
                    [&](const Diagnostic& earlier) { return follows(finding.where.pointer, earlier.where.pointer); });
    if (!known) reading.problems.push_back(std::move(finding));
  }
}

}  // namespace

std::optional<World> read_world(const json::Element& element, Problems& problems, const Catalog& catalog) {
  Problems found;
  Reading reading{.world = {}, .problems = found, .catalog = catalog, .places = {}};
  json::ObjectReader object(element, found);
  if (element.kind() == json::Kind::object) {
    read_members(reading, object);
    check_rules(reading);
  }
  std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  problems.insert(problems.end(), found.begin(), found.end());
  if (has_errors(found)) return std::nullopt;
  return std::move(reading.world);
}

Result<World> read_world(std::string_view json, std::string_view name, const Catalog& catalog) {
  auto document = json::read(json, name, json::Comments::allowed);
  if (!document) return Unexpected(std::move(document).error());
  Problems problems;
  auto world = read_world(json::root(*document), problems, catalog);
  if (!world) return Unexpected(std::move(problems));
  return std::move(*world);
}

Result<World> read_world_file(const std::string& path, const Catalog& catalog) {
  const Result<std::string> text = files::read(path);
  if (!text) return Unexpected(text.error());
  return read_world(*text, path, catalog);
}

}  // namespace whichgate
