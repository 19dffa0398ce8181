#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace redoubt::cli {

/// How far a long piece of work is, for people, on stderr: one line rewritten in place on a
/// terminal, a line of its own every ten seconds elsewhere. Nothing for work that ends within the
/// first half second.
class ProgressLine {
 public:
  enum class Mode : std::uint8_t { kLine, kSilent };

  explicit ProgressLine(Mode mode);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Asks `say` for the line whenever it is time for one, from a thread of its own, until close().
  void every_so_often(std::function<std::string()> say);

  /// Wipes the line away. Nothing is asked or printed any more.
  void close();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace redoubt::cli
