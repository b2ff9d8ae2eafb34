#pragma once
#include <span>
#include <string_view>

#include "catalog/contents.hpp"
#include "whichgate/catalog_update.hpp"
#include "whichgate/result.hpp"

namespace whichgate::catalog {

struct Updated {
  Contents contents;  // sorted
  Problems notes;     // warnings
};

// The catalog `base` with everything that the files tell. Files may come in any order. `date` (ISO 8601, may be
// empty) is that of sources that do not tell their own. Fails with every error, and then nothing is applied.
Result<Updated> update(std::span<const CatalogFile> files, Contents base, std::string_view date);

// What a reviewer wants to know: origins, counts, sizes, and what changed against the catalog before, if there was
// one. `bytes` is the file of `after`.
std::string summarize(const Contents* before, const Contents& after, std::string_view bytes);

}  // namespace whichgate::catalog
