#include <fmt/core.h>

#include "world/file/reading.hpp"
#include "world/ids.hpp"
#include "world/lookup.hpp"
#include "world/names.hpp"

namespace whichgate::reading {

namespace {

RootCredentials read_root(Reading& reading, json::ObjectReader& account) {
  RootCredentials root;
  const auto element = account.element("root");
  if (!element) return root;
  if (element->kind() == json::Kind::string && element->node().text == "none") {
    root.password = false;
    return root;
  }
  json::ObjectReader object(*element, reading.problems);
  object.boolean("password", root.password);
  read_count(reading, object, "access_keys", 0, root.access_keys);
  read_count(reading, object, "signing_certificates", 0, root.signing_certificates);
  read_count(reading, object, "mfa_devices", 0, root.mfa_devices);
  object.boolean("password_recovery", root.password_recovery);
  object.finish();
  return root;
}

std::vector<Instant> read_flips(Reading& reading, json::ObjectReader& object) {
  std::vector<Instant> flips;
  for (const Word& flip : words(reading, object, "billing_access_flips")) {
    if (const auto instant = parse_instant(flip.text))
      flips.push_back(*instant);
    else
      finding(reading, flip, "world.malformed-time", fmt::format("`{}` is not a date or time", flip.text),
              "write it as 2026-11-22 or 2026-11-22T09:00:00Z");
  }
  return flips;
}

}  // namespace

std::vector<AccountEntry> read_accounts(Reading& reading, json::ObjectReader& world) {
  std::vector<AccountEntry> read;
  for (const json::Element& element : world.elements("accounts")) {
    AccountEntry entry{.id = {}, .object = json::ObjectReader(element, reading.problems)};
    json::ObjectReader& object = entry.object;
    const auto name = required_word(reading, object, "name");
    if (!name) continue;
    Account account;
    account.name = name->text;
    account.id = read_id(reading, object, "id", text::Identifier::account_id, [&] { return ids::account(name->text); });
    if (const auto email = word(reading, object, "email")) {
      check_form(reading, text::Identifier::email, *email);
      account.email = email->text;
    }
    read_choice(object, "state", names::account_states, account.state);
    read_instant(reading, object, "state_since", account.state_since);
    entry.joined_given = read_choice(object, "joined", names::joined_methods, account.joined_method);
    entry.joined_at_given = object.has("joined_at");
    read_instant(reading, object, "joined_at", account.joined_at);
    entry.billing_given = object.boolean("iam_access_to_billing", account.iam_access_to_billing);
    account.billing_access_flips = read_flips(reading, object);
    read_choice(object, "console_action_set", names::console_action_sets, account.console_action_set);
    account.root = read_root(reading, object);
    read_public_access_block(reading, object, account.public_access_block);
    entry.id = account.id;
    if (!reading.world.accounts.insert(std::move(account))) {
      repeated(reading, element, "an account with the id", entry.id);
      continue;
    }
    reading.places.remember("account", entry.id, element);
    read.push_back(std::move(entry));
  }
  return read;
}

void complete_account(Reading& reading, const AccountEntry& entry) {
  const auto& organization = reading.world.organization;
  const bool member = organization && organization->has(entry.id) && !organization->is_management(entry.id);
  const Instant a_year_ago = reading.world.now - std::chrono::hours(24 * 365);
  reading.world.accounts.edit(entry.id, [&](Account& account) {
    if (!entry.joined_given) account.joined_method = member ? JoinedMethod::created : JoinedMethod::standalone;
    if (!entry.joined_at_given) account.joined_at = a_year_ago;
    if (!entry.billing_given) account.iam_access_to_billing = account.joined_method == JoinedMethod::created;
  });
}

}  // namespace whichgate::reading
