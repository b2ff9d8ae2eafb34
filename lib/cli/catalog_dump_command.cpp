#include <ostream>

#include "catalog/unpack.hpp"
#include "catalog/update/print.hpp"
#include "cli/commands.hpp"
#include "whichgate/catalog.hpp"

namespace whichgate::cli {
namespace {

struct Options {};

void declare(OptionList&, Options&) {}

int answer(const Options&, const Catalog& catalog, const Streams& streams) {
  streams.out << catalog::print(catalog::unpack(catalog::Packed(catalog.bytes())));
  return yes;
}

}  // namespace

Command catalog_dump_command() {
  return command("dump", "everything in it, in JSON", "whichgate catalog dump", declare, answer);
}

}  // namespace whichgate::cli
