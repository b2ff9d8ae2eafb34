#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "operations/actor.hpp"
#include "operations/operation.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/policy.hpp"
#include "whichgate/validation.hpp"
#include "whichgate/world.hpp"

namespace whichgate::operations {

// One command on its way through: what an operation's function works on. Members come resolved: a function sees
// ids and values, never what has to be looked up or may be malformed.
class Step {
 public:
  Step(const World& before, Actor actor, const Command& command, const Operation& operation, const Catalog& catalog);

  World world;  // to change

  const Catalog& catalog() const { return catalog_; }
  const Actor& caller() const { return actor_; }
  const std::string& region() const { return region_; }
  Organization& organization() { return *world.organization; }
  const Organization& organization() const { return *world.organization; }
  IdentityCenter& center() { return *world.identity_center; }
  const IdentityCenter& center() const { return *world.identity_center; }

  // The members. A missing one is empty, nullopt or null.
  bool has(std::string_view member) const;
  const std::string& text(std::string_view member) const;  // as given
  const std::string& id(std::string_view member) const;    // id or ARN of the thing named
  bool boolean(std::string_view member, bool otherwise) const;
  std::optional<long long> integer(std::string_view member) const;
  std::optional<std::chrono::seconds> duration(std::string_view member) const;
  const PolicyPointer& document(std::string_view member) const;

  // Ends the step with AWS's error; the first one stays.
  void fail(ApiError error);
  void fail(std::string_view code, std::string message, std::string help = {});
  // The caller has no business with this, whatever policies say.
  void deny(std::string message, std::string help = {});
  // A member's value is well formed and out of AWS's range.
  void refuse_value(std::string message, std::string help = {});
  const std::optional<ApiError>& error() const { return error_; }
  bool failed() const { return error_.has_value(); }
  // The first member that names nothing, or holds no policy. AWS tells it only to those who may make the call.
  const std::optional<ApiError>& unresolved() const { return unresolved_; }

  // The question that this command is to the gates.
  Question question() const;
  // Puts a question to the gates, in the world as it is now or in another one. Fails the step, and returns false,
  // unless they allow it.
  bool ask(const Question& question);
  bool ask(const Question& question, const World& in);
  // The same, and only what this one gate says matters.
  bool ask_gate(const Question& question, Gate gate);

  // Fails the step, and returns false, when AWS would not save the member as such a policy. Its name and the catalog
  // are the step's.
  bool valid(std::string_view member, ValidationOptions as);
  // A seed for the next id, see world/ids.hpp.
  std::uint64_t next_seed() { return ++world.serial; }

 private:
  struct Value {
    std::string text;
    std::string id;
    PolicyPointer document;
  };

  void read(const Member& member, const std::string& text, const Command& command);
  void read_thing(const Member& member, const Command& command, Value& value);
  void read_document(const Member& member, Value& value);
  ValidationOptions options_of(const Member& member) const;
  const Value& value(std::string_view member) const;

  const Catalog& catalog_;
  Actor actor_;
  std::string region_;
  const Operation* operation_;
  std::map<std::string, Value, std::less<>> values_;
  std::optional<ApiError> unresolved_;
  std::optional<ApiError> error_;
};

}  // namespace whichgate::operations
