#include "cli/cli.hpp"

#include <ostream>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/parser.hpp"
#include "cli/refuse.hpp"
#include "whichgate/catalog.hpp"

namespace whichgate::cli {
namespace {

// Null when no file is named: the data in the program.
Result<std::shared_ptr<const Catalog>> load_catalog(const std::string& file) {
  if (file.empty()) return std::shared_ptr<const Catalog>();
  Result<std::string> bytes = read_file(file);
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
  const Result<std::shared_ptr<const Catalog>> loaded = load_catalog(catalog_file);
  if (!loaded) return refuse(loaded.error(), streams);
  const int code = (*command)->run(*loaded ? **loaded : Catalog::builtin(), streams);
  if (!out.flush()) {
    err << "whichgate: the output cannot be written\n";
    return bad_input;
  }
  return code;
}

}  // namespace whichgate::cli
