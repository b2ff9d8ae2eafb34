#pragma once
#include "bench/figures.hpp"
#include "bench/inputs.hpp"

// One function a subject: it adds its rows to the table. `inputs` must outlive the run.
namespace bench {

void add_requests(Figures& figures, const Inputs& inputs);   // W1, W2
void add_catalog(Figures& figures, const Inputs& inputs);    // W3
void add_matrix(Figures& figures, const Inputs& inputs);     // W4
void add_documents(Figures& figures, const Inputs& inputs);  // W5
void add_start(Figures& figures, const Inputs& inputs);      // a process, from its start to its first decision
void add_why(Figures& figures, const Inputs& inputs);        // `why` in the organization of W4
void add_wildcards(Figures& figures);

// How often a warm verdict() allocates, summed over all requests of W1 and W2.
std::size_t allocations_of_warm_verdicts(const Inputs& inputs);

}  // namespace bench
