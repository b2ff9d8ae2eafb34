#include "whichgate/catalog_update.hpp"

#include "catalog/check_file.hpp"
#include "catalog/unpack.hpp"
#include "catalog/update/pack.hpp"
#include "catalog/update/update.hpp"
#include "whichgate/catalog.hpp"

namespace whichgate {

Result<CatalogUpdate> update_catalog(std::span<const CatalogFile> files, const Catalog* base, std::string_view date) {
  const catalog::Contents before = base ? catalog::unpack(catalog::Packed(base->bytes())) : catalog::Contents{};
  auto updated = catalog::update(files, before, date);
  if (!updated) return Unexpected(std::move(updated).error());
  auto bytes = catalog::pack(updated->contents);
  if (!bytes) return Unexpected(std::move(bytes).error());
  // What the files tell may be more than a reader takes.
  if (Problems problems = catalog::check_file(*bytes, {}); !problems.empty()) return Unexpected(std::move(problems));
  CatalogUpdate result{*std::move(bytes), {}, std::move(updated->notes)};
  result.summary = catalog::summarize(base ? &before : nullptr, updated->contents, result.bytes);
  return result;
}

}  // namespace whichgate
