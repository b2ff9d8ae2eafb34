#include <ostream>

#include "cli/commands.hpp"
#include "cli/refuse.hpp"
#include "report/catalog_answers.hpp"

namespace whichgate::cli {
namespace {

struct Options {
  const report::Format* format = &report::text_format;
  std::string name = {};
};

void declare(OptionList& list, Options& options) {
  list.formats(options.format, &report::Format::policy_history);
  list.required("name", options.name, "NAME", "an AWS managed policy by name or ARN");
}

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  const Result<const ManagedPolicy*> policy = find_managed_policy(catalog, options.name);
  if (!policy) return refuse(policy.error(), streams);
  streams.out << options.format->policy_history({policy_history(catalog, (*policy)->arn), catalog}, {});
  return yes;
}

}  // namespace

Command catalog_history_command() {
  return command("history", "the versions of a managed policy, and what each changed",
                 "whichgate catalog history Billing", declare, answer);
}

}  // namespace whichgate::cli
