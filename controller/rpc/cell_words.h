#pragma once

#include <map>
#include <memory>
#include <string>

#include "controller/scenario/exercise.h"
#include "proto/terms/observation.h"
#include "proto/terms/order.h"

namespace redoubt::rpc {

/// What one cell was shown and what it orders, as sentences: made from what the cell itself knows,
/// and from the catalogue, which everybody may read. One thread.
class CellWords {
 public:
  explicit CellWords(std::shared_ptr<const scenario::Exercise> exercise)
      : exercise_(std::move(exercise)) {}

  /// The next thing that it was shown: "sees host gateway". From the first, in order.
  std::string of(const terms::Observation& observation);
  /// "T1190 Exploit Public-Facing Application on gateway".
  std::string of(const terms::Order& order) const;

 private:
  struct Observed;
  struct Ordered;

  std::string name(terms::Handle handle) const;
  std::string name(terms::ActionId action) const;

  std::shared_ptr<const scenario::Exercise> exercise_;
  std::map<terms::Handle, std::string> names_;
};

/// "taken", "started, until D+0 01:30:00", "refused: it is already so".
std::string ruling_in_words(const terms::Ruling& ruling);

}  // namespace redoubt::rpc
