#include "controller/scenario/people_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/range/world.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::Entity;
using range::HostId;
using range::people::kStep;
using range::people::Shift;
using range::people::Staff;
using range::people::Use;
using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::int64_t kPeopleMax = 100'000;
constexpr std::int64_t kTriesMax = 100'000;  ///< in an hour, in thousandths
constexpr yaml::Unit kTries[] = {{"", 1000}};
constexpr std::size_t kUsesMax = 32;
constexpr std::size_t kAlikeMax = 16;        ///< means that will do for one use
constexpr std::size_t kWaysMax = 1'000'000;  ///< from hosts to what is used, of all staff

/// A use, and where it is written.
struct Written {
  range::StaffId staff;
  std::size_t use = 0;
  Value what;
};

/// Reads all staff, and asks whether each could work as it is drawn.
class StaffReader {
 public:
  explicit StaffReader(Draft& draft) : draft_(draft), staff_(draft.exercise.layout.staff) {}

  void read() {
    for (const Item& item : draft_.items["staff"]) read(item);
    if (!staff_.empty() && draft_.sections.findings().ok()) check_ways();
  }

 private:
  void read(const Item& item);
  terms::CellId read_owner(const Value& value, const Staff& staff) const;
  void read_uses(const Value& list, Staff& staff);
  Use read_use(const Value& value, const Staff& staff);
  void check_ways() const;

  Draft& draft_;
  std::vector<Staff>& staff_;
  std::vector<Written> written_;
  std::size_t ways_ = 0;
};

std::optional<terms::Duration> read_end(const Value& value) {
  const auto time = value.time_of_day();
  if (!time) return std::nullopt;
  if (*time % kStep == terms::Duration{}) return time;
  value.error(yaml::Fault::kOutOfRange, "shifts begin and end at a quarter of an hour");
  return std::nullopt;
}

Shift read_shift(const Value& value) {
  if (!value.present()) return {};
  const std::vector<Value> ends = value.list(2);
  if (ends.size() != 2) {
    if (ends.size() == 1) value.expected("from when to when they work");
    return {};
  }
  const auto from = read_end(ends[0]);
  const auto to = read_end(ends[1]);
  if (!from || !to) return {};
  if (*from == *to) value.error("that is no time at all; who works all day has no shift");
  return {*from, *to};
}

void StaffReader::read(const Item& item) {
  Fields fields(item.value);
  take_title(draft_, {EntityKind::kStaff, static_cast<std::uint32_t>(staff_.size())},
             fields.optional("title"));
  Staff staff;
  staff.name = item.name;
  staff.people = fields.required("people").integer(1, kPeopleMax).value_or(1);
  staff.at = draft_.things.hosts(fields.required("at"));
  staff.owner = read_owner(fields.optional("owner"), staff);
  staff.shift = read_shift(fields.optional("shift"));
  read_uses(fields.optional("uses"), staff);
  staff.tickets = fields.optional("tickets").odds().value_or(terms::Odds{});
  staff.false_tickets = fields.optional("false_tickets").odds().value_or(terms::Odds{});
  staff_.push_back(std::move(staff));
}

/// Left out, whoever answers for the first of their hosts.
terms::CellId StaffReader::read_owner(const Value& value, const Staff& staff) const {
  if (value.present()) return cell_of_role(draft_, value, terms::Role::kBlue);
  if (staff.at.empty()) return {};
  return draft_.exercise.layout.hosts[staff.at.front().value].owner;
}

void StaffReader::read_uses(const Value& list, Staff& staff) {
  for (const Value& value : list.list(kUsesMax)) {
    Use use = read_use(value, staff);
    if (!use.means.empty()) staff.uses.push_back(std::move(use));
  }
}

Use StaffReader::read_use(const Value& value, const Staff& staff) {
  Fields fields(value);
  Use use;
  const Value what = fields.required("what");
  use.means = draft_.things.all(what, {EntityKind::kService, EntityKind::kSubscribers});
  use.tries = fields.required("per_hour").measure(kTries, 1, kTriesMax).value_or(use.tries);
  if (use.means.size() > kAlikeMax) {
    what.error(yaml::Fault::kTooMuch,
               fmt::format("{} means that will do, {} at most", use.means.size(), kAlikeMax));
  }
  const std::size_t before = std::exchange(ways_, ways_ + use.means.size() * staff.at.size());
  if (before <= kWaysMax && ways_ > kWaysMax) {
    what.error(
        yaml::Fault::kTooMuch,
        fmt::format("the staff use more than {} ways from hosts to what they use", kWaysMax));
  }
  const range::StaffId id{static_cast<std::uint32_t>(staff_.size())};
  if (!use.means.empty()) written_.push_back({id, staff.uses.size(), what});
  return use;
}

/// A try that could never work is a slip of the pen.
void StaffReader::check_ways() const {
  const range::World drawn(draft_.exercise.layout);
  for (const Written& written : written_) {
    const Staff& staff = staff_[written.staff.value];
    const Use& use = staff.uses[written.use];
    for (const HostId host : staff.at) {
      const bool works = std::any_of(use.means.begin(), use.means.end(), [&](Entity means) {
        return means.kind != EntityKind::kService ||
               drawn.availability(range::ServiceId{means.index}, host) > 0;
      });
      if (works) continue;
      written.what.error(fmt::format("nothing of it can be reached from host '{}'",
                                     draft_.exercise.layout.hosts[host.value].name));
      break;
    }
  }
}

}  // namespace

void read_staff(Draft& draft) { StaffReader(draft).read(); }

}  // namespace redoubt::scenario
