#pragma once
#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/json/json.hpp"
#include "text/patterns.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/world.hpp"
#include "world/file/places.hpp"

// What the parts of the world reader share.
namespace whichgate::reading {

struct Reading {
  World world;
  Problems& problems;
  const Catalog& catalog;
  Places places;
  bool trusted_services_given = false;
  int suggestions_left = 50;  // the nearest name costs a walk over all names: not for thousands of slips
};

// A piece of text in the file with its place.
struct Word {
  std::string_view text;
  json::Element element;
};

// A member that is a text; nullopt when it is missing or no text, which is a finding.
std::optional<Word> word(Reading& reading, json::ObjectReader& object, std::string_view key);
std::optional<Word> required_word(Reading& reading, json::ObjectReader& object, std::string_view key);
// A member that is a text or a list of texts.
std::vector<Word> words(Reading& reading, json::ObjectReader& object, std::string_view key);
// The members of a member that is an object: {"name": value}.
struct Entry {
  std::string_view name;
  json::Element value;
};
std::vector<Entry> entries(Reading& reading, json::ObjectReader& object, std::string_view key);

// Leave `out` alone when the member is missing or malformed.
void read_instant(Reading& reading, json::ObjectReader& object, std::string_view key, Instant& out);
void read_duration(Reading& reading, json::ObjectReader& object, std::string_view key, std::chrono::seconds& out);
void read_count(Reading& reading, json::ObjectReader& object, std::string_view key, int smallest, int& out);

template <class Enum, std::size_t size>
bool read_choice(json::ObjectReader& object, std::string_view key, const std::array<std::string_view, size>& names,
                 Enum& out) {
  std::size_t index = 0;
  if (!object.choice(key, {names.begin(), names.end()}, index)) return false;
  out = static_cast<Enum>(index);
  return true;
}

// A policy document, held against what AWS accepts for this type; null when it is missing or malformed.
PolicyPointer read_policy_member(Reading& reading, json::ObjectReader& object, std::string_view key, std::string name,
                                 PolicyType type);
PolicyPointer read_policy_element(Reading& reading, const json::Element& element, std::string name, PolicyType type);

// The id that was given, checked, or else the one that `make` makes up.
template <class Make>
std::string read_id(Reading& reading, json::ObjectReader& object, std::string_view key, text::Identifier form,
                    Make&& make);

void finding(Reading& reading, const Word& word, std::string code, std::string message, std::string help = {});
// `text` is not an identifier of that form: a finding.
void check_form(Reading& reading, text::Identifier form, const Word& word);
// "there is no user `jdoo`", with the nearest name.
void unknown_name(Reading& reading, const Word& word, std::string_view what, const std::vector<std::string>& known);
// There is no such managed policy, or there was none yet at the world's policies_as_of. `account`: whose customer
// managed policies are meant too; empty: nobody's.
void unknown_managed_policy(Reading& reading, const Word& word, const std::string& account);
// The second thing with a name or id that can be used only once.
void repeated(Reading& reading, const json::Element& element, std::string_view what, std::string_view name);

template <std::invocable Known>
void unknown_name(Reading& reading, const Word& word, std::string_view what, Known&& known) {
  unknown_name(reading, word, what,
               reading.suggestions_left-- > 0 ? std::vector<std::string>(known()) : std::vector<std::string>());
}

template <class Make>
std::string read_id(Reading& reading, json::ObjectReader& object, std::string_view key, text::Identifier form,
                    Make&& make) {
  const auto given = word(reading, object, key);
  if (!given) return make();
  check_form(reading, form, *given);
  return std::string(given->text);
}

// "all", "none", or the settings by name.
void read_public_access_block(Reading& reading, json::ObjectReader& object, PublicAccessBlock& out);

// The id of the account with this name or id; empty, and a finding, when there is none or when there are several.
std::string resolve_account(Reading& reading, const Word& word);

// The parts, in the order in which they are read.
struct AccountEntry {
  std::string id;
  json::ObjectReader object;
  bool joined_given = false;
  bool billing_given = false;
  bool joined_at_given = false;
};
std::vector<AccountEntry> read_accounts(Reading& reading, json::ObjectReader& world);
void read_organization(Reading& reading, const json::Element& element);
// What an account is by default depends on its place in the organization.
void complete_account(Reading& reading, const AccountEntry& entry);
void read_iam(Reading& reading, AccountEntry& entry);
void read_identity_center(Reading& reading, const json::Element& element);
PermissionSetContent read_permission_set_content(Reading& reading, json::ObjectReader& object, const std::string& name);
void read_assignments(Reading& reading, json::ObjectReader& center);
void read_provisioning(Reading& reading, json::ObjectReader& center);
void read_sessions(Reading& reading, json::ObjectReader& world);

}  // namespace whichgate::reading
