#include "tests/bench/working_day.h"

#include <chrono>
#include <string>
#include <utility>

#include "tests/bench/town.h"

namespace redoubt::bench {
namespace {

using range::EventKind;
using range::HostId;
using range::LinkId;
using range::ServiceId;
using scenario::Consequence;
using scenario::Inject;
using std::chrono::hours;
using std::chrono::minutes;

constexpr terms::CellId kBlue{1};

/// What stands at the centre, each on a host of its own, and how often each person uses it in an
/// hour, in thousandths.
constexpr std::pair<const char*, std::int64_t> kCentre[] = {
    {"mail", 6000}, {"database", 4000}, {"files", 3000}, {"voice", 1500}};
constexpr std::int64_t kPages = 6000;

/// The centre's services, in the order above.
std::vector<ServiceId> draw_centre(range::Layout& layout) {
  std::vector<ServiceId> centre;
  for (const auto& [name, tries] : kCentre) {
    const HostId host{static_cast<std::uint32_t>(centre.size())};
    const ServiceId service{static_cast<std::uint32_t>(layout.services.size())};
    const auto protocol = static_cast<range::Protocol>(layout.protocols.size());
    layout.protocols.emplace_back(name);
    layout.services.push_back(
        {.name = layout.hosts[host.value].name + "/" + name, .host = host, .protocol = protocol});
    layout.hosts[host.value].services.push_back(service);
    centre.push_back(service);
  }
  for (range::Link& link : layout.links) link.rules = {{.allow = true}};
  return centre;
}

/// Of one zone: as many of them at each of its hosts.
range::people::Staff staff_of(const range::Layout& layout, std::uint32_t zone,
                              const std::vector<ServiceId>& centre) {
  const hours begin((7 + 8 * (zone % 3)) % 24);
  range::people::Staff staff{.name = "staff-" + std::to_string(zone), .owner = kBlue};
  for (std::uint32_t i = 0; i < layout.hosts.size(); ++i) {
    if (layout.hosts[i].zone.value == zone) staff.at.push_back({i});
  }
  staff.shift = {begin, (begin + hours(8)) % hours(24)};
  staff.uses = {{{entity(layout.hosts[staff.at.front().value].services.front())}, kPages}};
  for (std::size_t i = 0; i < centre.size(); ++i) {
    staff.uses.push_back({{entity(centre[i])}, kCentre[i].second});
  }
  staff.tickets = {20'000};
  staff.false_tickets = {1000};
  return staff;
}

void draw_people(range::Layout& layout, std::uint32_t people) {
  const std::vector<ServiceId> centre = draw_centre(layout);
  const auto per_host = people / static_cast<std::uint32_t>(layout.hosts.size());
  range::Function work{.name = "work", .shown_to = {kBlue}};
  for (std::uint32_t zone = 1; zone < layout.zones.size(); ++zone) {
    if (layout.hosts.back().zone.value < zone) break;
    auto staff = staff_of(layout, zone, centre);
    staff.people = per_host * static_cast<std::int64_t>(staff.at.size());
    work.parts.push_back(entity(range::StaffId{static_cast<std::uint32_t>(layout.staff.size())}));
    layout.staff.push_back(std::move(staff));
  }
  layout.functions.push_back(std::move(work));
}

Consequence state(minutes after, EventKind kind, std::vector<range::Entity> things,
                  std::int64_t amount = 0) {
  Consequence consequence{.after = after};
  for (const range::Entity thing : things) {
    range::Event& fact = consequence.facts.emplace_back();
    fact.kind = kind;
    fact.subject = thing;
    fact.amount = amount;
  }
  return consequence;
}

/// All links between the zones up to one and those after it, as the town draws them.
std::vector<range::Entity> break_after(std::uint32_t zone) {
  return {entity(LinkId{2 * zone - 1}), entity(LinkId{2 * zone}), entity(LinkId{2 * zone + 1})};
}

std::vector<Consequence> trouble(std::uint32_t nth, const range::Layout& layout) {
  const auto hosts = static_cast<std::uint32_t>(layout.hosts.size());
  const range::Entity host = entity(HostId{nth * 701 % hosts});
  const range::Entity central = entity(layout.hosts[nth / 3 % 4].services.back());
  const auto links = break_after(1 + nth * 37 % (hosts / 50 - 2));
  switch (nth % 3) {
    case 0:
      return {state(minutes(0), EventKind::kLinkCut, links),
              state(minutes(25), EventKind::kLinkOpened, links)};
    case 1:
      return {state(minutes(0), EventKind::kHostIsolated, {host}),
              state(minutes(60), EventKind::kHostRejoined, {host})};
    default:
      return {state(minutes(0), EventKind::kServiceSet, {central}, 400),
              state(minutes(40), EventKind::kServiceSet, {central}, 1000)};
  }
}

}  // namespace

std::shared_ptr<const scenario::Exercise> working_day(std::uint32_t hosts, std::uint32_t people) {
  auto exercise = std::make_shared<scenario::Exercise>(*town(hosts));
  exercise->name = "working-day-" + std::to_string(hosts);
  exercise->endex = terms::kStartex + hours(24);
  draw_people(exercise->layout, people);
  for (std::uint32_t nth = 0; nth < 6 * 23; ++nth) {
    Inject inject{.number = "1-" + std::to_string(nth), .at = terms::kStartex + nth * minutes(10)};
    inject.then = trouble(nth, exercise->layout);
    exercise->injects.push_back(std::move(inject));
  }
  return exercise;
}

}  // namespace redoubt::bench
