#include "controller/range/water/allocation.h"

#include <algorithm>
#include <optional>

#include "controller/range/water/circles.h"
#include "controller/range/water/lift.h"
#include "controller/range/water/shares.h"
#include "proto/terms/check.h"

namespace redoubt::range::water {
namespace {

constexpr std::int64_t kWhole = 1000;
constexpr std::uint8_t kFeedsPriority = 5;
constexpr std::uint8_t kLastPriority = 9;

/// One supply area and what lies at it.
struct Area {
  bool source = false;
  bool wet = false;   ///< gives whatever is asked of it
  bool room = false;  ///< takes whatever comes
  std::optional<std::int64_t> head_mm;
  std::vector<std::uint32_t> tanks;
  std::vector<std::uint32_t> districts;
  std::vector<Feed*> in;
  std::vector<Feed*> out;
  std::int64_t comes_lph = 0;  ///< by itself
};

class Allocation {
 public:
  Allocation(const Works& works, const Areas& areas, const Setting& setting)
      : works_(works), numbers_(areas), setting_(setting), areas_(areas.count) {}

  Flows flows() {
    place();
    find_heads();
    set_feeds();
    const Order gives = order([](const Area& area) { return !area.wet; });
    const Order takes = order([](const Area& area) { return !area.room; });
    stop(gives);
    stop(takes);
    flows_.given_lph = setting_.draw_lph;
    cut_back(takes);
    ration(gives);
    cut_back(takes);
    for (Area& area : areas_) settle(area);
    return std::move(flows_);
  }

 private:
  Area& at(Place place) { return areas_[numbers_.of[works_.number(place)]]; }

  void place() {
    for (std::uint32_t i = 0; i < works_.sources.size(); ++i) {
      Area& area = at({PlaceKind::kSource, i});
      area.source = area.wet = area.room = true;
      if (!area.head_mm) area.head_mm = works_.sources[i].head_mm;
    }
    for (std::uint32_t i = 0; i < works_.tanks.size(); ++i) {
      if (!setting_.joined[i]) continue;
      Area& area = at({PlaceKind::kTank, i});
      area.tanks.push_back(i);
      area.wet = area.wet || setting_.levels[i] > 0;
      area.room = area.room || setting_.levels[i] < kWhole;
    }
    for (std::uint32_t i = 0; i < works_.districts.size(); ++i) {
      at({PlaceKind::kDistrict, i}).districts.push_back(i);
    }
    for (std::size_t i = 0; i < works_.inflows.size(); ++i) {
      at(works_.inflows[i].at).comes_lph += setting_.come_lph[i];
    }
  }

  void find_heads() {
    for (Area& area : areas_) {
      if (area.head_mm || area.tanks.empty()) continue;
      Wide weighed = 0;
      std::int64_t holds = 0;
      for (const std::uint32_t i : area.tanks) {
        const Tank& tank = works_.tanks[i];
        const std::int64_t head = tank.height_mm + tank.depth_mm * setting_.levels[i] / kWhole;
        weighed += Wide{head} * tank.holds;
        holds += tank.holds;
      }
      area.head_mm = static_cast<std::int64_t>(weighed / holds);
    }
  }

  std::int64_t head_at(Place place) { return at(place).head_mm.value_or(works_.height_mm(place)); }

  void set_feeds() {
    for (std::size_t i = 0; i < works_.pumps.size(); ++i) {
      const Pump& pump = works_.pumps[i];
      const std::int64_t lift = head_at(pump.to) - head_at(pump.from);
      add(flows_.pumps, pump.from, pump.to, moves_lph(pump, setting_.pumps[i], lift));
    }
    for (std::size_t i = 0; i < works_.valves.size(); ++i) {
      const Valve& valve = works_.valves[i];
      add(flows_.valves, valve.from, valve.to, scaled(valve.limit_lph, setting_.valves[i], kWhole));
    }
    for (std::vector<Feed>* feeds : {&flows_.pumps, &flows_.valves}) {
      for (Feed& feed : *feeds) {
        if (feed.from == feed.to) continue;
        areas_[feed.from].out.push_back(&feed);
        areas_[feed.to].in.push_back(&feed);
      }
    }
  }

  void add(std::vector<Feed>& feeds, Place from, Place to, std::int64_t could) const {
    Feed feed{.from = numbers_.of[works_.number(from)], .to = numbers_.of[works_.number(to)]};
    if (feed.from != feed.to) feed.could_lph = feed.lph = could;
    feeds.push_back(feed);
  }

  /// The areas, each after those that feed it, as far as feeds between areas of which this holds
  /// tell.
  Order order(bool (*holds)(const Area&)) {
    std::vector<Arrow> arrows;
    for (std::uint32_t i = 0; i < areas_.size(); ++i) {
      for (Feed* feed : areas_[i].out) {
        if (feed->lph > 0 && holds(areas_[i]) && holds(areas_[feed->to])) {
          arrows.push_back({i, feed->to, feed});
        }
      }
    }
    return order_of(static_cast<std::uint32_t>(areas_.size()), arrows);
  }

  static void stop(const Order& order) {
    for (Feed* feed : order.against) feed->lph = 0;
  }

  std::int64_t given(const Area& area) const {
    std::int64_t sum = 0;
    for (const std::uint32_t i : area.districts) sum += flows_.given_lph[i];
    for (const Feed* feed : area.out) sum += feed->lph;
    return sum;
  }

  static std::int64_t fed(const Area& area) {
    std::int64_t sum = area.comes_lph;
    for (const Feed* feed : area.in) sum += feed->lph;
    return sum;
  }

  /// From what is fed last to what is fed first.
  void cut_back(const Order& order) {
    for (auto i = order.areas.rbegin(); i != order.areas.rend(); ++i) {
      Area& area = areas_[*i];
      const std::int64_t most = given(area);
      if (area.room || fed(area) <= most) continue;
      area.comes_lph = std::min(area.comes_lph, most);
      std::vector<std::int64_t> wanted;
      for (const Feed* feed : area.in) wanted.push_back(feed->lph);
      const std::vector<std::int64_t> left = shares(most - area.comes_lph, wanted);
      for (std::size_t k = 0; k < left.size(); ++k) area.in[k]->lph = left[k];
    }
  }

  void ration(const Order& order) {
    for (const std::uint32_t i : order.areas) {
      Area& area = areas_[i];
      std::int64_t left = fed(area);
      if (area.wet || given(area) <= left) continue;
      for (std::uint8_t priority = 1; priority <= kLastPriority; ++priority) {
        left -= serve(area, priority, left);
      }
    }
  }

  /// Those of one priority from what is left; how much that takes.
  std::int64_t serve(Area& area, std::uint8_t priority, std::int64_t left) {
    std::vector<std::int64_t*> theirs;
    for (const std::uint32_t i : area.districts) {
      if (works_.districts[i].priority == priority) theirs.push_back(&flows_.given_lph[i]);
    }
    if (priority == kFeedsPriority) {
      for (Feed* feed : area.out) theirs.push_back(&feed->lph);
    }
    std::vector<std::int64_t> wanted;
    std::int64_t all = 0;
    for (const std::int64_t* one : theirs) {
      wanted.push_back(*one);
      all += *one;
    }
    if (all <= left) return all;
    const std::vector<std::int64_t> parts = shares(left, wanted);
    for (std::size_t k = 0; k < parts.size(); ++k) *theirs[k] = parts[k];
    if (priority == kFeedsPriority) {
      for (Feed* feed : area.out) feed->short_of_water = feed->could_lph > 0;
    }
    return left;
  }

  /// What is left over goes to the source or the tanks, or comes from there.
  void settle(const Area& area) {
    flows_.gain_lph.resize(works_.tanks.size());
    const std::int64_t gain = fed(area) - given(area);
    flows_.drawn_lph += area.comes_lph;
    if (area.source) {
      flows_.drawn_lph -= gain;
      return;
    }
    std::vector<std::int64_t> weights;
    for (const std::uint32_t i : area.tanks) {
      const std::int64_t level = setting_.levels[i];
      weights.push_back(works_.tanks[i].holds * (gain > 0 ? kWhole - level : level));
    }
    const std::vector<std::int64_t> parts = shares(gain < 0 ? -gain : gain, weights);
    std::int64_t shared = 0;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      flows_.gain_lph[area.tanks[k]] = gain < 0 ? -parts[k] : parts[k];
      shared += flows_.gain_lph[area.tanks[k]];
    }
    REDOUBT_CHECK(shared == gain);
  }

  const Works& works_;
  const Areas& numbers_;
  const Setting& setting_;
  std::vector<Area> areas_;
  Flows flows_;
};

}  // namespace

Flows allocate(const Works& works, const Areas& areas, const Setting& setting) {
  return Allocation(works, areas, setting).flows();
}

}  // namespace redoubt::range::water
