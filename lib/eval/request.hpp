#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "whichgate/access_request.hpp"

namespace whichgate::eval {

// Condition keys of a request. Keys are compared without regard to case.
class Context {
 public:
  void set(std::string_view key, std::string value);                     // single-valued
  void set_list(std::string_view key, std::vector<std::string> values);  // multivalued
  // The request does not carry the key, however partial the context is. "aws:PrincipalTag/" stands for every key that
  // begins so and is not here.
  void set_absent(std::string_view key);
  void remove(std::string_view key);

  struct Entry {
    std::string key;  // as given
    std::vector<std::string> values;
    bool multivalued = false;
  };
  const Entry* find(std::string_view key) const;  // null: the key is absent, or not known when the context is partial
  const std::vector<Entry>& entries() const { return entries_; }

  // A partial context leaves open whether the request carries the keys that are not here.
  void set_partial(bool partial) { partial_ = partial; }
  bool partial() const { return partial_; }

 private:
  void put(Entry entry);

  std::vector<Entry> entries_;  // sorted by the lower-case key
  bool partial_ = false;
};

using whichgate::Principal;
using whichgate::PrincipalKind;

// An AccessRequest that owns what it says.
struct Request {
  Principal principal;
  std::string action;  // "ce:DescribeReport"
  std::string resource = "*";
  std::string resource_account;  // owner of the resource; empty: the caller's account
  Context context;
};

}  // namespace whichgate::eval
