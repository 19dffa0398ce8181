#pragma once

#include <functional>
#include <memory>

namespace redoubt::cli {

/// Turns Ctrl-C and a request to terminate into a call from a thread of its own, while it lives.
/// The second one ends the process at once. Make it before any other thread, so that all of them
/// leave the signals to it.
class Interrupt {
 public:
  explicit Interrupt(std::function<void()> first);
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  bool came() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace redoubt::cli
