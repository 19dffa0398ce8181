#include "controller/console/predecessors.h"

#include <algorithm>
#include <set>

namespace redoubt::console {
namespace {

using scenario::Condition;
using scenario::Inject;
using terms::EntityKind;

/// The injects that a condition asks about. Each milestone is looked into once.
class Asked {
 public:
  explicit Asked(const scenario::Exercise& exercise) : exercise_(exercise) {}

  void look_into(const Condition& condition) {
    for (const Condition& part : condition.parts) look_into(part);
    const range::Entity about = condition.subject;
    if (!about.valid()) return;
    if (about.kind == EntityKind::kInject) injects_.insert(about.index);
    if (about.kind == EntityKind::kMilestone && milestones_.insert(about.index).second) {
      look_into(exercise_.milestones.at(about.index).when);
    }
  }

  const std::set<std::uint32_t>& injects() const { return injects_; }

 private:
  const scenario::Exercise& exercise_;
  std::set<std::uint32_t> injects_;
  std::set<std::uint32_t> milestones_;
};

class Following {
 public:
  explicit Following(std::size_t injects) : before_(injects) {}

  void add(std::uint32_t first, std::uint32_t then) {
    if (first != then && then < before_.size()) before_[then].insert(first);
  }
  void add_sent(std::uint32_t sender, const std::vector<scenario::Consequence>& consequences) {
    for (const scenario::Consequence& one : consequences) {
      for (const range::Event& fact : one.facts) {
        if (fact.kind == range::EventKind::kInjectDelivered) add(sender, fact.subject.index);
      }
    }
  }

  std::vector<std::vector<std::uint32_t>> all() const {
    std::vector<std::vector<std::uint32_t>> lists;
    for (const auto& before : before_) lists.emplace_back(before.begin(), before.end());
    return lists;
  }

 private:
  std::vector<std::set<std::uint32_t>> before_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> predecessors(const scenario::Exercise& exercise) {
  Following following(exercise.injects.size());
  for (std::uint32_t i = 0; i < exercise.injects.size(); ++i) {
    const Inject& inject = exercise.injects[i];
    if (inject.waits()) {
      Asked asked(exercise);
      asked.look_into(inject.when);
      for (const std::uint32_t first : asked.injects()) following.add(first, i);
    }
    std::uint32_t last = i;
    for (const scenario::InjectId next : inject.series.others) {
      following.add(last, next.value);
      last = next.value;
    }
    following.add_sent(i, inject.then);
    following.add_sent(i, inject.no_answer.then);
    for (const scenario::InjectOption& option : inject.options) following.add_sent(i, option.then);
  }
  return following.all();
}

}  // namespace redoubt::console
