#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/access_request.hpp"
#include "whichgate/action_list.hpp"
#include "whichgate/policy_matrix.hpp"
#include "whichgate/policy_set.hpp"

// The workloads W1 to W5, read from files.
namespace bench {

// The condition keys of a request, and the entries that point to them.
class Context {
 public:
  struct Key {
    std::string name;
    std::vector<std::string> values;
    bool multivalued = false;
  };
  explicit Context(std::vector<Key> keys);
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  std::span<const whichgate::ContextEntry> entries() const { return entries_; }

 private:
  std::vector<Key> keys_;
  std::vector<whichgate::ContextEntry> entries_;
};

struct Request {
  std::string action, resource;
  std::shared_ptr<const Context> context;
};

// The request as it is asked: strings in.
inline whichgate::AccessRequest asked(const whichgate::Principal& principal, const Request& request) {
  return {.principal = principal,
          .action = request.action,
          .resource = request.resource,
          .context = request.context->entries()};
}

// W1 and W2: one principal, its policies, some requests. A letter of `expected` answers one: A, I or D.
struct RequestsWorkload {
  whichgate::Principal principal;
  whichgate::PolicySet policies;
  std::vector<Request> requests;
  std::string expected;
};

// W3: the principal and policies of W2, one context, every action of a catalog.
struct CatalogWorkload {
  whichgate::Principal principal;
  whichgate::PolicySet policies;
  std::shared_ptr<const Context> context;
  std::vector<whichgate::ActionOnResource> actions;
  std::string expected;
};

// W4: permission sets x accounts x requests. `expected` answers a sample of them.
struct MatrixWorkload {
  struct Cell {
    std::size_t set = 0, account = 0, request = 0;
  };
  whichgate::PolicyMatrixQuestion question;
  std::vector<Cell> sample;
  std::string expected;
  std::array<std::size_t, 3> totals{};  // A, I, D of all cells

  std::size_t cells() const { return question.identities.size() * question.accounts.size() * question.requests.size(); }
};

// The same question after an edit of one SCP: it denies one action more.
whichgate::PolicyMatrixQuestion with_edited_scp(whichgate::PolicyMatrixQuestion question, std::string_view scp);

// One cell of a matrix question, with its `${Account}` filled in, as a request of its own.
struct CellRequest {
  whichgate::Principal principal;
  whichgate::PolicySet policies;
  Request request;
};
CellRequest cell_request(const whichgate::PolicyMatrixQuestion& question, const MatrixWorkload::Cell& cell);

struct Inputs {
  std::filesystem::path folder;
  bool small = false;  // the files of this folder: not those that the targets speak of
  RequestsWorkload w1, w2;
  CatalogWorkload w3;
  MatrixWorkload w4;
  std::vector<std::string> documents;  // W5: the text of every AWS managed policy
};

// The folder that WHICHGATE_PERF names, else ../shared/perf beside the project while it is there, else the small files
// of this folder.
std::filesystem::path inputs_folder();
// Ends the program with a message when a file is missing or broken.
Inputs read_inputs(const std::filesystem::path& folder);

}  // namespace bench
