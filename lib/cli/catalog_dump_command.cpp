#include <ostream>

#include "catalog/unpack.hpp"
#include "catalog/update/print.hpp"
#include "cli/catalog_commands.hpp"

namespace whichgate::cli {

int catalog_dump(const Catalog& catalog, const Streams& streams) {
  streams.out << catalog::print(catalog::unpack(catalog::Packed(catalog.bytes())));
  return yes;
}

}  // namespace whichgate::cli
