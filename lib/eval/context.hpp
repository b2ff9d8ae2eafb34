#pragma once
#include <string_view>
#include <vector>

#include "eval/request.hpp"
#include "whichgate/access_request.hpp"

// Condition keys of a request.
namespace whichgate::eval {

// Null: the request does not carry the key, or that is not known when the context is partial.
const ContextEntry* find(const AccessRequest& request, std::string_view key);

// Does the request leave open whether it carries the key?
bool leaves_open(const AccessRequest& request, std::string_view key);

inline std::size_t value_count(const ContextEntry& entry) { return entry.multivalued ? entry.values.size() : 1; }
inline std::string_view value_at(const ContextEntry& entry, std::size_t index) {
  return entry.multivalued ? std::string_view(entry.values[index]) : entry.value;
}
// A key without values counts as absent.
inline bool absent(const ContextEntry* entry) { return !entry || value_count(*entry) == 0; }

// A Request as policies see it. It must outlive this.
class Viewed {
 public:
  explicit Viewed(const Request& request);
  Viewed(const Viewed&) = delete;
  Viewed& operator=(const Viewed&) = delete;

  const AccessRequest& request() const { return request_; }

 private:
  std::vector<ContextEntry> entries_;
  AccessRequest request_;
};

}  // namespace whichgate::eval
