#include <ostream>

#include "cli/catalog_commands.hpp"
#include "cli/files.hpp"
#include "cli/scenarios.hpp"
#include "core/files.hpp"
#include "whichgate/catalog_update.hpp"

namespace whichgate::cli {

namespace {

Result<std::vector<CatalogFile>> read_files(const std::vector<std::string>& paths) {
  const Result<std::vector<Input>> files = inputs(paths, {".json", ".tsv"});
  if (!files) return Unexpected(files.error());
  std::vector<CatalogFile> read;
  Problems problems;
  for (const Input& file : *files) {
    Result<std::string> text = files::read(file.path);
    if (text)
      read.push_back({file.path, *std::move(text)});
    else
      problems.insert(problems.end(), text.error().begin(), text.error().end());
  }
  if (!problems.empty()) return Unexpected(std::move(problems));
  return read;
}

}  // namespace

int catalog_update(const CatalogUpdateOptions& options, const Catalog& base, const Streams& streams) {
  const Result<std::vector<CatalogFile>> files = read_files(options.from);
  if (!files) return refuse(files.error(), streams);
  const Result<CatalogUpdate> update = update_catalog(*files, options.anew ? nullptr : &base, options.date);
  if (!update) return refuse(update.error(), streams);
  if (const Problems problems = write_file(options.output, update->bytes); !problems.empty())
    return refuse(problems, streams);
  streams.err << to_string(update->notes);
  streams.out << update->summary;
  return yes;
}

}  // namespace whichgate::cli
