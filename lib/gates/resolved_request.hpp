#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/compiled_set.hpp"
#include "eval/evaluate.hpp"
#include "gates/resolved_caller.hpp"
#include "whichgate/action_name.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/world.hpp"

namespace whichgate::gates {

// A question with every name resolved, up to and including the policy evaluation of each action: what the gates look
// at. Points into the world, the catalog and the question, and lives no longer than they do. Resolving allocates
// nothing, unless the catalog lacks an action or words are wanted.
class ResolvedRequest {
 public:
  ResolvedRequest(const World& in, const Catalog& by, const Question& asked, std::shared_ptr<const ResolvedCaller> from,
                  eval::Reports reports)
      : held_caller_(std::move(from)),
        world(in),
        catalog(by),
        question(asked),
        caller(*held_caller_),
        in_words(reports == eval::Reports::wanted) {}
  ResolvedRequest(const ResolvedRequest&) = delete;
  ResolvedRequest& operator=(const ResolvedRequest&) = delete;

 private:
  // Room for the lists below: enough for a page and two dozen keys of the question.
  std::array<std::byte, 12288> room_;
  std::pmr::monotonic_buffer_resource arena_{room_.data(), room_.size()};
  std::shared_ptr<const ResolvedCaller> held_caller_;

 public:
  const World& world;
  const Catalog& catalog;
  const Question& question;
  const ResolvedCaller& caller;
  const bool in_words;  // somebody reads what the gates find

  // In AWS's spelling; none: may the account be opened at all.
  std::pmr::vector<ActionView> actions{&arena_};
  std::pmr::vector<std::string_view> resources{&arena_};  // that each of them is evaluated on
  bool rcps_apply_to_service = false;                     // of the first of them
  const BillingPage* page = nullptr;
  bool console = true;

  std::string_view resource = "*";
  std::string_view resource_account = {};
  std::shared_ptr<const OrgPosition> resource_position = nullptr;  // of that account; null: it is in no organization
  bool resource_known = true;                                      // the world holds the resource, or has no need to
  const IamRole* trusting_role = nullptr;                          // whose trust policy is the resource's
  const Resource* resource_row = nullptr;                          // whose policy is the resource's
  const Resource* vpc_endpoint = nullptr;                          // that the request passes
  std::vector<std::string> notes = {};  // how the question was read, where that is not as it was asked

  // The condition keys of the request; of several with one name the first counts. The first `told` of them, and those
  // from `assumed` on, the world tells; the others the question gives.
  std::pmr::vector<ContextEntry> context{&arena_};
  std::size_t told = 0, assumed = 0;

  eval::CompiledSet compiled = {};                              // points to layers that others hold
  std::pmr::vector<eval::Evaluation> evaluations{&arena_};      // one for each of `actions`
  std::vector<eval::EvaluationReport> evaluation_reports = {};  // the same in words, when they are wanted

  bool opening() const { return actions.empty(); }

  // The request that policies see for one of the actions.
  AccessRequest request(std::size_t action) const;
  // A text that lives as long as this.
  std::string_view joined(std::string_view a, std::string_view b);
};

}  // namespace whichgate::gates
