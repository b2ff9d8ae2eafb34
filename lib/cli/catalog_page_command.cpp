#include <ostream>

#include "cli/commands.hpp"
#include "cli/refuse.hpp"
#include "report/catalog_answers.hpp"

namespace whichgate::cli {
namespace {

struct Options {
  const report::Format* format = &report::text_format;
  std::string name = {};
  bool all = false;
};

void declare(OptionList& list, Options& options) {
  list.formats(options.format, &report::Format::page);
  list.required("name", options.name, "NAME", "the page, for example Bills");
  list.flag("--all", options.all, "name every managed policy that allows a part of it");
}

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  const Result<const BillingPage*> page = find_page(catalog, options.name);
  if (!page) return refuse(page.error(), streams);
  streams.out << options.format->page({page_sheet(catalog, **page), options.all, catalog}, {});
  return yes;
}

}  // namespace

Command catalog_page_command() {
  return command("page", "what a page of the billing console needs, and which policies open it",
                 "whichgate catalog page \"Cost Explorer\"", declare, answer);
}

}  // namespace whichgate::cli
