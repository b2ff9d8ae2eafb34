#pragma once
#include <functional>
#include <string>
#include <vector>

#include "cli/commands.hpp"

namespace CLI {
class App;
}

// The questions of `whichgate catalog`.
namespace whichgate::cli {

struct CatalogActionOptions {
  std::string pattern;
  bool all = false;
  bool json = false;
};
int catalog_action(const CatalogActionOptions& options, const Catalog& catalog, const Streams& streams);

struct CatalogPolicyOptions {
  std::string name;     // of an AWS managed policy, or a file
  std::string version;  // empty: the current one
  std::string as_of;
  bool json = false;
};
int catalog_policy(const CatalogPolicyOptions& options, const Catalog& catalog, const Streams& streams);

struct CatalogPageOptions {
  std::string name;
  bool all = false;
  bool json = false;
};
int catalog_page(const CatalogPageOptions& options, const Catalog& catalog, const Streams& streams);

struct CatalogWhoOpensOptions {
  std::string pattern;
  std::string as_of;
  bool json = false;
};
int catalog_who_opens(const CatalogWhoOpensOptions& options, const Catalog& catalog, const Streams& streams);

struct CatalogHistoryOptions {
  std::string name;
  bool json = false;
};
int catalog_history(const CatalogHistoryOptions& options, const Catalog& catalog, const Streams& streams);

struct CatalogDiffOptions {
  std::string from;
  std::string to;
  std::string world;   // empty: none
  std::string policy;  // empty: all
  std::string rules;   // empty: as the world says
  bool json = false;
};
int catalog_diff(const CatalogDiffOptions& options, const Catalog& catalog, const Streams& streams);

// A command that was added, and what answers it.
struct CatalogQuestion {
  const CLI::App* command = nullptr;
  std::function<int(const Catalog&, const Streams&)> answer = {};
};
std::vector<CatalogQuestion> add_catalog_questions(CLI::App& catalog);

}  // namespace whichgate::cli
