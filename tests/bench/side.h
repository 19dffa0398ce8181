#pragma once

#include <cstdio>
#include <string>
#include <vector>

namespace redoubt::bench {

/// Another process with one side of a measurement in it: redoubt-bench-side in one of its roles.
/// Lines go to and fro. It is ended with this object.
class Side {
 public:
  /// The words are its command line: {"town", "10000"}.
  explicit Side(const std::vector<std::string>& words);
  ~Side();
  Side(const Side&) = delete;
  Side& operator=(const Side&) = delete;

  void say(const std::string& line);
  /// Its next line. A side that ends without one ends the benchmark.
  std::string hear();

  // So far, as the system accounts for it.
  double processor_seconds() const;
  double resident_bytes() const;
  double peak_bytes() const;

 private:
  /// Of /proc/PID/status, in bytes.
  double size(const std::string& key) const;

  int pid_ = 0;
  std::FILE* to_ = nullptr;
  std::FILE* from_ = nullptr;
};

}  // namespace redoubt::bench
