#include <algorithm>

#include "eval/request.hpp"
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

bool Context::leaves_open(std::string_view key) const {
  if (!partial_ || find(key)) return false;
  const std::size_t slash = key.find('/');
  return slash == std::string_view::npos || !find(key.substr(0, slash + 1));
}

void Context::put(Entry entry) {
  const auto place = std::lower_bound(entries_.begin(), entries_.end(), std::string_view(entry.key), before);
  if (place != entries_.end() && text::equals_ignoring_case(place->key, entry.key)) {
    *place = std::move(entry);
  } else {
    entries_.insert(place, std::move(entry));
  }
}

}  // namespace whichgate::eval
