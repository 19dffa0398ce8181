#include "agents/blue/replies.h"

#include <algorithm>
#include <utility>

#include "proto/terms/random.h"

namespace redoubt::blue {

using terms::ExerciseTime;
using terms::Handle;

std::uint16_t Replies::choice(const terms::Inject& inject) const {
  if (undecided_ == Undecided::kFirst) return 0;
  terms::Stream chance(seed_, terms::Purpose::kMind, terms::hash_of(inject.number));
  return static_cast<std::uint16_t>(chance.below(inject.options.size()));
}

void Replies::take(const terms::Inject& inject, ExerciseTime at, Covered covered) {
  if (options_.size() >= kInjectsMax) return;
  if (!options_.emplace(inject.inject, inject.options).second) return;
  if (covered == Covered::kYes || inject.options.empty() || inject.deadline == terms::kNever)
    return;
  const std::uint16_t index = choice(inject);
  const Due due{inject.deadline - (inject.deadline - at) / 4, inject.inject, inject.number, index,
                inject.options[index]};
  const auto later = [](ExerciseTime time, const Due& each) { return time < each.at; };
  due_.insert(std::upper_bound(due_.begin(), due_.end(), due.at, later), due);
}

std::optional<std::uint16_t> Replies::option(Handle inject, const std::string& text) const {
  const auto found = options_.find(inject);
  if (found == options_.end()) return std::nullopt;
  const std::vector<std::string>& options = found->second;
  if (options.empty()) return std::uint16_t{0};
  const auto place = std::find(options.begin(), options.end(), text);
  if (place == options.end()) return std::nullopt;
  return static_cast<std::uint16_t>(place - options.begin());
}

std::vector<Replies::Due> Replies::take_due(ExerciseTime now, std::size_t count_max) {
  std::vector<Due> taken;
  while (!due_.empty() && due_.front().at <= now && taken.size() < count_max) {
    taken.push_back(std::move(due_.front()));
    due_.erase(due_.begin());
  }
  return taken;
}

ExerciseTime Replies::next_due() const { return due_.empty() ? terms::kNever : due_.front().at; }

}  // namespace redoubt::blue
