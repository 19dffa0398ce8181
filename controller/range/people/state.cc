#include "controller/range/people/state.h"

#include <algorithm>
#include <cstdlib>

#include "controller/range/people/tickets.h"

namespace redoubt::range::people {

using terms::EntityKind;
using terms::ExerciseTime;
using terms::Purpose;
using terms::Stream;

namespace {

constexpr std::int64_t kWhole = 1000;
constexpr std::int64_t kStated = 10;  ///< moves of less than this are not

/// What a fact can have done to the work of whom it concerns; nothing where it has no bearing on
/// what reaches whom.
Heard bearing_of(const Event& event) {
  const std::uint64_t number = event.sequence;
  switch (event.kind) {
    case EventKind::kHostIsolated:
    case EventKind::kLinkCut:
    case EventKind::kFlowBlocked:
    case EventKind::kSupplyFailed:
      return {.worse = number};
    case EventKind::kHostRejoined:
    case EventKind::kHostRestored:
    case EventKind::kLinkOpened:
    case EventKind::kFlowAllowed:
    case EventKind::kSupplyRestored:
      return {.better = number};
    case EventKind::kServiceSet:
      return {.worse = number, .better = number};
    default:
      return {};
  }
}

/// Whether it is about what telephones go by.
bool is_mobile(Entity thing) {
  return thing.kind == EntityKind::kNetworkFunction || thing.kind == EntityKind::kRadioCell ||
         thing.kind == EntityKind::kSlice;
}

/// Under which those follow who telephone.
constexpr Entity kAnyPhone{EntityKind::kSubscribers, UINT32_MAX};

}  // namespace

State::State(const Layout& layout)
    : layout_(&layout),
      wiring_(std::make_shared<const Wiring>(wiring_of(layout))),
      standings_(layout.staff.size()) {
  for (std::uint32_t i = 0; i < standings_.size(); ++i) {
    standings_[i].uses.resize(layout.staff[i].uses.size());
    hear(StaffId{i}, {});
  }
}

State::Wiring State::wiring_of(const Layout& layout) {
  Wiring wiring;
  for (std::uint32_t i = 0; i < layout.staff.size(); ++i) {
    const Staff& staff = layout.staff[i];
    for (const HostId host : staff.at) wiring.concerned.add(entity(host), i);
    Name& name = wiring.names.emplace_back(Name{terms::hash_of(staff.name), {}});
    for (const Use& use : staff.uses) {
      for (const Entity means : use.means) {
        const bool phone = means.kind == EntityKind::kSubscribers;
        if (phone) wiring.concerned.add(kAnyPhone, i);
        if (phone) continue;
        wiring.concerned.add(means, i);
        wiring.concerned.add(entity(layout.services[means.index].host), i);
      }
      const std::string& first = layout.name_of(use.means.front());
      name.uses.push_back(terms::mix(name.staff + terms::hash_of(first)));
    }
    if (staff.false_tickets.per_million > 0 && !staff.uses.empty()) wiring.false_tickets = true;
  }
  wiring.concerned.close();
  return wiring;
}

// --- What is heard -------------------------------------------------------------------------------

void State::apply(const Event& event) {
  const bool ours =
      event.subject.kind == EntityKind::kStaff && event.subject.index < standings_.size();
  if (!ours) return hear(event);
  const StaffId id{event.subject.index};
  switch (event.kind) {
    case EventKind::kWorkServed: {
      Standing& standing = standings_[id.value];
      standing.stated = std::clamp<std::int64_t>(event.amount, 0, kWhole);
      standing.stated_by = event.sequence;
      quiet_ = false;
      return;
    }
    case EventKind::kStaffPresent:
      return take_presence(standings_[id.value], event);
    case EventKind::kSupplyFailed:
    case EventKind::kSupplyRestored:
      return take_supply(id, event);
    default:
      return;
  }
}

void State::take_supply(StaffId id, const Event& event) {
  Standing& standing = standings_[id.value];
  const bool were_there = standing.missing.empty();
  std::erase(standing.missing, event.object);
  if (event.kind == EventKind::kSupplyFailed) standing.missing.push_back(event.object);
  const bool are_there = standing.missing.empty();
  if (were_there && !are_there) standing.left_by = event.sequence;
  if (!were_there && are_there) standing.came_by = event.sequence;
  quiet_ = false;
}

/// Who is sent home leaves his work undone, as does who cannot come.
void State::take_presence(Standing& standing, const Event& event) {
  const std::int64_t present = std::clamp<std::int64_t>(event.amount, 0, kWhole);
  if (present < standing.present) standing.left_by = event.sequence;
  if (present > standing.present) standing.came_by = event.sequence;
  standing.present = present;
  quiet_ = false;
}

/// A link may lie between anybody and anything, and so may whatever a mobile network is made of.
void State::hear(const Event& event) {
  if (is_mobile(event.subject)) {
    const Heard moved{.worse = event.sequence, .better = event.sequence};
    return wiring_->concerned.for_each(kAnyPhone,
                                       [&](std::uint32_t i) { hear(StaffId{i}, moved); });
  }
  const Heard heard = bearing_of(event);
  if (heard.worse == 0 && heard.better == 0) return;
  if (event.subject.kind == EntityKind::kLink) {
    for (std::uint32_t i = 0; i < standings_.size(); ++i) hear(StaffId{i}, heard);
    return;
  }
  wiring_->concerned.for_each(event.subject, [&](std::uint32_t i) { hear(StaffId{i}, heard); });
}

void State::hear(StaffId id, const Heard& heard) {
  Standing& standing = standings_[id.value];
  if (heard.worse != 0) standing.heard.worse = heard.worse;
  if (heard.better != 0) standing.heard.better = heard.better;
  if (!standing.to_weigh) to_weigh_.push_back(id);
  standing.to_weigh = true;
}

// --- What follows --------------------------------------------------------------------------------

/// Tickets go before the work that is served: who needs these people hears of that last.
void State::settle(ExerciseTime now, const Reach& reach, Facts& facts) {
  if (quiet_ && to_weigh_.empty() && now < due_) return;
  for (const StaffId id : to_weigh_) weigh(id, now, reach);
  to_weigh_.clear();
  const std::size_t before = facts.size();
  end_step(now, facts);
  for (std::uint32_t i = 0; i < standings_.size(); ++i) state_work({i}, now, facts);
  quiet_ = facts.size() == before;
  due_ = next_step();
}

void State::weigh(StaffId id, ExerciseTime now, const Reach& reach) {
  const Staff& staff = layout_->staff[id.value];
  Standing& standing = standings_[id.value];
  std::vector<std::int64_t> missed;
  for (std::size_t use = 0; use < staff.uses.size(); ++use) {
    missed.push_back(people::missed(staff, staff.uses[use], reach));
    standing.uses[use].move(missed.back(), now, standing.heard);
  }
  standing.served = people::served(staff, missed);
  standing.heard = {};
  standing.to_weigh = false;
}

void State::state_work(StaffId id, ExerciseTime now, Facts& facts) const {
  const Standing& standing = standings_[id.value];
  const bool on_duty = covers(layout_->staff[id.value].shift, now);
  const std::int64_t here = standing.missing.empty() ? standing.present : 0;
  const std::int64_t at_work = standing.served * here / kWhole;
  const std::int64_t served = on_duty ? at_work : kWhole;
  const std::int64_t moved = served - standing.stated;
  const bool all_or_nothing = served == kWhole || served == 0;
  if (moved == 0 || (std::abs(moved) < kStated && !all_or_nothing)) return;
  const std::uint64_t risen_by = on_duty ? rose_by(standing) : standing.stated_by;
  facts.push_back(
      fact(EventKind::kWorkServed, entity(id), served, moved < 0 ? fell_by(standing) : risen_by));
}

/// Of all that they miss now, the fact that came last.
std::uint64_t State::fell_by(const Standing& standing) {
  const bool all_here = standing.missing.empty() && standing.present == kWhole;
  std::uint64_t by = all_here ? 0 : standing.left_by;
  for (const Shortfall& use : standing.uses) {
    if (use.now() > 0) by = std::max(by, use.fell_by());
  }
  return by;
}

std::uint64_t State::rose_by(const Standing& standing) {
  std::uint64_t by = standing.came_by;
  for (const Shortfall& use : standing.uses) by = std::max(by, use.rose_by());
  return by;
}

/// The next, where somebody misses something, or opens tickets without reason.
ExerciseTime State::next_step() const {
  const bool any = wiring_->false_tickets ||
                   std::any_of(standings_.begin(), standings_.end(), [](const Standing& standing) {
                     return standing.stated < kWhole || !standing.missing.empty() ||
                            std::any_of(
                                standing.uses.begin(), standing.uses.end(),
                                [](const Shortfall& use) { return use.open(); });
                   });
  return any ? terms::kStartex + (steps_ + 1) * kStep : terms::kNever;
}

// --- Tickets -------------------------------------------------------------------------------------

/// Where steps were left out, there was nothing to tell of them.
void State::end_step(ExerciseTime now, Facts& facts) {
  const std::int64_t ended = now.time_since_epoch() / kStep;
  if (ended == steps_) return;
  steps_ = ended;
  const ExerciseTime begun = terms::kStartex + (ended - 1) * kStep;
  for (std::uint32_t i = 0; i < standings_.size(); ++i) {
    std::vector<std::int64_t> lost;
    for (Shortfall& use : standings_[i].uses) lost.push_back(use.take(now));
    const bool at_work = covers(layout_->staff[i].shift, begun) && standings_[i].missing.empty();
    if (!at_work || lost.empty()) continue;
    open_tickets({i}, lost, facts);
    open_false_tickets({i}, lost, facts);
  }
}

void State::open_tickets(StaffId id, const std::vector<std::int64_t>& lost, Facts& facts) const {
  const Staff& staff = layout_->staff[id.value];
  for (std::size_t use = 0; use < lost.size(); ++use) {
    const std::int64_t here = standings_[id.value].present;
    const std::int64_t felt = here == kWhole ? lost[use] : lost[use] / kWhole * here;
    const std::int64_t expected = tickets_expected(staff, staff.uses[use], felt);
    if (expected == 0) continue;
    const std::uint64_t name = wiring_->names[id.value].uses[use];
    Stream chance(seed_, Purpose::kTicket, name + static_cast<std::uint64_t>(steps_));
    const std::uint64_t cause = standings_[id.value].uses[use].fell_by();
    for (std::int64_t left = drawn(expected, chance); left > 0; --left) {
      facts.push_back(ticket(id, use, cause));
    }
  }
}

/// About what they all had all the time; where that which is drawn was not, it would be no false
/// one, and there is none.
void State::open_false_tickets(StaffId id, const std::vector<std::int64_t>& lost,
                               Facts& facts) const {
  const std::int64_t expected =
      false_tickets_expected(layout_->staff[id.value]) * standings_[id.value].present / kWhole;
  if (expected == 0) return;
  const std::uint64_t name = wiring_->names[id.value].staff;
  Stream chance(seed_, Purpose::kFalseTicket, name + static_cast<std::uint64_t>(steps_));
  for (std::int64_t left = drawn(expected, chance); left > 0; --left) {
    const std::size_t use = chance.below(lost.size());
    const bool works = lost[use] == 0 && standings_[id.value].uses[use].now() == 0;
    if (works) facts.push_back(ticket(id, use, 0));
  }
}

Event State::ticket(StaffId id, std::size_t use, std::uint64_t cause) const {
  Event ticket = fact(EventKind::kTicketOpened, entity(id), 0, cause);
  ticket.object = layout_->staff[id.value].uses[use].means.front();
  return ticket;
}

}  // namespace redoubt::range::people
