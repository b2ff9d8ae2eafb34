#include <memory>
#include <optional>
#include <utility>

#include "bench/benchmarks.hpp"
#include "bench/heap.hpp"
#include "bench/plain_loop.hpp"
#include "whichgate/policy_matrix.hpp"

namespace bench {
namespace {

using whichgate::PolicyMatrix;
using whichgate::PolicyMatrixQuestion;

// The plain loop is timed on the sample: all the cells would take it minutes.
class PlainSample {
 public:
  explicit PlainSample(const MatrixWorkload& workload) {
    PlainPolicies read;
    for (const MatrixWorkload::Cell& cell : workload.sample) {
      cells_.push_back(cell_request(workload.question, cell));
      loops_.emplace_back(cells_.back().policies, read);
    }
  }

  void run() const {
    for (std::size_t i = 0; i < cells_.size(); ++i)
      benchmark::DoNotOptimize(loops_[i].decide(asked(cells_[i].principal, cells_[i].request)));
  }

 private:
  std::vector<CellRequest> cells_;
  std::vector<PlainLoop> loops_;
};

whichgate::VerdictMatrix answer_all(const PolicyMatrix& matrix) {
  return matrix.answer(0, matrix.question().identities.size());
}

// The question with its edit is there before the clock runs, and the matrix that it gives goes away after it.
void add_edited(Figures& figures, const MatrixWorkload& workload, const PolicyMatrix& matrix, const std::string& scp,
                double target, const std::string& what) {
  const auto edited = std::make_shared<const PolicyMatrixQuestion>(with_edited_scp(workload.question, scp));
  figures.add_loop({.what = what, .unit = Unit::ms, .target = target}, [matrix, edited](benchmark::State& state) {
    for (auto _ : state) {
      state.PauseTiming();
      PolicyMatrixQuestion question = *edited;
      std::optional<PolicyMatrix> after;
      state.ResumeTiming();
      after = matrix.recompile(std::move(question));
      benchmark::DoNotOptimize(answer_all(*after));
      state.PauseTiming();
      after.reset();
      state.ResumeTiming();
    }
  });
}

}  // namespace

void add_matrix(Figures& figures, const Inputs& inputs) {
  const MatrixWorkload& workload = inputs.w4;
  const auto cells = static_cast<double>(workload.cells());
  PolicyMatrixQuestion copy = workload.question;
  std::size_t peak = 0;
  const PolicyMatrix matrix = [&] {
    const HeapCount count;
    PolicyMatrix compiled = PolicyMatrix::compile(std::move(copy));
    benchmark::DoNotOptimize(answer_all(compiled));
    peak = count.peak();
    return compiled;
  }();
  const auto plain = std::make_shared<const PlainSample>(workload);
  figures.add(
      {.what = "W4 all decisions, compiled",
       .unit = Unit::ms,
       .target = 10,
       .per_iteration = cells,
       .shown = cells,
       .plain_per_iteration = static_cast<double>(workload.sample.size())},
      [matrix] { benchmark::DoNotOptimize(answer_all(matrix)); }, [plain] { plain->run(); });
  figures.add_measured({.what = "W4 memory, compiled form and answer",
                        .unit = Unit::megabytes,
                        .target = 40,
                        .measured = static_cast<double>(peak) / 1e6});
  figures.add({.what = "W4 from parsed policies", .unit = Unit::ms},
              [&workload] { benchmark::DoNotOptimize(answer_all(PolicyMatrix::compile(workload.question))); });
  add_edited(figures, workload, matrix, "ProdGuard", 5, "W4 after one SCP edit");
  add_edited(figures, workload, matrix, "FullAWSAccess", 0, "W4 after an edit of the SCP that stands everywhere");
}

}  // namespace bench
