#include <ostream>

#include "cli/commands.hpp"

namespace whichgate::cli {
namespace {

struct Options {
  const report::Format* format = &report::text_format;
};

void declare(OptionList& list, Options& options) { list.formats(options.format, &report::Format::catalog_info); }

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  streams.out << options.format->catalog_info(catalog, {});
  return yes;
}

}  // namespace

Command catalog_info_command() {
  return command("info", "where the data come from, of which dates they are, and how many", "whichgate catalog info",
                 declare, answer);
}

}  // namespace whichgate::cli
