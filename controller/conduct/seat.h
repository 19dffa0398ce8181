#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "proto/terms/observation.h"
#include "proto/terms/order.h"
#include "proto/terms/ruling.h"
#include "proto/terms/time.h"

namespace redoubt::conduct {

/// A grant as it was given: the instant, and what the cell had been shown and ruled before it.
struct Granted {
  terms::ExerciseTime now = terms::kStartex;
  std::size_t seen = 0;   ///< observations that go before it
  std::size_t ruled = 0;  ///< rulings that go before it
};

/// What one cell has been told so far, in the order in which it was told, so that an agent can be
/// told it again from any point of it. Part of the course: nothing in here knows who is connected.
class Seat {
 public:
  /// Grant n stands at index n - 1.
  const std::vector<Granted>& grants() const { return grants_; }
  /// In the order of adjudication.
  const std::vector<terms::Ruling>& rulings() const { return rulings_; }
  /// What each of these was about.
  const std::vector<terms::Order>& orders() const { return orders_; }
  /// The highest number of an order so far; 0 for none.
  terms::OrderNumber highest() const {
    return first_ruling_.empty() ? 0 : first_ruling_.rbegin()->first;
  }

  /// Where among the rulings the first one on this order stands; rulings().size() when there is
  /// none.
  std::size_t ruling_on(terms::OrderNumber order) const;

  /// Orders started or queued that have not come out yet, as far as the cell has been shown.
  std::size_t in_flight(const std::vector<terms::Observation>& seen);

  void rule(const terms::Order& order, const terms::Ruling& ruling);
  void grant(terms::ExerciseTime now, std::size_t seen);

  bool has_news(std::size_t seen) const {
    return seen > (grants_.empty() ? 0 : grants_.back().seen);
  }

  /// When a cell that is not played in lockstep asked to be told the time; the earliest counts.
  terms::ExerciseTime wake() const { return wake_; }
  void ask_for(terms::ExerciseTime wake);

 private:
  std::vector<Granted> grants_;
  std::vector<terms::Ruling> rulings_;
  std::vector<terms::Order> orders_;
  std::map<terms::OrderNumber, std::size_t> first_ruling_;
  terms::ExerciseTime wake_ = terms::kNever;
  std::size_t accepted_ = 0;
  std::size_t outcomes_ = 0;
  std::size_t counted_ = 0;  ///< observations searched for outcomes
};

}  // namespace redoubt::conduct
