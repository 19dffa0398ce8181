#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace redoubt::bench {

/// Messages of a stream, as bytes.
using Frames = std::vector<std::string>;

/// What any gRPC server does at the least: to each stream that says something it pushes the first
/// frames, and once it is let go all others, one write after the other; then it ends the stream.
/// Every stream is sent the same memory.
class BareServer {
 public:
  /// On a free port of 127.0.0.1.
  BareServer(const Frames& frames, std::size_t first);
  ~BareServer();

  std::string address() const;
  void go();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace redoubt::bench
