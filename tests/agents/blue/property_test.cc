#include <algorithm>
#include <set>

#include "agents/blue/playbook_mind.h"
#include "proto/terms/random.h"
#include "tests/agents/blue/table.h"

/// What holds for blue's mind whatever the controller answers: hundreds of random worlds.
namespace redoubt::blue {
namespace {

std::vector<terms::Playbook> random_playbooks(terms::Stream& chance) {
  std::vector<terms::Playbook> playbooks;
  for (std::uint64_t n = chance.below(6) + 1; n > 0; --n) {
    terms::Trigger trigger = on(static_cast<terms::TriggerKind>(chance.below(6)));
    trigger.finding = static_cast<FindingKind>(chance.below(terms::kFindingKindCount));
    trigger.permille = chance.between(0, 1000);
    trigger.inject = "1";
    auto made = playbook("playbook-" + std::to_string(n), trigger, {});
    for (std::uint64_t k = chance.below(5); k > 0; --k) {
      auto step = take({static_cast<std::uint32_t>(chance.below(kPhish.value))},
                       static_cast<terms::StepCondition>(chance.below(5)));
      if (chance.below(8) == 0) step.measure = {};
      step.option = "yes";
      step.aim = static_cast<terms::Aim>(chance.below(5));
      step.name = "tag";
      step.cost_max = chance.between(0, 1000);
      step.wait = minutes{chance.below(3) * 15};
      made.steps.push_back(step);
    }
    made.priority = static_cast<std::uint32_t>(chance.between(1, 9));
    made.once_per_subject = chance.below(2) == 0;
    playbooks.push_back(made);
  }
  return playbooks;
}

/// A controller that answers by chance and keeps the books.
class RandomWorld {
 public:
  static constexpr std::uint32_t kPeople = 3;

  explicit RandomWorld(std::uint64_t seed)
      : chance_(seed, terms::Purpose::kChoice, 0), table_(random_playbooks(chance_), kPeople) {}

  /// Plays some hours and returns all that was ordered and said, in words.
  std::string play() {
    for (int i = 0; i < 30; ++i) sight();
    for (terms::Duration now{}; now < hours{8};) {
      const terms::Intent& intent = table_.asked_at(now);
      audit(intent, at(now));
      for (const terms::Order& order : intent.orders) answer(order);
      now = std::min(intent.wake, at(now + minutes{7})) - terms::kStartex;
      happen();
    }
    return story_;
  }

  std::size_t most_outstanding = 0;

 private:
  Handle any() { return handles_[chance_.below(handles_.size())]; }

  void sight() {
    static constexpr EntityKind kKinds[] = {EntityKind::kZone, EntityKind::kHost, EntityKind::kHost,
                                            EntityKind::kFunction, EntityKind::kCredential};
    const Handle within = handles_.empty() ? Handle{} : any();
    handles_.push_back(table_.sees("tag", kKinds[chance_.below(5)], {"tag"}, within));
  }

  void audit(const terms::Intent& intent, ExerciseTime now) {
    EXPECT_GT(intent.wake, now);
    EXPECT_LE(intent.orders.size(), terms::kOrdersPerTurnMax);
    EXPECT_LE(intent.notes.size(), terms::kNotesPerTurnMax);
    for (const terms::Order& order : intent.orders) {
      EXPECT_GT(order.number, last_order_);
      last_order_ = order.number;
      story_ += std::to_string(terms::microseconds(now)) + ' ' + std::to_string(order.number);
      if (const auto* ordered = std::get_if<terms::Act>(&order.what)) {
        story_ += ' ' + std::to_string(ordered->action.value) + ' ' +
                  std::to_string(ordered->target.value);
        outstanding_.insert(order.number);
      }
      story_ += '\n';
    }
    for (const std::string& note : intent.notes) story_ += note + '\n';
    most_outstanding = std::max(most_outstanding, outstanding_.size());
  }

  Reason any_reason() {
    const auto reason = static_cast<Reason>(chance_.between(1, terms::kReasonCount - 1));
    return reason == Reason::kEnded ? Reason::kBadLuck : reason;
  }

  void answer(const terms::Order& order) {
    const bool is_reply = std::holds_alternative<terms::Reply>(order.what);
    switch (chance_.below(4)) {
      case 0:
        table_.refuses(order.number, any_reason());
        break;
      case 1:
        table_.takes(order.number);
        break;
      default:
        if (!is_reply) return table_.starts(order.number);
        table_.takes(order.number);
    }
    outstanding_.erase(order.number);
  }

  void happen() {
    switch (chance_.below(6)) {
      case 0:
        table_.alarm(any(), static_cast<Severity>(chance_.between(1, 4)), any());
        break;
      case 1:
        table_.delivers("1", {"no", "yes"}, at(hours{9}));
        break;
      case 2:
        table_.add(terms::Availability{any(), chance_.between(0, 1000)});
        break;
      case 3:
        table_.add(terms::Advisory{"ally", kPhish, any(), ""});
        break;
      default:
        table_.learns(static_cast<FindingKind>(chance_.below(terms::kFindingKindCount)), any(),
                      chance_.between(0, 1000), any());
    }
    if (outstanding_.empty() || chance_.below(2) == 0) return;
    const terms::OrderNumber order = *outstanding_.begin();
    chance_.below(2) == 0 ? table_.succeeds(order) : table_.fails(order, any_reason());
    outstanding_.erase(order);
  }

  terms::Stream chance_;
  Table table_;
  std::vector<Handle> handles_;
  std::set<terms::OrderNumber> outstanding_;
  terms::OrderNumber last_order_ = 0;
  std::string story_;
};

TEST(BlueProperty, MeasuresOutstandingAreBoundedNumbersRiseAndNoWakeLiesInThePast) {
  constexpr std::size_t kBound = RandomWorld::kPeople + PlaybookMind::kQueueAhead;
  std::size_t most = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    RandomWorld world(seed);
    world.play();
    ASSERT_LE(world.most_outstanding, kBound) << "seed " << seed;
    most = std::max(most, world.most_outstanding);
  }
  EXPECT_EQ(most, kBound);
}

TEST(BlueProperty, TheSameInstantsGiveTheSameIntents) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    ASSERT_EQ(RandomWorld(seed).play(), RandomWorld(seed).play()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace redoubt::blue
