#include "catalog/check_file.hpp"
#include "catalog/node.hpp"
#include "catalog/packed.hpp"
#include "catalog/unpack.hpp"
#include "catalog/update/pack.hpp"
#include "support/catch.hpp"

using namespace whichgate;
using namespace whichgate::catalog;

namespace {

// A policy of which every version has one action more than the one before.
Contents growing(int versions) {
  Contents contents;
  contents.policies = {{"P", "arn:aws:iam::aws:policy/P", {}}};
  std::string actions;
  for (int i = 0; i < 500 + versions; ++i) {
    actions += (i == 0 ? "\"s3:Get" : ",\"s3:Get") + std::to_string(i) + '"';
    if (i >= 500)
      contents.policies[0].versions.push_back(
          {"v" + std::to_string(i - 499), "", R"({"Statement":[{"Action":[)" + actions + "]}]}"});
  }
  return contents;
}

std::string file_of(const Contents& contents) {
  const auto bytes = pack(contents);
  REQUIRE(bytes.has_value());
  return *bytes;
}

// The index of the last node of this kind.
std::uint32_t last_of(const Packed& packed, NodeKind kind) {
  std::uint32_t index = packed.node_count();
  while (index > 0 && packed.node(index - 1)[0] != static_cast<char>(kind)) --index;
  REQUIRE(index > 0);
  return index - 1;
}

}  // namespace

TEST_CASE("long lists come back as they were", "[catalog]") {
  const Contents contents = growing(3);
  const std::string bytes = file_of(contents);
  CHECK(check_file(bytes, "x").empty());
  CHECK(unpack(Packed(bytes)) == contents);
  CHECK(Packed(bytes).policy(0).items().size() == 11);
}

TEST_CASE("versions of a policy have the pieces of their long lists in common", "[catalog]") {
  const std::size_t one = file_of(growing(1)).size(), many = file_of(growing(41)).size();
  CHECK(many - one < 40 * 150);  // a list of 500 actions takes as many bytes, and four for each of its ends
}

TEST_CASE("a joined list of anything but lists is damaged", "[catalog]") {
  std::string bytes = file_of(growing(1));
  const Packed packed(bytes);
  const std::uint32_t joined = last_of(packed, NodeKind::joined);
  const auto node = take_apart(packed.node(joined), packed.string_count() + joined, packed.string_count());
  REQUIRE(node.has_value());
  const std::uint32_t piece = node->children.back() - packed.string_count();
  const auto at = static_cast<std::size_t>(packed.node(piece).data() - bytes.data());
  CHECK(check_structure(bytes, "x").empty());
  for (const NodeKind kind : {NodeKind::joined, NodeKind::object}) {
    bytes[at] = static_cast<char>(kind);
    CHECK(to_string(check_structure(bytes, "x")).find("x: error: the catalog file is damaged: value") == 0);
  }
}
