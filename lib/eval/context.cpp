#include "eval/context.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace whichgate::eval {

namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool before(const Context::Entry& entry, std::string_view key) {
  return std::ranges::lexicographical_compare(entry.key, key, {}, lower, lower);
}

}  // namespace

void Context::set(std::string_view key, std::string value) {
  Entry entry;
  entry.key = key;
  entry.values.push_back(std::move(value));
  put(std::move(entry));
}

void Context::set_list(std::string_view key, std::vector<std::string> values) {
  Entry entry;
  entry.key = key;
  entry.values = std::move(values);
  entry.multivalued = true;
  put(std::move(entry));
}

void Context::set_absent(std::string_view key) { set_list(key, {}); }

void Context::remove(std::string_view key) {
  std::erase_if(entries_, [&](const Entry& entry) { return text::equals_ignoring_case(entry.key, key); });
}

const Context::Entry* Context::find(std::string_view key) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), key, before);
  return found != entries_.end() && text::equals_ignoring_case(found->key, key) ? &*found : nullptr;
}

void Context::put(Entry entry) {
  const auto place = std::lower_bound(entries_.begin(), entries_.end(), std::string_view(entry.key), before);
  if (place != entries_.end() && text::equals_ignoring_case(place->key, entry.key)) {
    *place = std::move(entry);
  } else {
    entries_.insert(place, std::move(entry));
  }
}

const ContextEntry* find(const AccessRequest& request, std::string_view key) {
  if (key.empty()) return nullptr;
  // Most keys of one length part at their ends; setting bit 5 makes letters lower-case.
  const auto last = [](std::string_view text) { return static_cast<unsigned char>(text.back()) | 0x20U; };
  for (const ContextEntry& entry : request.context)
    if (entry.key.size() == key.size() && last(entry.key) == last(key) &&
        (entry.key == key || text::equals_ignoring_case(entry.key, key)))
      return &entry;
  return nullptr;
}

bool leaves_open(const AccessRequest& request, std::string_view key) {
  if (!request.partial_context || find(request, key)) return false;
  const std::size_t slash = key.find('/');
  return slash == std::string_view::npos || !find(request, key.substr(0, slash + 1));
}

namespace {

ContextEntry view(const Context::Entry& entry) {
  if (entry.multivalued) return {entry.key, {}, entry.values, true};
  return {entry.key, entry.values.front(), {}, false};
}

std::vector<ContextEntry> views(const Context& context) {
  std::vector<ContextEntry> entries(context.entries().size());
  std::ranges::transform(context.entries(), entries.begin(), view);
  return entries;
}

}  // namespace

Viewed::Viewed(const Request& request)
    : entries_(views(request.context)), request_{request.principal,        request.action, request.resource,
                                                 request.resource_account, entries_,       request.context.partial()} {}

}  // namespace whichgate::eval
