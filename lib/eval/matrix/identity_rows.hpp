#pragma once
#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "eval/matrix/data.hpp"

namespace whichgate::eval {

// Makes one identity's rows of a block: `planes` holds them one after another, `row_of` says which one an account has.
class IdentityRows {
 public:
  IdentityRows(const MatrixData& data, std::size_t identity, std::vector<std::uint64_t>& planes,
               std::span<std::uint32_t> row_of)
      : data_(data), requests_(*data.requests), identity_(identity), planes_(planes), row_of_(row_of) {}

  void fill();

 private:
  std::span<std::uint64_t> row(std::uint32_t index) {
    return std::span(planes_).subspan(2 * requests_.words * index, 2 * requests_.words);
  }
  std::uint32_t next_row() const { return static_cast<std::uint32_t>(planes_.size() / (2 * requests_.words)); }
  std::uint32_t add_row(const AnswerPlanes& planes);
  void fill_chains();
  void ask_everything();
  void single_out(std::size_t chain, const std::vector<SingledOutByPolicy>& policies);
  void ask_bit(std::size_t account, std::size_t bit);
  void ask(std::size_t account, std::size_t group, std::size_t entry);

  const MatrixData& data_;
  const MatrixRequests& requests_;
  std::size_t identity_;
  std::vector<std::uint64_t>& planes_;
  std::span<std::uint32_t> row_of_;
  std::set<std::size_t> own_row_;  // accounts that share their row with nobody
};

}  // namespace whichgate::eval
