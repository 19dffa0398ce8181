#pragma once

#include <functional>
#include <memory>

#include "controller/conduct/bridge.h"
#include "controller/rpc/desk.h"

namespace redoubt::rpc {

/// One look at everything as it stands, from the beginning on for as long as it is wanted. Nothing
/// of it is kept when it is over, so an exercise that nobody looks at costs nothing.
class Look final : public conduct::Onlooker, public std::enable_shared_from_this<Look> {
 public:
  /// Is told what has been; true: that is enough.
  using Hear = std::function<bool(const conduct::ControlNews& news)>;
  /// Once, at the end; not whole: the controller stops.
  using Done = std::function<void(bool whole)>;

  /// Both are called on the desk. Thread-safe, and may be called on the strand.
  static void take(conduct::Bridge& bridge, const std::shared_ptr<Desk>& desk, Hear hear,
                   Done done);

  Look(conduct::Bridge& bridge, std::shared_ptr<Desk> desk, Hear hear, Done done)
      : bridge_(&bridge), desk_(std::move(desk)), hear_(std::move(hear)), done_(std::move(done)) {}

  void hear(std::shared_ptr<const conduct::News> news) override;
  void leave() override;

 private:
  void end(bool whole);

  conduct::Bridge* bridge_;
  std::shared_ptr<Desk> desk_;
  // The desk's.
  conduct::View view_ = 0;
  bool over_ = false;
  Hear hear_;
  Done done_;
};

}  // namespace redoubt::rpc
