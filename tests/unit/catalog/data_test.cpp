#include "catalog/check_file.hpp"
#include "catalog/unpack.hpp"
#include "catalog/update/pack.hpp"
#include "support/catch.hpp"
#include "whichgate/catalog.hpp"

using namespace whichgate;

TEST_CASE("the data that the library carries are sound, and small enough", "[catalog]") {
  const std::string_view bytes = Catalog::builtin().bytes();
  CHECK(to_string(catalog::check_file(bytes, "catalog.bin")) == "");
  CHECK(bytes.size() <= 4'000'000);
}

TEST_CASE("the data are what packing them again gives", "[catalog]") {
  const std::string_view bytes = Catalog::builtin().bytes();
  const auto again = catalog::pack(catalog::unpack(catalog::Packed(bytes)));
  REQUIRE(again.has_value());
  CHECK((*again == bytes));
}

TEST_CASE("the data hold every policy's history, in the order of the versions and of time", "[catalog]") {
  const catalog::Contents contents = catalog::unpack(catalog::Packed(Catalog::builtin().bytes()));
  std::size_t versions = 0, undated = 0, wrong = 0;
  for (const catalog::Policy& policy : contents.policies) {
    std::string last;
    int number = 0;
    for (const catalog::PolicyVersion& version : policy.versions) {
      ++versions;
      const int own = std::stoi(version.version.substr(1));
      if (own <= number) ++wrong;
      number = own;
      if (version.date.empty())
        ++undated;
      else if (version.date < last)
        ++wrong;
      else
        last = version.date;
    }
  }
  CHECK(wrong == 0);
  CHECK(contents.actions.size() == 22091);
  CHECK(contents.services.size() == 456);
  CHECK(contents.policies.size() == 1594);
  CHECK(versions == 6194);
  CHECK(undated == 170);
}
