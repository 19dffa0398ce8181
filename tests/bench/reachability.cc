#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "controller/range/world.h"
#include "proto/terms/check.h"
#include "proto/terms/random.h"
#include "tests/bench/bar.h"

namespace redoubt::bench {
namespace {

using range::EventKind;
using range::HostId;
using range::LinkId;
using range::Protocol;
using range::ZoneId;

constexpr std::uint32_t kHosts = 10'000;
constexpr std::uint32_t kZones = 200;
constexpr std::uint32_t kLinks = 400;
constexpr std::uint32_t kRules = 5'000;
constexpr std::uint32_t kProtocols = 16;
constexpr int kWarmUp = 1'000;  ///< queries
constexpr int kRounds = 50;     ///< of a filter set and lifted, a link cut and opened
constexpr int kQueries = 100;   ///< after each of these

/// Draws of numbers below a bound.
class Chance {
 public:
  explicit Chance(std::uint64_t what) : draw_(kFirstSeed, terms::Purpose::kChoice, what) {}

  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(draw_.below(bound));
  }
  Protocol protocol() { return static_cast<Protocol>(below(kProtocols)); }
  HostId host() { return {below(kHosts)}; }
  ZoneId zone() { return {below(kZones)}; }
  LinkId link() { return {below(kLinks)}; }

 private:
  terms::Stream draw_;
};

/// Up to three protocols; each end is named half of the time.
range::FlowRule drawn_rule(Chance& chance) {
  range::FlowRule rule{.protocols = 0, .allow = chance.below(2) == 0};
  for (int i = 0; i < 3; ++i) rule.protocols |= range::only(chance.protocol());
  if (chance.below(2) == 0) rule.from = chance.zone();
  if (chance.below(2) == 0) rule.to = chance.zone();
  return rule;
}

/// A ring of zones with as many chords, whose firewalls pass what they do not name. So nearly every
/// flow has many paths, and every change touches many flows: the most work there can be.
range::Layout drawn_layout() {
  Chance chance(kHosts);
  range::Layout layout;
  layout.zones.resize(kZones);
  for (std::uint32_t i = 0; i < kLinks; ++i) {
    range::Link link{.a = {i % kZones}, .b = {(i + 1) % kZones}};
    if (i >= kZones) link.b = chance.zone();
    const std::uint32_t rules = kRules * (i + 1) / kLinks - kRules * i / kLinks;
    for (std::uint32_t rule = 1; rule < rules; ++rule) link.rules.push_back(drawn_rule(chance));
    link.rules.push_back({.allow = true});
    layout.links.push_back(std::move(link));
  }
  layout.hosts.resize(kHosts);
  for (std::uint32_t i = 0; i < kHosts; ++i) layout.hosts[i].zone = {i % kZones};
  return layout;
}

/// Random hosts ask for each other while links and rules change under them.
class Course {
 public:
  Course() : world_(drawn()) {
    for (int i = 0; i < kWarmUp; ++i) ask();
    asked_.clear();
    for (int i = 0; i < kRounds; ++i) play();
    REDOUBT_CHECK(reached_ > 0 && reached_ < asked_.size() + kWarmUp);
  }

  /// Of one query, the first after a change among them.
  double query_p99_us() {
    std::sort(asked_.begin(), asked_.end());
    return asked_[asked_.size() * 99 / 100];
  }
  double filter_ms() const { return 1e3 * filtering_ / (2 * kRounds); }
  double cut_ms() const { return 1e3 * cutting_ / (2 * kRounds); }

 private:
  static const range::World& drawn() {
    static const range::Layout layout = drawn_layout();
    static const range::World world(layout);
    return world;
  }

  void play() {
    const LinkId link = chance_.link();
    const Protocol protocol = chance_.protocol();
    filtering_ += change(EventKind::kFlowBlocked, link, protocol);
    filtering_ += change(EventKind::kFlowAllowed, link, protocol);
    cutting_ += change(EventKind::kLinkCut, link);
    cutting_ += change(EventKind::kLinkOpened, link);
  }

  /// Seconds that the change alone took.
  double change(EventKind kind, LinkId link, std::int64_t amount = 0) {
    const double begin = processor_seconds();
    world_.apply({.kind = kind, .subject = entity(link), .amount = amount});
    const double seconds = processor_seconds() - begin;
    for (int i = 0; i < kQueries; ++i) ask();
    return seconds;
  }

  void ask() {
    const HostId from = chance_.host();
    const HostId to = chance_.host();
    const Protocol protocol = chance_.protocol();
    const auto begin = std::chrono::steady_clock::now();
    const bool reaches = world_.reaches(from, to, protocol);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
    asked_.push_back(took.count());
    if (reaches) ++reached_;
  }

  range::World world_;
  Chance chance_{kRules};
  std::vector<double> asked_;  ///< microseconds
  std::size_t reached_ = 0;
  double filtering_ = 0;  ///< seconds
  double cutting_ = 0;    ///< seconds
};

double query_us() { return Course().query_p99_us(); }
double filter_ms() { return Course().filter_ms(); }
double cut_ms() { return Course().cut_ms(); }

const Enlisted kQuery({"reach on 10,000 hosts, 200 zones, 5,000 rules: a query, p99", "us",
                       Wanted::kAtMost, 2, query_us});
const Enlisted kFilter({"reach on 10,000 hosts ...: a filter set or lifted, mean", "ms",
                        Wanted::kAtMost, 1, filter_ms});
const Enlisted kCut({"reach on 10,000 hosts ...: a link cut or opened, mean", "ms", Wanted::kAtMost,
                     10, cut_ms});

}  // namespace
}  // namespace redoubt::bench
