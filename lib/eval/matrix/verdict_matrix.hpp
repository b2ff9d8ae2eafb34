#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/internals.hpp"
#include "whichgate/verdict_matrix.hpp"

namespace whichgate {

struct VerdictMatrix::Data {
  std::size_t first = 0, callers = 0, accounts = 0, requests = 0, words = 0;
  std::vector<std::uint64_t> planes = {};  // a row: the words of `allowed`, then those of `denied`
  std::vector<std::uint32_t> rows = {};    // of each caller and account
  std::shared_ptr<const std::vector<std::uint32_t>> bit_of_request = {};  // null: its own number

  std::vector<std::size_t> invalid = {};  // sorted: of caller and account, then of the request, counted through

  bool is_invalid(std::size_t caller, std::size_t account, std::size_t request) const {
    const std::size_t at = ((caller - first) * accounts + account) * requests + request;
    return !invalid.empty() && std::ranges::binary_search(invalid, at);
  }
  std::uint32_t bit_of(std::size_t request) const {
    return bit_of_request ? (*bit_of_request)[request] : static_cast<std::uint32_t>(request);
  }
};

namespace eval {
using MatrixAnswers = DataOf<VerdictMatrix>;
}

}  // namespace whichgate
