#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <utility>

#include "whichgate/action_list.hpp"

namespace whichgate {

// The answers about some callers in a row, in many accounts, about many requests: what a PolicyMatrix and matrix()
// give. Two bits for each, which accounts with the same answers share. Immutable, cheap to copy, safe to share between
// threads; it outlives what it was asked of.
class VerdictMatrix {
 public:
  std::size_t first_caller() const;
  std::size_t callers() const;
  std::size_t accounts() const;
  std::size_t requests() const;  // or entries of the list
  // `caller` counts from 0 within the whole question. All three must be within what was asked.
  Verdict verdict(std::size_t caller, std::size_t account, std::size_t request) const;
  // One caller in one account, about everything.
  Verdicts row(std::size_t caller, std::size_t account) const;
  VerdictCounts count() const;

 private:
  friend class Internals;
  struct Data;
  explicit VerdictMatrix(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

// Called between blocks with the number of callers that are answered: true goes on, false ends it.
using Progress = std::function<bool(std::size_t done, std::size_t of)>;

}  // namespace whichgate
