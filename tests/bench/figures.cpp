#include "bench/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace bench {
namespace {

class Times : public benchmark::BenchmarkReporter {
 public:
  explicit Times(std::map<std::string, std::vector<double>>& times) : times_(times) {}

  bool ReportContext(const Context&) override { return true; }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      const bool wall_clock = run.run_name.time_type == "real_time";
      const double seconds = wall_clock ? run.real_accumulated_time : run.cpu_accumulated_time;
      times_[run.run_name.function_name].push_back(seconds * 1e9 / static_cast<double>(run.iterations));
    }
  }

 private:
  std::map<std::string, std::vector<double>>& times_;
};

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::string_view name(Unit unit) {
  switch (unit) {
    case Unit::ns:
      return "ns";
    case Unit::us:
      return "us";
    case Unit::ms:
      return "ms";
    case Unit::megabytes:
      return "MB";
    case Unit::count:
      break;
  }
  return "";
}

double nanoseconds(Unit unit) { return unit == Unit::us ? 1e3 : unit == Unit::ms ? 1e6 : 1; }

std::string number(double value, Unit unit) {
  const char* form = unit == Unit::count ? "{:.0f}" : value >= 100 ? "{:.0f}" : value >= 10 ? "{:.1f}" : "{:.2f}";
  return fmt::format(fmt::runtime(form), value) + (unit == Unit::count ? "" : fmt::format(" {}", name(unit)));
}

std::string ratio(double value) { return fmt::format(fmt::runtime(value >= 10 ? "{:.0f}x" : "{:.1f}x"), value); }

}  // namespace

bool Figures::run(int count, char** arguments) {
  std::vector<std::string> words = {arguments[0], "--benchmark_repetitions=7",
                                    "--benchmark_enable_random_interleaving=true", "--benchmark_min_time=0.1"};
  words.insert(words.end(), arguments + 1, arguments + count);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  int size = static_cast<int>(pointers.size());
  pointers.push_back(nullptr);
  benchmark::Initialize(&size, pointers.data());
  if (benchmark::ReportUnrecognizedArguments(size, pointers.data())) return false;
  Times reporter(times_);
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return true;
}

std::string Figures::table() const {
  std::vector<std::array<std::string, 6>> rows = {{"", "figure", "target", "", "plain loop", "ratio"}};
  for (const Figure& figure : figures_) {
    double value = figure.measured;
    if (figure.unit != Unit::count && figure.unit != Unit::megabytes) {
      const auto times = times_.find(figure.what);
      if (times == times_.end()) continue;  // filtered out
      value = median(times->second) / figure.per_iteration * figure.shown / nanoseconds(figure.unit);
    }
    auto& row = rows.emplace_back();
    row[0] = figure.what;
    row[1] = number(value, figure.unit);
    if (figure.target > 0 || figure.unit == Unit::count) {
      row[2] = number(figure.target, figure.unit);
      row[3] = value <= figure.target ? "ok" : "over";
    }
    const auto plain = times_.find(plain_name(figure.what));
    if (plain == times_.end()) continue;
    const double beside = median(plain->second) / figure.plain_per_iteration * figure.shown / nanoseconds(figure.unit);
    row[4] = number(beside, figure.unit);
    row[5] = ratio(beside / value);
  }
  std::array<std::size_t, 6> widths{};
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  std::string table;
  for (const auto& row : rows) {
    std::string line = fmt::format("{:<{}}", row[0], widths[0]);
    for (std::size_t i = 1; i < row.size(); ++i)
      line += i == 3 ? fmt::format("  {:<{}}", row[i], widths[i]) : fmt::format("  {:>{}}", row[i], widths[i]);
    line.erase(line.find_last_not_of(' ') + 1);
    table += line + '\n';
  }
  return table;
}

}  // namespace bench
