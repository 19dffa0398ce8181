#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace redoubt::bench {

/// What a bar asks of its figure.
enum class Wanted : std::uint8_t { kAtLeast, kAtMost };

/// A promise about speed or size, and how it is measured. Each stands in a file of its own:
///
///     const Enlisted kBar({"replay of a journal", "events/s", Wanted::kAtLeast, 1e6, measure});
struct Bar {
  const char* name;
  const char* unit;  ///< "" for a ratio
  Wanted wanted;
  double bar;
  /// One run. Called several times, and the median counts; a ratio measures both sides in each run.
  double (*measure)();
};

/// Puts a bar on the list before main().
class Enlisted {
 public:
  explicit Enlisted(const Bar& bar);
};

/// By name, whatever order the files were linked in.
std::vector<Bar> bars();

/// Processor time this thread has used, in seconds: what others do on the machine does not count.
double processor_seconds();

/// The first of the seeds that rehearsals are measured with.
inline constexpr std::uint64_t kFirstSeed = 1;

}  // namespace redoubt::bench
