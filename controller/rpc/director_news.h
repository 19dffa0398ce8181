#pragma once

#include <map>
#include <memory>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/report/account.h"
#include "controller/rpc/cell_words.h"
#include "controller/scenario/exercise.h"
#include "controller/seats/seats.h"

namespace redoubt::v1 {
class CellStanding;
class News;
class Time;
}  // namespace redoubt::v1

namespace redoubt::rpc {

/// Items, and about how many bytes, of one message.
inline constexpr int kNewsItems = 256;
inline constexpr std::size_t kNewsBytes = std::size_t{128} << 10U;

/// How time stands; when the next inject comes only for those who may see the plan.
void tell_time(const conduct::TimeNews& time, v1::Time& to);
void tell_standing(const conduct::CellStanding& standing, const scenario::Exercise& exercise,
                   v1::CellStanding& to);

/// Puts news into words for one seat: what it may know, and nothing else. One thread.
class Narrator {
 public:
  Narrator(std::shared_ptr<const scenario::Exercise> exercise, seats::Seat seat)
      : exercise_(std::move(exercise)), seat_(std::move(seat)) {}

  /// Whether it is told of everything, of which it may not see all.
  bool hears_all() const;
  /// Whether it is told of its own cell.
  bool hears_own() const;

  /// What it is told first; none for seats that play no cell.
  std::vector<v1::News> greeting() const;
  /// In order; none where nothing in it is for this seat.
  std::vector<v1::News> tell(const conduct::News& news);

 private:
  class Pages;

  bool may(seats::Permission permission) const { return seats::may(seat_.role, permission); }
  void tell(const conduct::ControlNews& news, Pages& pages);
  void tell(const conduct::CellNews& news, Pages& pages);
  void tell_events(const std::vector<range::Event>& events, Pages& pages) const;
  void tell_posts(const std::vector<std::shared_ptr<const conduct::Post>>& posts,
                  Pages& pages) const;
  static void tell_attachments(
      const std::vector<std::shared_ptr<const conduct::Attachment>>& attachments, Pages& pages);
  static void tell_score(const std::string& cell, const conduct::ScoreNews& score, Pages& pages);
  CellWords& words_of(terms::CellId cell);

  std::shared_ptr<const scenario::Exercise> exercise_;
  seats::Seat seat_;
  std::map<terms::CellId, CellWords> words_;
};

}  // namespace redoubt::rpc
