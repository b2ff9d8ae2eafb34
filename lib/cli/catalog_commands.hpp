#pragma once
#include <string>
#include <vector>

#include "cli/commands.hpp"

// The commands under `whichgate catalog`.
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

struct CatalogInfoOptions {
  bool json = false;
};
int catalog_info(const CatalogInfoOptions& options, const Catalog& catalog, const Streams& streams);

// Prints everything as JSON.
int catalog_dump(const Catalog& catalog, const Streams& streams);

struct CatalogUpdateOptions {
  std::vector<std::string> from;  // folders and files
  std::string output;
  std::string date;   // of what does not tell its own
  bool anew = false;  // from nothing, not from the catalog that is there
};
int catalog_update(const CatalogUpdateOptions& options, const Catalog& base, const Streams& streams);

}  // namespace whichgate::cli
