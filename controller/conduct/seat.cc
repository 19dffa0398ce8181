#include "controller/conduct/seat.h"

#include <algorithm>

namespace redoubt::conduct {

std::size_t Seat::ruling_on(terms::OrderNumber order) const {
  const auto found = first_ruling_.find(order);
  return found == first_ruling_.end() ? rulings_.size() : found->second;
}

std::size_t Seat::in_flight(const std::vector<terms::Observation>& seen) {
  for (; counted_ < seen.size(); ++counted_) {
    outcomes_ += std::holds_alternative<terms::Outcome>(seen[counted_].what) ? 1 : 0;
  }
  return accepted_ - std::min(accepted_, outcomes_);
}

void Seat::rule(const terms::Order& order, const terms::Ruling& ruling) {
  const bool first = first_ruling_.try_emplace(ruling.order, rulings_.size()).second;
  const bool accepted =
      ruling.verdict == terms::Verdict::kStarted || ruling.verdict == terms::Verdict::kQueued;
  accepted_ += first && accepted ? 1 : 0;
  rulings_.push_back(ruling);
  orders_.push_back(order);
}

void Seat::grant(terms::ExerciseTime now, std::size_t seen) {
  grants_.push_back({now, seen, rulings_.size()});
  wake_ = terms::kNever;
}

void Seat::ask_for(terms::ExerciseTime wake) { wake_ = std::min(wake_, wake); }

}  // namespace redoubt::conduct
