#pragma once

#include <vector>

#include "agents/red/picture.h"
#include "proto/terms/campaign.h"

namespace redoubt::red {

/// What in the picture answers a selector. `fresh` is left to the chooser, who knows what has
/// succeeded. Lives no longer than picture and selector, and only until the picture changes.
class Search {
 public:
  Search(const Picture& picture, terms::EntityKind kind, const terms::Selector& selector);

  bool answers(terms::Handle handle) const;
  /// The shortest list at hand that is sure to hold every answer, in order of first sight.
  const std::vector<terms::Handle>& haystack() const;
  /// Every answer, in order of first sight.
  std::vector<terms::Handle> answers_all() const;

 private:
  bool lies_in_zone(terms::Handle handle) const;

  const Picture& picture_;
  const terms::EntityKind kind_;
  const terms::Selector& selector_;
  std::vector<terms::Handle> zones_;  ///< of the selector's name
};

}  // namespace redoubt::red
