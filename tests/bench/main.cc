// redoubt-bench: measures every bar, prints machine and seeds, then a line per bar, and exits 1
// when one is short.

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/bench/bar.h"

namespace {

using redoubt::bench::Bar;
using redoubt::bench::Wanted;

struct Options {
  bool json = false;
  bool help = false;
  int runs = 5;
  std::string only;
};

constexpr char kUsage[] =
    "redoubt-bench [--json] [--runs N] [--only TEXT]\n"
    "  Measures what Redoubt promises about speed and size; medians of N runs (5 or more).\n"
    "  --only TEXT   the bars whose name holds this text\n"
    "  Exits 1 when a figure is short of its bar, 2 when asked wrongly.\n";

bool parse(int count, char** words, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    const bool valued = i + 1 < count;
    if (word == "--json") {
      options.json = true;
    } else if (word == "--help") {
      options.help = true;
    } else if (word == "--only" && valued) {
      options.only = words[++i];
    } else if (word == "--runs" && valued) {
      const std::string_view number = words[++i];
      const auto parsed =
          std::from_chars(number.data(), number.data() + number.size(), options.runs);
      if (parsed.ec != std::errc{} || options.runs < 5 || options.runs > 1000) return false;
    } else {
      return false;
    }
  }
  return true;
}

std::string processor() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);) {
    if (line.rfind("model name", 0) == 0) return line.substr(line.find(':') + 2);
  }
  return "unknown processor";
}

struct Measured {
  Bar bar;
  double figure = 0;
  bool ok() const { return bar.wanted == Wanted::kAtLeast ? figure >= bar.bar : figure <= bar.bar; }
};

Measured measure(const Bar& bar, int runs) {
  std::vector<double> figures;
  for (int i = 0; i < runs; ++i) figures.push_back(bar.measure());
  std::sort(figures.begin(), figures.end());
  const std::size_t middle = figures.size() / 2;
  const double median =
      runs % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
  return {bar, median};
}

/// "5.21 M events/s", "0.83"
std::string shown(double figure, const char* unit) {
  const bool millions = figure >= 1e6;
  char text[80];
  std::snprintf(text, sizeof text, "%.2f%s%s%s", millions ? figure / 1e6 : figure,
                millions ? " M" : "", *unit == '\0' ? "" : " ", unit);
  return text;
}

void print_line(const Measured& measured) {
  const Bar& bar = measured.bar;
  std::printf("%-66s %16s   %s %-16s %s\n", bar.name, shown(measured.figure, bar.unit).c_str(),
              bar.wanted == Wanted::kAtLeast ? "at least" : "at most ",
              shown(bar.bar, bar.unit).c_str(), measured.ok() ? "ok" : "short");
  std::fflush(stdout);
}

/// Names and units are ours and need no escaping.
void print_json(const std::vector<Measured>& all, const Options& options) {
  std::printf(
      "{\"machine\": \"%s\", \"cores\": %u, \"compiler\": \"%s\", \"runs\": %d, "
      "\"first_seed\": %llu, \"bars\": [",
      processor().c_str(), std::thread::hardware_concurrency(), __VERSION__, options.runs,
      static_cast<unsigned long long>(redoubt::bench::kFirstSeed));
  const char* between = "";
  for (const Measured& measured : all) {
    std::printf(
        "%s\n  {\"name\": \"%s\", \"figure\": %.6g, \"unit\": \"%s\", \"%s\": %.6g, "
        "\"ok\": %s}",
        between, measured.bar.name, measured.figure, measured.bar.unit,
        measured.bar.wanted == Wanted::kAtLeast ? "at_least" : "at_most", measured.bar.bar,
        measured.ok() ? "true" : "false");
    between = ",";
  }
  std::printf("\n]}\n");
}

}  // namespace

int main(int count, char** words) {
  Options options;
  const bool understood = parse(count, words, options);
  if (!understood || options.help) {
    std::fputs(kUsage, understood ? stdout : stderr);
    return understood ? 0 : 2;
  }
  if (!options.json) {
    std::printf("machine: %s, %u cores; compiler %s\n", processor().c_str(),
                std::thread::hardware_concurrency(), __VERSION__);
    std::printf("seeds from %llu; medians of %d runs\n",
                static_cast<unsigned long long>(redoubt::bench::kFirstSeed), options.runs);
  }
  std::vector<Measured> all;
  for (const Bar& bar : redoubt::bench::bars()) {
    if (std::string_view(bar.name).find(options.only) == std::string_view::npos) continue;
    all.push_back(measure(bar, options.runs));
    if (!options.json) print_line(all.back());
  }
  if (options.json) print_json(all, options);
  if (all.empty()) {
    std::fputs("there is no such bar\n", stderr);
    return 2;
  }
  return std::all_of(all.begin(), all.end(), [](const Measured& m) { return m.ok(); }) ? 0 : 1;
}
