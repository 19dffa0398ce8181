#pragma once

#include <memory>
#include <vector>

#include "controller/conduct/control_room.h"
#include "controller/conduct/course.h"
#include "controller/conduct/entry.h"
#include "controller/journal/journal.h"

namespace redoubt::conduct {

/// A course derived again from its journal.
struct Replayed {
  std::unique_ptr<Course> course;
  bool closed = false;           ///< the exercise was played to its end
  std::vector<DatedDeed> deeds;  ///< what people did, in order
};

/// Derives the whole course again, and compares it with every mark on the way and with the end.
/// Gives the course as it stands after the last record. Errors: kDataLoss, naming the first record
/// that is damaged, does not belong there, or that the course derived here does not lead to.
terms::Result<Replayed> replay_course(const journal::Journal& journal,
                                      std::shared_ptr<const scenario::Exercise> exercise,
                                      engine::Engine::Listener listener = nullptr);

/// The same, for who wants to know what happened and not who was told.
terms::Result<std::unique_ptr<engine::Engine>> replay(
    const journal::Journal& journal, std::shared_ptr<const scenario::Exercise> exercise,
    engine::Engine::Listener listener = nullptr);

}  // namespace redoubt::conduct
