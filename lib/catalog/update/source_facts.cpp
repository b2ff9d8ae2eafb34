#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "catalog/update/source.hpp"
#include "text/text.hpp"

// What AWS says in its documentation and no package publishes, in files of our own.
namespace whichgate::catalog {

namespace {

constexpr std::string_view dates_header = "policy\tversion\tcreate_date";

struct ActionPattern {
  std::string pattern;
  Location where;
};

class Facts : public Source {
 public:
  bool recognises(const Input& input) const override {
    if (!input.json) return input.text.substr(0, dates_header.size()) == dates_header;
    if (!has_member(input, "source", json::Kind::string)) return false;
    const json::Node& root = input.json->root;
    return root.find("pages") || root.find("retired_actions") || root.find("console_only") ||
           root.find("global_condition_keys");
  }

  void read(const Input& input, Problems& problems) override {
    if (input.json)
      read_facts(json::root(*input.json), problems);
    else
      read_dates(input, problems);
  }

  void apply(Work& work) override {
    if (pages_) work.contents.pages = *std::move(pages_);
    if (retired_actions_) work.contents.retired_actions = *std::move(retired_actions_);
    if (global_keys_) work.contents.global_keys = *std::move(global_keys_);
    if (console_only_) mark_console_only(work);
    for (const auto& [policy, versions] : create_dates_)
      for (const auto& [version, date] : versions) work.create_dates[policy][version] = date;
    for (CatalogOrigin& origin : origins_) set_origin(work.contents, std::move(origin));
  }

 private:
  void read_facts(const json::Element& root, Problems& problems) {
    json::ObjectReader object(root, problems);
    CatalogOrigin origin;
    object.string("source", origin.source);
    read_date(object, "date", origin.date, problems);
    origin.date = day_of(origin.date);
    origins_.push_back(std::move(origin));
    read_list(object, "pages", pages_, read_page, problems);
    read_list(object, "retired_actions", retired_actions_, read_retired_action, problems);
    read_list(object, "global_condition_keys", global_keys_, read_global_key, problems);
    read_list(object, "console_only", console_only_, read_pattern, problems);
    object.finish();
  }

  // Several files may each tell a part of a list.
  template <class Entry>
  static void read_list(json::ObjectReader& object, std::string_view key, std::optional<std::vector<Entry>>& list,
                        Entry (*read_entry)(const json::Element&, Problems&), Problems& problems) {
    if (!object.has(key)) return;
    if (!list) list.emplace();
    for (const json::Element& item : object.elements(key)) list->push_back(read_entry(item, problems));
  }

  static BillingPage read_page(const json::Element& element, Problems& problems) {
    json::ObjectReader object(element, problems);
    BillingPage page;
    if (object.required("name")) object.string("name", page.name);
    object.strings("other_names", page.other_names);
    std::size_t gated = 0;
    if (object.required("gated")) object.choice("gated", {"yes", "no", "undocumented"}, gated);
    page.gated = static_cast<Gated>(gated);
    object.strings("view", page.view_actions);
    object.strings("legacy_view", page.legacy_view_actions);
    object.finish();
    return page;
  }

  static RetiredAction read_retired_action(const json::Element& element, Problems& problems) {
    json::ObjectReader object(element, problems);
    RetiredAction action;
    if (object.required("action")) object.string("action", action.action);
    object.strings("replaced_by", action.replaced_by);
    object.finish();
    return action;
  }

  static GlobalConditionKey read_global_key(const json::Element& element, Problems& problems) {
    json::ObjectReader object(element, problems);
    GlobalConditionKey key;
    if (object.required("name")) object.string("name", key.name);
    if (object.required("type")) object.string("type", key.type);
    if (object.required("present")) object.string("present", key.present);
    object.finish();
    return key;
  }

  static ActionPattern read_pattern(const json::Element& element, Problems& problems) {
    return {read_entry(element, "`console_only`", problems), element.where()};
  }

  void read_dates(const Input& input, Problems& problems) {
    int number = 0;
    std::string newest;
    for (std::string_view line : text::split(input.text, '\n')) {
      ++number;
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      if (number == 1 || line.empty()) continue;
      newest = std::max(newest, read_row(line, {std::string(input.path), "", number, 1}, problems));
    }
    origins_.push_back({"AWS's dates of managed policy versions", "", day_of(newest)});
  }

  // Returns the row's date.
  std::string read_row(std::string_view line, Location where, Problems& problems) {
    const std::vector<std::string_view> cells = text::split(line, '\t');
    if (cells.size() != 3) {
      json::problem(problems, where, "catalog.row",
                    fmt::format("a row has three columns, and this one has {}", cells.size()),
                    "separate policy, version and create_date with tabs");
      return {};
    }
    where.column += static_cast<int>(cells[0].size()) + 1;
    if (!check_version(cells[1], where, problems)) return {};
    where.column += static_cast<int>(cells[1].size()) + 1;
    std::string& date = create_dates_[std::string(cells[0])][std::string(cells[1])];
    read_date(cells[2], where, date, problems);
    return date;
  }

  void mark_console_only(Work& work) {
    for (CatalogAction& action : work.contents.actions) action.console_only = false;
    for (const ActionPattern& one : *console_only_) {
      bool any = false;
      for (CatalogAction& action : work.contents.actions)
        if (text::wildcard_match_ignoring_case(one.pattern, action.name)) any = action.console_only = true;
      if (!any)
        warn(work.problems, one.where, "catalog.no-such-action", fmt::format("no action is called `{}`", one.pattern));
    }
  }

  std::optional<std::vector<BillingPage>> pages_;
  std::optional<std::vector<RetiredAction>> retired_actions_;
  std::optional<std::vector<GlobalConditionKey>> global_keys_;
  std::optional<std::vector<ActionPattern>> console_only_;
  std::map<std::string, std::map<std::string, std::string>> create_dates_;
  std::vector<CatalogOrigin> origins_;
};

}  // namespace

std::unique_ptr<Source> facts_source() { return std::make_unique<Facts>(); }

}  // namespace whichgate::catalog
