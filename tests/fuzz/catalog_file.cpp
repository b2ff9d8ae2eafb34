// The reader of catalog files. The input is a file whose first bytes are put right, so that what follows them is
// reached: the checksum would hide it.
#include "catalog/check_file.hpp"
#include "catalog/unpack.hpp"
#include "catalog/update/pack.hpp"
#include "fuzz/target.hpp"

using namespace whichgate;
using fuzz::must;

namespace {

std::string with_sound_start(std::string_view text) {
  std::string file(text);
  if (file.size() < catalog::header_size) return file;
  file.replace(0, catalog::magic.size(), catalog::magic);
  const auto put = [&](std::size_t at, std::uint32_t number) {
    for (std::size_t i = 0; i < 4; ++i) file[at + i] = static_cast<char>(number >> (8 * i) & 0xff);
  };
  put(catalog::version_at, catalog::format_version);
  put(catalog::size_at, static_cast<std::uint32_t>(file.size()));
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const Problems found = catalog::check_file(text, "catalog.bin");
  for (const Diagnostic& finding : found) must(!finding.message.empty(), "a finding has a message");
  const std::string file = with_sound_start(text);
  if (!catalog::check_structure(file, "catalog.bin").empty()) return 0;
  // Whatever was accepted can be read as a whole, and what was read can be written and read again.
  catalog::Contents contents = catalog::unpack(catalog::Packed(file));
  catalog::sort(contents);
  const Result<std::string> again = catalog::pack(contents);
  if (again) must(catalog::check_file(*again, "catalog.bin").empty(), "a file that was written is accepted");
  return 0;
}
