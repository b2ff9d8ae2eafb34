#include <CLI/CLI.hpp>
#include <memory>

#include "cli/catalog_commands.hpp"

namespace whichgate::cli {
namespace {

template <class Options>
using Answer = int (*)(const Options&, const Catalog&, const Streams&);

// A command under `catalog` whose options live as long as what answers it.
template <class Options>
struct Added {
  CLI::App& command;
  std::shared_ptr<Options> options = std::make_shared<Options>();

  Added(CLI::App& catalog, const char* name, const char* help) : command(*catalog.add_subcommand(name, help)) {
    command.add_flag("--json", options->json, "answer in JSON");
  }
  void required(const char* name, std::string& into, const char* type, const char* help) {
    command.add_option(name, into, help)->type_name(type)->required();
  }
  CLI::Option* optional(const char* name, std::string& into, const char* type, const char* help) {
    return command.add_option(name, into, help)->type_name(type);
  }
  CatalogQuestion done(const char* example, Answer<Options> answer) {
    command.footer(std::string("Example:\n  ") + example);
    return {&command, [options = options, answer](const Catalog& catalog, const Streams& streams) {
              return answer(*options, catalog, streams);
            }};
  }
};

CatalogQuestion add_action(CLI::App& catalog) {
  Added<CatalogActionOptions> added(catalog, "action", "what AWS lists about an action, or about those of a wildcard");
  added.required("pattern", added.options->pattern, "PATTERN", "an action, or a wildcard as in a policy");
  added.command.add_flag("--all", added.options->all, "name every managed policy that allows it");
  return added.done("whichgate catalog action \"ce:Desc*\"", catalog_action);
}

CatalogQuestion add_policy(CLI::App& catalog) {
  Added<CatalogPolicyOptions> added(catalog, "policy", "what a policy really allows, action by action");
  CatalogPolicyOptions& options = *added.options;
  added.required("name", options.name, "NAME", "an AWS managed policy by name or ARN, or a file with one of your own");
  CLI::Option* version = added.optional("--version", options.version, "VERSION", "as it was in this version");
  added.optional("--as-of", options.as_of, "DATE", "as it was on this day")->excludes(version);
  return added.done("whichgate catalog policy Billing --version v8", catalog_policy);
}

CatalogQuestion add_page(CLI::App& catalog) {
  Added<CatalogPageOptions> added(catalog, "page",
                                  "what a page of the billing console needs, and which policies open it");
  added.required("name", added.options->name, "NAME", "the page, for example Bills");
  added.command.add_flag("--all", added.options->all, "name every managed policy that allows a part of it");
  return added.done("whichgate catalog page \"Cost Explorer\"", catalog_page);
}

CatalogQuestion add_who_opens(CLI::App& catalog) {
  Added<CatalogWhoOpensOptions> added(catalog, "who-opens", "every managed policy that allows an action, and how");
  added.required("pattern", added.options->pattern, "ACTION", "an action, or a wildcard as in a policy");
  added.optional("--as-of", added.options->as_of, "DATE", "by the policies as they were on this day");
  return added.done("whichgate catalog who-opens ce:DescribeReport", catalog_who_opens);
}

CatalogQuestion add_history(CLI::App& catalog) {
  Added<CatalogHistoryOptions> added(catalog, "history", "the versions of a managed policy, and what each changed");
  added.required("name", added.options->name, "NAME", "an AWS managed policy by name or ARN");
  return added.done("whichgate catalog history Billing", catalog_history);
}

CatalogQuestion add_diff(CLI::App& catalog) {
  Added<CatalogDiffOptions> added(catalog, "diff",
                                  "what AWS's changes of its policies gave and took, and whom they touch");
  CatalogDiffOptions& options = *added.options;
  added.required("--from", options.from, "DATE", "the policies as they were on this day");
  added.required("--to", options.to, "DATE", "and as they were on this later one");
  added.optional("--world", options.world, "FILE", "a world, or a scenario: whose permissions changed in it");
  added.optional("--policy", options.policy, "NAME", "this policy alone");
  added.optional("--rules", options.rules, "BOOK", "the world's rule book: documented or field-notes")
      ->check(CLI::IsMember({"documented", "field-notes"}));
  return added.done(
      "whichgate catalog diff --from 2026-01-01 --to 2026-09-01 --policy Billing --world "
      "fixtures/worlds/three-accounts.json",
      catalog_diff);
}

}  // namespace

std::vector<CatalogQuestion> add_catalog_questions(CLI::App& catalog) {
  return {add_action(catalog),    add_policy(catalog),  add_page(catalog),
          add_who_opens(catalog), add_history(catalog), add_diff(catalog)};
}

}  // namespace whichgate::cli
