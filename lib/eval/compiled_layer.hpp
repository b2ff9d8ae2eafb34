#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "eval/bits.hpp"
#include "eval/compiled_statement.hpp"
#include "eval/logic.hpp"

namespace whichgate::eval {

// What the allow statements of a resource-based policy grant, by the way in which they name the caller.
using Grants = std::array<Match, principal_match_kind_count>;

// What a policy says.
struct Effects {
  Match deny = Match::no;
  Match allow = Match::no;
  Grants grants{};
  bool operator==(const Effects&) const = default;

  void add(Effect effect, const PrincipalMatch& found);
  void add(const Effects& other);  // of another policy of the same level
};

// What a document says, whether the catalog lists the action or not.
Effects effects_of(const CompiledDocument& document, const LayerRequest& asked);

// A policy and the other versions that may be in force in its place. Of several only what all of them say holds.
using CompiledVersions = std::vector<std::shared_ptr<const CompiledDocument>>;
Effects agreed(const Effects& a, const Effects& b);

// The policies of one level: of a root, OU or account, or of a layer without levels.
using CompiledLevel = std::vector<CompiledVersions>;

// What the statements about one action come to: what is certain, and what is left to ask.
struct Plan {
  // A policy of several versions, each with its statements about the action.
  using Disputed = std::vector<std::vector<const CompiledStatement*>>;
  struct Level {
    std::uint16_t index = 0;
    Match allow = Match::no;
    std::vector<const CompiledStatement*> allows = {};
    std::vector<Disputed> disputed = {};
  };

  Match deny = Match::no;
  std::vector<const CompiledStatement*> denies = {};
  std::vector<Level> levels = {};  // those that do not allow for certain; the others are left out
};

// What one layer says about one request.
struct LayerEffects {
  Match deny = Match::no;
  Match allow = Match::yes;        // every level does
  std::int16_t silent_level = -1;  // the first level that does not

  void add(std::size_t level, Match allows) {
    if (allows == Match::no && silent_level < 0) silent_level = static_cast<std::int16_t>(level);
    allow = both(allow, allows);
  }
};

// What a plan says about a request.
LayerEffects evaluate_plan(const Plan& plan, const LayerRequest& asked, Grants* grants);

// The policies of one layer. Listed actions that the same statements are about share a plan; an action between two
// bounds has the plan of the lower one.
class CompiledLayer {
 public:
  // Without a catalog no action is listed.
  CompiledLayer(Layer layer, std::vector<CompiledLevel> levels, const Catalog* catalog);
  CompiledLayer(const CompiledLayer&) = delete;
  CompiledLayer& operator=(const CompiledLayer&) = delete;

  Layer layer() const { return layer_; }
  const std::vector<CompiledLevel>& levels() const { return levels_; }

  // `id` is the action's, when it is listed. `grants` is filled when it is not null.
  LayerEffects says(std::optional<std::uint16_t> id, const LayerRequest& asked, Grants* grants) const {
    if (!id) return says_of_unlisted(asked, grants);
    const std::uint16_t plan = plan_of(*id);
    return constant_[plan] ? *constant_[plan] : evaluate_plan(plans_[plan], asked, grants);
  }

  // Which statements are about a listed action: a bit for each, in the order of levels, policies, versions.
  std::span<const std::uint64_t> about(std::uint16_t id) const { return about_[plan_of(id)]; }

 private:
  Plan make_plan(const Bits& about) const;
  void make_plans(const Catalog& catalog);
  LayerEffects says_of_unlisted(const LayerRequest& asked, Grants* grants) const;
  std::uint16_t plan_of(std::uint16_t id) const {
    std::size_t interval = block_[id / block_size];
    while (bounds_[interval + 1] <= id) ++interval;
    return plan_of_[interval];
  }

  static constexpr std::size_t block_size = 16;  // ids

  Layer layer_;
  std::vector<CompiledLevel> levels_;
  std::vector<std::uint16_t> bounds_;   // the first is 0, the last the number of actions
  std::vector<std::uint16_t> plan_of_;  // of the interval that begins with that bound
  std::vector<std::uint16_t> block_;    // of every so many ids: the interval in which the first of them lies
  std::vector<Plan> plans_;
  std::vector<Bits> about_;                            // of each plan
  std::vector<std::optional<LayerEffects>> constant_;  // of each plan: what it says when nothing is left to ask
};

}  // namespace whichgate::eval
