#pragma once
#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

// What is measured, against what it is held, and the table of it.
namespace bench {

enum class Unit { ns, us, ms, megabytes, count };

// A row of the table. A benchmark answers `per_iteration` questions in each iteration; the figure is what `shown` of
// them take.
struct Figure {
  std::string what;
  Unit unit = Unit::ns;
  double target = 0;  // 0: none
  double per_iteration = 1, shown = 1;
  double plain_per_iteration = 0;  // questions in an iteration of the plain loop's benchmark; 0: it has none
  double measured = 0;             // of a figure that is not a benchmark
  bool wall_clock = false;         // another process does the work
};

class Figures {
 public:
  // `timed` is one iteration.
  template <class Timed>
  void add(Figure figure, Timed timed) {
    auto* registered = register_timed(figure.what, timed);
    if (figure.wall_clock) registered->UseRealTime();
    figures_.push_back(std::move(figure));
  }
  template <class Timed, class Plain>
  void add(const Figure& figure, Timed timed, Plain plain) {
    add(figure, timed);
    register_timed(plain_name(figure.what), plain);
  }
  // `timed` has a loop of its own.
  template <class Timed>
  void add_loop(Figure figure, Timed timed) {
    benchmark::RegisterBenchmark(figure.what.c_str(), timed);
    figures_.push_back(std::move(figure));
  }
  void add_measured(Figure figure) { figures_.push_back(std::move(figure)); }

  // Runs the benchmarks that were added, each several times and in turn with the others, so that what else the machine
  // does meets all of them; `arguments` go to Google Benchmark. False when it does not know one.
  bool run(int count, char** arguments);
  // Name, figure, target, ok or over, the plain loop's figure, and how many times faster.
  std::string table() const;

 private:
  static std::string plain_name(const std::string& what) { return what + " (plain loop)"; }

  template <class Timed>
  static benchmark::internal::Benchmark* register_timed(const std::string& name, Timed timed) {
    return benchmark::RegisterBenchmark(name.c_str(), [timed](benchmark::State& state) {
      for (auto _ : state) timed();
    });
  }

  std::vector<Figure> figures_;
  std::map<std::string, std::vector<double>> times_;  // nanoseconds of an iteration in each repetition, by name
};

}  // namespace bench
