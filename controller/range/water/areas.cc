#include "controller/range/water/areas.h"

#include <numeric>
#include <utility>

namespace redoubt::range::water {
namespace {

/// Sets of places, each called by its first.
class Sets {
 public:
  explicit Sets(std::size_t places) : parent_(places) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  std::uint32_t first(std::uint32_t place) {
    while (parent_[place] != place) place = parent_[place] = parent_[parent_[place]];
    return place;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = first(a);
    b = first(b);
    if (a > b) std::swap(a, b);
    parent_[b] = a;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

Areas areas_of(const Works& works, const std::vector<bool>& open) {
  Sets sets(works.places());
  for (const Pipe& pipe : works.pipes) sets.join(works.number(pipe.a), works.number(pipe.b));
  for (std::size_t i = 0; i < works.valves.size(); ++i) {
    const Valve& valve = works.valves[i];
    if (valve.limit_lph > 0 || !open[i]) continue;
    sets.join(works.number(valve.from), works.number(valve.to));
  }
  Areas areas;
  areas.of.resize(works.places());
  for (std::uint32_t place = 0; place < areas.of.size(); ++place) {
    const std::uint32_t first = sets.first(place);
    areas.of[place] = first == place ? areas.count++ : areas.of[first];
  }
  return areas;
}

}  // namespace redoubt::range::water
