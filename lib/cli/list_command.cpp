#include <ostream>

#include "cli/commands.hpp"
#include "cli/scenarios.hpp"
#include "report/json.hpp"

namespace whichgate::cli {

int list(const ListOptions& options, const Catalog& catalog, const Streams& streams) {
  const auto scenarios = read_scenarios(options.paths, catalog, streams.in);
  if (!scenarios) return refuse(scenarios.error(), streams);
  if (options.replay) return run_all(*scenarios, options.common, catalog, streams, report::replay_line);
  streams.out << (options.common.json ? report::contents_json(*scenarios, options.common.ascii)
                                      : report::contents(*scenarios));
  return yes;
}

}  // namespace whichgate::cli
