#include "world/file/reading.hpp"
#include "world/names.hpp"
#include "world/public_access_settings.hpp"

namespace whichgate::reading {

void read_public_access_block(Reading& reading, json::ObjectReader& object, PublicAccessBlock& out) {
  const auto element = object.element("block_public_access");
  if (!element) return;
  if (element->kind() != json::Kind::object) {
    bool all = false;
    if (read_choice(object, "block_public_access", names::public_access_blocks, all))
      out = all ? PublicAccessBlock::all() : PublicAccessBlock{};
    return;
  }
  json::ObjectReader settings(*element, reading.problems);
  out = {};  // as PutPublicAccessBlock has it: what is not named is off
  for (const auto& [name, setting] : public_access_settings) settings.boolean(name, out.*setting);
  settings.finish();
}

}  // namespace whichgate::reading
