#include <set>

#include "agents/red/campaign_mind.h"
#include "proto/terms/random.h"
#include "tests/agents/red/table.h"

/// What holds for red's minds whatever the controller answers: hundreds of random worlds.
namespace redoubt::red {
namespace {

std::vector<terms::CampaignStep> random_steps(terms::Stream& chance) {
  std::vector<terms::CampaignStep> steps;
  const auto count = static_cast<std::uint32_t>(chance.between(1, 12));
  for (std::uint32_t i = 0; i < count; ++i) {
    terms::Selector selector;
    selector.fresh = chance.below(2) == 0;
    selector.held = chance.below(4) == 0;
    auto made = step("step-" + std::to_string(i), {});
    for (std::uint64_t n = chance.below(3) + 1; n > 0; --n) {
      made.any_of.push_back(
          attempt({static_cast<std::uint32_t>(chance.below(kIsolate.value))}, selector));
    }
    if (i > 0 && chance.below(2) == 0) {
      made.after = {static_cast<std::uint32_t>(chance.below(i))};
    }
    if (chance.below(6) == 0) made.unless = {static_cast<std::uint32_t>(chance.below(count))};
    made.not_before = at(minutes{chance.between(0, 90)});
    if (chance.below(3) == 0) made.give_up_at = at(minutes{chance.between(60, 400)});
    made.pause = minutes{chance.between(0, 20)};
    made.times = static_cast<std::uint32_t>(chance.between(1, 4));
    steps.push_back(made);
  }
  return steps;
}

/// A controller that answers by chance and keeps the books.
class RandomWorld {
 public:
  RandomWorld(std::uint64_t seed, const char* mind)
      : chance_(seed, terms::Purpose::kChoice, 0), table_(random_steps(chance_), mind, seed) {}

  /// Plays some hours and returns all that was ordered, in words.
  std::string play() {
    for (int i = 0; i < 40; ++i) sight();
    for (terms::Duration now{}; now < hours{8};) {
      const terms::Intent& intent = table_.asked_at(now);
      audit(intent, at(now));
      for (const terms::Order& order : intent.orders) answer(order.number);
      now = intent.wake < at(now + minutes{7}) ? intent.wake - terms::kStartex : now + minutes{7};
      if (chance_.below(2) == 0) happen();
    }
    return story_;
  }

  std::size_t most_in_flight = 0;
  std::size_t orders_per_turn_max = terms::kOrdersPerTurnMax;

 private:
  void sight() {
    static constexpr EntityKind kKinds[] = {EntityKind::kHost, EntityKind::kZone, EntityKind::kData,
                                            EntityKind::kCredential};
    handles_.push_back(table_.sees("thing", kKinds[chance_.below(4)]));
  }

  void audit(const terms::Intent& intent, ExerciseTime now) {
    EXPECT_GT(intent.wake, now);
    EXPECT_LE(intent.orders.size(), orders_per_turn_max);
    EXPECT_LE(intent.notes.size(), terms::kNotesPerTurnMax);
    for (const terms::Order& order : intent.orders) {
      EXPECT_GT(order.number, last_order_);
      last_order_ = order.number;
      const auto& ordered = std::get<terms::Act>(order.what);
      story_ += std::to_string(terms::microseconds(now)) + ' ' + std::to_string(order.number) +
                ' ' + std::to_string(ordered.action.value) + ' ' +
                std::to_string(ordered.target.value) + '\n';
      in_flight_.insert(order.number);
    }
    for (const std::string& note : intent.notes) story_ += note + '\n';
    most_in_flight = std::max(most_in_flight, in_flight_.size());
  }

  Reason any_reason() { return static_cast<Reason>(chance_.between(1, terms::kReasonCount - 1)); }

  void answer(terms::OrderNumber order) {
    Reason reason = any_reason();
    if (reason == Reason::kEnded) reason = Reason::kBadLuck;
    switch (chance_.below(4)) {
      case 0:
        table_.refuses(order, reason);
        break;
      case 1:
        table_.takes(order);
        break;
      default:
        table_.starts(order);
        return;
    }
    in_flight_.erase(order);
  }

  void happen() {
    const Handle any = handles_[chance_.below(handles_.size())];
    table_.learns(static_cast<FindingKind>(chance_.below(terms::kFindingKindCount)), any,
                  chance_.between(0, 3), handles_[chance_.below(handles_.size())]);
    table_.has_session(any, static_cast<Access>(chance_.below(4)));
    if (in_flight_.empty() || chance_.below(3) == 0) return;
    const terms::OrderNumber order = *in_flight_.begin();
    chance_.below(2) == 0 ? table_.succeeds(order) : table_.fails(order, any_reason());
    in_flight_.erase(order);
  }

  terms::Stream chance_;
  Table table_;
  std::vector<Handle> handles_;
  std::set<terms::OrderNumber> in_flight_;
  terms::OrderNumber last_order_ = 0;
  std::string story_;
};

TEST(RedProperty, OrdersInFlightAreBoundedNumbersRiseAndNoWakeLiesInThePast) {
  std::size_t most = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    RandomWorld world(seed, "campaign");
    world.play();
    ASSERT_LE(world.most_in_flight, CampaignMind::kOrdersInFlightMax) << "seed " << seed;
    most = std::max(most, world.most_in_flight);
  }
  EXPECT_EQ(most, CampaignMind::kOrdersInFlightMax);
}

TEST(RedProperty, TheRandomMindOrdersOneThingAtATime) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    RandomWorld world(seed, "random");
    world.orders_per_turn_max = 1;
    world.play();
  }
}

TEST(RedProperty, TheSameInstantsGiveTheSameIntents) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const std::string story = RandomWorld(seed, "campaign").play();
    ASSERT_EQ(story, RandomWorld(seed, "campaign").play()) << "seed " << seed;
    ASSERT_NE(story, "");
  }
}

}  // namespace
}  // namespace redoubt::red
