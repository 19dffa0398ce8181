#include "controller/range/water/works.h"

namespace redoubt::range::water {

std::uint32_t Works::number(Place place) const {
  std::size_t before = 0;
  if (place.kind > PlaceKind::kSource) before += sources.size();
  if (place.kind > PlaceKind::kTank) before += tanks.size();
  if (place.kind > PlaceKind::kDistrict) before += districts.size();
  return static_cast<std::uint32_t>(before) + place.index;
}

std::int64_t Works::height_mm(Place place) const {
  switch (place.kind) {
    case PlaceKind::kSource:
      return sources.at(place.index).head_mm;
    case PlaceKind::kTank:
      return tanks.at(place.index).height_mm;
    case PlaceKind::kDistrict:
      return districts.at(place.index).height_mm;
    case PlaceKind::kJunction:
      return junctions.at(place.index).height_mm;
  }
  return 0;
}

}  // namespace redoubt::range::water
