#include "controller/report/account.h"

#include <algorithm>

namespace redoubt::report {

using range::Event;

const Event* Account::event(std::uint64_t sequence) const {
  const auto found = std::lower_bound(
      events.begin(), events.end(), sequence,
      [](const Event& event, std::uint64_t wanted) { return event.sequence < wanted; });
  return found != events.end() && found->sequence == sequence ? &*found : nullptr;
}

terms::ExerciseTime Account::until() const {
  return events.empty() ? terms::kStartex : events.back().at;
}

const scenario::Action& Account::action(terms::ActionId id) const {
  return exercise->catalogue.at(id.value);
}

engine::Engine::Listener listener(Account& account) {
  return [&account](const Event& event) { account.events.push_back(event); };
}

void keep_words(Account& account, terms::CellId cell, const terms::Order& order,
                const rules::Sight& sight) {
  if (const auto* direct = std::get_if<terms::Direct>(&order.what)) {
    const scenario::InjectId inject = scenario::inject_of(*account.exercise, direct->inject);
    account.directions.push_back({cell, inject, direct->what, direct->why});
    return;
  }
  if (const terms::Amend* amend = amend_in(order.what)) {
    const scenario::InjectId inject = scenario::inject_of(*account.exercise, amend->inject);
    account.directions.push_back({cell, inject, std::nullopt, amend->why});
    return;
  }
  const auto* reply = std::get_if<terms::Reply>(&order.what);
  if (reply == nullptr || reply->text.empty()) return;
  if (reply->text.size() > terms::kReplyTextMax) return;
  const auto thing = sight.entity(reply->inject);
  if (!thing || thing->kind != terms::EntityKind::kInject) return;
  account.words.push_back({cell, scenario::InjectId{thing->index}, reply->option, reply->text});
}

}  // namespace redoubt::report
