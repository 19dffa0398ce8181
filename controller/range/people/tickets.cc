#include "controller/range/people/tickets.h"

#include <algorithm>

namespace redoubt::range::people {
namespace {

constexpr std::int64_t kMillion = terms::Odds::kCertain;
constexpr std::int64_t kThousandth = 1000;
constexpr terms::Duration kHour = std::chrono::hours(1);

}  // namespace

std::int64_t tickets_expected(const Staff& staff, const Use& use, std::int64_t lost) {
  const std::int64_t hours = lost / (kHour.count() / kMillion * kThousandth);  // in millionths
  const std::int64_t failed = hours * use.tries / kThousandth;
  return failed * staff.tickets.per_million / kMillion;
}

std::int64_t false_tickets_expected(const Staff& staff) {
  return staff.people * staff.false_tickets.per_million / (kHour / kStep);
}

std::int64_t drawn(std::int64_t millionths, terms::Stream& stream) {
  const auto left = static_cast<std::uint32_t>(millionths % kMillion);
  const std::int64_t one_more = left > 0 && stream.happens({left}) ? 1 : 0;
  return std::min(millionths / kMillion + one_more, kTicketsMax);
}

}  // namespace redoubt::range::people
