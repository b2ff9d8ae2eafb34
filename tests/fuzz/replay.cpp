// Gives a fuzz target every file of a folder, sorted by name, and the empty input: what libFuzzer does with a corpus,
// for compilers that do not have it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/target.hpp"

namespace {

namespace fs = std::filesystem;

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int count, char** arguments) {
  const fs::path folder = count == 2 ? arguments[1] : "";
  if (!fs::is_directory(folder)) {
    std::fprintf(stderr, "usage: %s FOLDER\n", arguments[0]);
    return 64;
  }
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  run({});
  for (const fs::path& file : files) {
    std::printf("%s\n", file.filename().c_str());
    std::fflush(stdout);  // the name of the input that ends the program is the last one
    std::ifstream in(file, std::ios::binary);
    run({std::istreambuf_iterator<char>(in), {}});
  }
  return files.empty() ? 1 : 0;
}
