#include "controller/range/water/circles.h"

#include <set>

namespace redoubt::range::water {
namespace {

class Ordering {
 public:
  Ordering(std::uint32_t areas, const std::vector<Arrow>& arrows) : in_(areas), out_(areas) {
    for (const Arrow& arrow : arrows) {
      in_[arrow.to].push_back(&arrow);
      out_[arrow.from].push_back(&arrow);
    }
    for (std::uint32_t area = 0; area < areas; ++area) {
      waits_for_.push_back(in_[area].size());
      left_.insert(left_.end(), area);
      if (waits_for_[area] == 0) next_.insert(next_.end(), area);
    }
  }

  Order order() {
    while (!left_.empty()) take(next_.empty() ? cut() : *next_.begin());
    return std::move(order_);
  }

 private:
  std::uint32_t cut() {
    const std::uint32_t area = *left_.begin();
    for (const Arrow* arrow : in_[area]) {
      if (left_.contains(arrow->from)) order_.against.push_back(arrow->feed);
    }
    return area;
  }

  void take(std::uint32_t area) {
    next_.erase(area);
    left_.erase(area);
    order_.areas.push_back(area);
    for (const Arrow* arrow : out_[area]) {
      if (--waits_for_[arrow->to] == 0 && left_.contains(arrow->to)) next_.insert(arrow->to);
    }
  }

  std::vector<std::vector<const Arrow*>> in_;
  std::vector<std::vector<const Arrow*>> out_;
  std::vector<std::size_t> waits_for_;
  std::set<std::uint32_t> left_;
  std::set<std::uint32_t> next_;
  Order order_;
};

}  // namespace

Order order_of(std::uint32_t areas, const std::vector<Arrow>& arrows) {
  return Ordering(areas, arrows).order();
}

}  // namespace redoubt::range::water
