#include "controller/scenario/amounts.h"

#include "controller/range/enterprise/floods.h"
#include "controller/range/enterprise/rhythm.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using yaml::Value;

namespace {

constexpr terms::Duration kEveryLeast = std::chrono::minutes(1);
constexpr terms::Duration kEveryMost = std::chrono::hours(7 * 24);

template <class T>
std::optional<std::int64_t> number_of(const std::optional<T>& meaning) {
  if (!meaning) return std::nullopt;
  return static_cast<std::int64_t>(*meaning);
}

std::optional<std::int64_t> number_of(std::uint32_t index) {
  if (index == kNone) return std::nullopt;
  return index;
}

std::optional<std::int64_t> mask_of(const Value& words, std::span<const Word<std::int64_t>> bits) {
  std::int64_t mask = 0;
  for (const Value& word : words.one_or_list(bits.size())) {
    mask |= word.word<std::int64_t>(bits).value_or(0);
  }
  if (mask == 0) return std::nullopt;
  return mask;
}

std::optional<std::int64_t> way_of(const Draft& draft, const Value& value) {
  const bool one = value.present() && value.node().kind() == yaml::Kind::kScalar;
  if (one && value.node().text() == kAnyWayWord) return range::kAnyWay;
  return number_of(draft.protocols.resolve(value));
}

std::optional<std::int64_t> rhythm_of(const Draft& draft, const Value& value) {
  yaml::Fields fields(value);
  const Value by = fields.optional("by");
  const Value every = fields.required("every");
  const std::optional<std::int64_t> protocol = by.present() ? way_of(draft, by) : range::kAnyWay;
  const std::optional<terms::Duration> period = every.duration();
  if (!protocol || !period) return std::nullopt;
  if (*period < kEveryLeast || *period > kEveryMost) {
    every.expected("from 1 min to 7 d");
    return std::nullopt;
  }
  return range::Rhythm{*protocol, *period}.packed();
}

std::optional<std::int64_t> flood_of(const Value& value) {
  yaml::Fields fields(value);
  const std::optional<std::int64_t> share = permille_of(fields.required("share"));
  const Value lasts = fields.optional("lasts");
  const std::optional<terms::Duration> time =
      lasts.present() ? lasts.duration() : terms::Duration{};
  if (!share || !time) return std::nullopt;
  if (lasts.present() && time->count() == 0) {
    lasts.expected("a duration above zero");
    return std::nullopt;
  }
  return range::Flood{*share, *time}.packed();
}

}  // namespace

std::optional<std::int64_t> amount_of(const Draft& draft, Beside what, const Value& value) {
  switch (what) {
    case Beside::kNothing:
      return 0;
    case Beside::kLevel:
      return number_of(value.word<terms::Access>(kLevels));
    case Beside::kProtocol:
      return number_of(draft.protocols.resolve(value));
    case Beside::kWeaknessKind:
      return number_of(value.word<range::WeaknessKind>(kWeaknessKinds));
    case Beside::kTruth:
      return number_of(value.truth());
    case Beside::kWayBack:
      return value.word<std::int64_t>(kWaysBack);
    case Beside::kWaysBack:
      return mask_of(value, kWaysBack);
    case Beside::kAvailability:
      return permille_of(value);
    case Beside::kSystem:
      return number_of(draft.systems.resolve(value));
    case Beside::kSoftware:
      return number_of(draft.things.one(value, terms::EntityKind::kSoftware));
    case Beside::kDecoys:
      return mask_of(value, kDecoyKinds);
    case Beside::kWay:
      return way_of(draft, value);
    case Beside::kFlood:
      return flood_of(value);
    case Beside::kRhythm:
      return rhythm_of(draft, value);
  }
  return std::nullopt;
}

std::optional<std::int64_t> permille_of(const Value& value) {
  constexpr std::uint32_t kPerPermille = 1000;
  const std::optional<terms::Odds> share = value.odds();
  if (!share) return std::nullopt;
  if (share->per_million % kPerPermille == 0) return share->per_million / kPerPermille;
  value.expected("a share of whole permille, such as 40% or 99.5%");
  return std::nullopt;
}

std::optional<std::int64_t> signed_permille_of(const Value& value) {
  static constexpr yaml::Unit kPercent[] = {{"%", 10}};
  return value.measure(kPercent, -1000, 1000);
}

std::optional<Span> span_of(const Value& value) {
  if (!value.present()) return std::nullopt;
  const std::vector<Value> ends = value.one_or_list(2);
  if (ends.empty()) {
    if (value.node().kind() == yaml::Kind::kSequence && value.node().size() == 0) {
      value.expected("a duration, or two of them");
    }
    return std::nullopt;
  }
  const auto least = ends.front().duration();
  const auto most = ends.size() == 2 ? ends.back().duration() : least;
  if (!least || !most) return std::nullopt;
  if (*least > *most) {
    value.error("the first duration is longer than the second");
    return std::nullopt;
  }
  return Span{*least, *most};
}

}  // namespace redoubt::scenario
