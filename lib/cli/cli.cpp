#include "cli/cli.hpp"

#include <ostream>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/parser.hpp"
#include "cli/refuse.hpp"
#include "core/files.hpp"
#include "whichgate/catalog.hpp"

namespace whichgate::cli {
namespace {

// When no file is named: the data in the program.
Result<Catalog> load_catalog(const std::string& file) {
  if (file.empty()) return Catalog::builtin();
  Result<std::string> bytes = files::read(file);
  if (!bytes) return Unexpected(bytes.error());
  return Catalog::load(*std::move(bytes), file);
}

}  // namespace

int run(std::vector<std::string> args, std::istream& in, std::ostream& out, std::ostream& err,
        const Terminal& terminal) {
  std::string catalog_file;
  const Command program = whole_program(catalog_file);
  const Result<const Command*, Exit> command = parse(program, std::move(args), out, err);
  if (!command) return command.error();

  const Streams streams{in, out, err, terminal};
  const Result<Catalog> catalog = load_catalog(catalog_file);
  if (!catalog) return refuse(catalog.error(), streams);
  const int code = (*command)->run(*catalog, streams);
  if (!out.flush()) {
    err << "whichgate: the output cannot be written\n";
    return bad_input;
  }
  return code;
}

}  // namespace whichgate::cli
