#include "controller/rpc/director_news.h"

#include <utility>

#include "controller/report/story.h"
#include "controller/report/wording.h"
#include "controller/rpc/director_requests.h"
#include "proto/convert/brief.h"
#include "proto/convert/observation.h"
#include "proto/convert/order.h"
#include "redoubt/v1/director.pb.h"

namespace redoubt::rpc {

using conduct::CellNews;
using conduct::ControlNews;
using seats::Permission;
using terms::CellId;

static_assert(v1::CLOCK_STATE_FROZEN == static_cast<int>(conduct::ClockState::kFrozen) + 1);

void tell_time(const conduct::TimeNews& time, v1::Time& to) {
  to.set_now_us(convert::wire(time.now));
  to.set_state(convert::wire<v1::ClockState>(time.clock.state));
  to.set_rate_milli(time.clock.rate_milli);
  if (time.clock.until != terms::kNever) to.set_until_us(convert::wire(time.clock.until));
  for (const terms::ExerciseTime hold : time.clock.holds) to.add_holds_us(convert::wire(hold));
  to.set_ended(time.ended);
  to.set_seat(time.by.seat);
  to.set_name(time.by.name);
  to.set_why(time.why);
}

void tell_standing(const conduct::CellStanding& standing, const scenario::Exercise& exercise,
                   v1::CellStanding& to) {
  to.set_cell(cell_name(exercise, standing.cell));
  for (const std::string& agent : standing.agents) to.add_agents(agent);
  to.set_lockstep(standing.lockstep);
  to.set_awaited(standing.awaited);
  to.set_behind(standing.behind);
  to.set_held_by(standing.held_by);
  to.set_score_released(standing.score_released);
}

/// Messages that are filled one after the other, none of them too long.
class Narrator::Pages {
 public:
  /// Where the next item goes.
  v1::News& page() {
    if (pages_.empty() || items_ >= kNewsItems || bytes_ >= kNewsBytes) {
      pages_.emplace_back();
      items_ = 0;
      bytes_ = 0;
    }
    ++items_;
    return pages_.back();
  }
  /// An item has been written.
  template <class Item>
  void count(const Item& item) {
    bytes_ += item.ByteSizeLong();
  }
  std::vector<v1::News> take() { return std::move(pages_); }

 private:
  std::vector<v1::News> pages_;
  int items_ = 0;
  std::size_t bytes_ = 0;
};

bool Narrator::hears_all() const {
  return may(Permission::kSeeEvents) || may(Permission::kSeePlan);
}

bool Narrator::hears_own() const { return may(Permission::kSeeCell) && seat_.cell.valid(); }

std::vector<v1::News> Narrator::greeting() const {
  std::vector<v1::News> pages;
  if (!may(Permission::kOrder) || !seat_.cell.valid()) return pages;
  terms::Brief brief = scenario::brief_for(*exercise_, seat_.cell, 0);
  brief.mind_seed = 0;
  brief.campaign = {};
  brief.playbooks.clear();
  convert::to_wire(brief, *pages.emplace_back().mutable_brief());
  return pages;
}

std::vector<v1::News> Narrator::tell(const conduct::News& news) {
  Pages pages;
  std::visit([&](const auto& one) { tell(one, pages); }, news);
  return pages.take();
}

void Narrator::tell(const ControlNews& news, Pages& pages) {
  if (news.amended) exercise_ = news.amended;
  v1::Time& time = *pages.page().mutable_time();
  tell_time(news.time, time);
  if (may(Permission::kSeePlan) && news.next_inject != terms::kNever) {
    time.set_next_inject_us(convert::wire(news.next_inject));
  }
  if (may(Permission::kSeeEvents)) {
    tell_events(news.events, pages);
    tell_posts(news.posts, pages);
    tell_attachments(news.attachments, pages);
  }
  if (!may(Permission::kSeeSeats)) return;
  for (const conduct::CellStanding& one : news.cells) {
    tell_standing(one, *exercise_, *pages.page().add_cells());
  }
}

void Narrator::tell(const CellNews& news, Pages& pages) {
  // Who is told of everything hears the time and what was written there.
  if (!hears_all()) tell_time(news.time, *pages.page().mutable_time());
  const std::string name = cell_name(*exercise_, news.cell);
  CellWords& words = words_of(news.cell);
  std::uint64_t cursor = news.first_seen;
  for (const terms::Observation& one : news.seen) {
    v1::Noticed& seen = *pages.page().add_seen();
    seen.set_cell(name);
    seen.set_cursor(cursor++);
    convert::to_wire(one, *seen.mutable_observation());
    seen.set_text(words.of(one));
    pages.count(seen);
  }
  for (const conduct::RuledOrder& one : news.ruled) {
    v1::Ruled& ruled = *pages.page().add_ruled();
    ruled.set_cell(name);
    ruled.set_by(one.by);
    ruled.set_order(words.of(one.order));
    convert::to_wire(one.ruling, *ruled.mutable_ruling());
    ruled.set_text(ruling_in_words(one.ruling));
    pages.count(ruled);
  }
  if (!may(Permission::kSeeEvents)) {
    tell_posts(news.posts, pages);
    tell_attachments(news.attachments, pages);
  }
  if (news.score && news.cell == seat_.cell) tell_score(name, *news.score, pages);
  if (news.standing && !hears_all()) {
    tell_standing(*news.standing, *exercise_, *pages.page().add_cells());
  }
}

void Narrator::tell_events(const std::vector<range::Event>& events, Pages& pages) const {
  // A sentence may look at what led to an event; that stands close before it.
  report::Account account;
  account.exercise = exercise_;
  account.events = events;
  const report::Wording wording(account);
  for (const range::Event& event : events) {
    if (!report::worth_telling(event)) continue;
    v1::Happening& told = *pages.page().add_events();
    told.set_number(event.sequence);
    told.set_at_us(convert::wire(event.at));
    told.set_cause(event.cause);
    told.set_cell(cell_name(*exercise_, event.actor));
    told.set_text(wording.describe(event));
    pages.count(told);
  }
}

void Narrator::tell_score(const std::string& cell, const conduct::ScoreNews& score, Pages& pages) {
  v1::ScoreTold& told = *pages.page().add_scores();
  told.set_cell(cell);
  told.set_released(score.released);
  for (const auto& one : score.totals) {
    auto& total = *told.add_totals();
    total.set_metric(one.metric);
    total.set_points(one.points);
  }
  pages.count(told);
}

void Narrator::tell_posts(const std::vector<std::shared_ptr<const conduct::Post>>& posts,
                          Pages& pages) const {
  for (const auto& post : posts) {
    v1::PostTold& told = *pages.page().add_posts();
    told.set_number(post->number);
    told.set_at_us(convert::wire(post->at));
    told.set_wall_us(post->wall_us);
    told.set_seat(post->who.seat);
    told.set_name(post->who.name);
    told.set_cell(cell_name(*exercise_, post->cell));
    v1::PostRequest& what = *told.mutable_post();
    what.set_kind(convert::wire<v1::PostKind>(post->what.kind));
    for (const CellId cell : post->what.to) what.add_to(cell_name(*exercise_, cell));
    what.set_about(post->what.about);
    what.set_refers(post->what.refers);
    what.set_text(post->what.text);
    what.mutable_fields()->insert(post->what.fields.begin(), post->what.fields.end());
    pages.count(told);
  }
}

void Narrator::tell_attachments(
    const std::vector<std::shared_ptr<const conduct::Attachment>>& attachments, Pages& pages) {
  for (const auto& one : attachments) {
    v1::AttachmentTold& told = *pages.page().add_attachments();
    told.set_number(one->number);
    told.set_post(one->what.post);
    told.set_name(one->what.name);
    told.set_type(conduct::media_type(one->type));
    told.set_size(one->what.bytes.size());
    pages.count(told);
  }
}

CellWords& Narrator::words_of(CellId cell) {
  return words_.try_emplace(cell, exercise_).first->second;
}

}  // namespace redoubt::rpc
