#include "controller/conduct/reader.h"

#include <algorithm>

namespace redoubt::conduct {
namespace {

constexpr std::size_t kPerMessage = terms::kObservationsPerMessageMax;

/// Where a message that begins at `from` ends: at multiples of a message's size, so that readers
/// who began at different places soon share the same messages.
std::size_t cut(std::size_t from, std::size_t limit) {
  return std::min(limit, (from / kPerMessage + 1) * kPerMessage);
}

/// The grant to be told next. Time waits for nobody at free pace, so there the latest stands for
/// all that were not told yet: what lies before it goes out in full messages.
std::size_t next_grant(const Reader& reader, const Seat& seat) {
  return reader.pace == terms::Pace::kFree ? seat.grants().size() : reader.granted + 1;
}

}  // namespace

Press::Message Press::once(Shelf& shelf, Place place, const std::function<terms::ToAgent()>& make) {
  const auto found = shelf.messages.find(place);
  if (found != shelf.messages.end()) return found->second;
  if (shelf.made.size() == kKept) {
    shelf.messages.erase(shelf.made.front());
    shelf.made.pop_front();
  }
  shelf.made.push_back(place);
  return shelf.messages[place] = std::make_shared<const terms::ToAgent>(make());
}

Press::Message Press::observations(const std::vector<terms::Observation>& seen, std::size_t from,
                                   std::size_t to) {
  return once(observations_, {from, to}, [&]() -> terms::ToAgent {
    const auto first = seen.begin() + static_cast<std::ptrdiff_t>(from);
    const auto last = seen.begin() + static_cast<std::ptrdiff_t>(to);
    return terms::Observations{
        from + 1, std::make_shared<const std::vector<terms::Observation>>(first, last)};
  });
}

Press::Message Press::rulings(const std::vector<terms::Ruling>& all, std::size_t from,
                              std::size_t to) {
  return once(rulings_, {from, to}, [&]() -> terms::ToAgent {
    return terms::Rulings{{all.begin() + static_cast<std::ptrdiff_t>(from),
                           all.begin() + static_cast<std::ptrdiff_t>(to)}};
  });
}

Press::Message Press::grant(std::uint64_t number, const Granted& granted) {
  return once(grants_, {number, number},
              [&]() -> terms::ToAgent { return terms::Grant{number, granted.now, granted.seen}; });
}

Press::Message tell_next(Reader& reader, const Course& course, Press& press) {
  if (!reader.repeats.empty()) {
    return std::make_shared<const terms::ToAgent>(
        terms::Rulings{std::exchange(reader.repeats, {})});
  }
  const Seat& seat = course.seat(reader.cell);
  const auto& observations = course.seen_by(reader.cell);
  const bool grant_waits = reader.granted < seat.grants().size();
  const std::size_t next = next_grant(reader, seat);
  const Granted limit = grant_waits ? seat.grants()[next - 1]
                                    : Granted{{}, observations.size(), seat.rulings().size()};
  if (reader.seen < limit.seen) {
    const std::size_t from = reader.seen;
    reader.seen = cut(from, limit.seen);
    return press.observations(observations, from, reader.seen);
  }
  if (reader.ruled < limit.ruled) {
    const std::size_t from = reader.ruled;
    reader.ruled = cut(from, limit.ruled);
    return press.rulings(seat.rulings(), from, reader.ruled);
  }
  if (!grant_waits) return nullptr;
  return press.grant(reader.granted = next, limit);
}

bool told_everything(const Reader& reader, const Course& course) {
  const Seat& seat = course.seat(reader.cell);
  return reader.repeats.empty() && reader.seen == course.seen_by(reader.cell).size() &&
         reader.ruled == seat.rulings().size() && reader.granted == seat.grants().size();
}

}  // namespace redoubt::conduct
