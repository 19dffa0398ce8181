#include "controller/console/hall.h"

#include <algorithm>
#include <set>
#include <utility>

#include "controller/console/guest.h"
#include "controller/console/say_control.h"
#include "controller/console/say_desk.h"

namespace redoubt::console {

using seats::Pass;
using seats::Passes;
using seats::Permission;
using seats::Role;
using seats::Seat;
namespace {

using conduct::CellNews;
using conduct::ControlNews;
using conduct::News;
using terms::CellId;

/// A clock that runs as fast as possible is told no more often than this.
constexpr std::chrono::milliseconds kTimeToldEvery{100};

}  // namespace

/// Hears on the conductor's strand, and carries what it hears to the console's thread.
class Hall::Ear : public conduct::Onlooker, public std::enable_shared_from_this<Ear> {
 public:
  Ear(std::weak_ptr<Hall> hall, CellId cell, Post post)
      : hall_(std::move(hall)), cell_(cell), post_(std::move(post)) {}

  void hear(std::shared_ptr<const News> news) override {
    post_([self = shared_from_this(), news = std::move(news)] {
      const auto hall = self->hall_.lock();
      if (!hall) return;
      hall->take(self->cell_, *news);
      hall->bridge_->ready(self->view);
    });
  }
  void leave() override {}

  conduct::View view = 0;

 private:
  std::weak_ptr<Hall> hall_;
  CellId cell_;
  Post post_;
};

Hall::Hall(conduct::Bridge& bridge, std::shared_ptr<const scenario::Exercise> exercise,
           std::vector<Seat> seats, PlanCheck plan_check, Post post)
    : bridge_(&bridge),
      exercise_(std::move(exercise)),
      seats_(std::move(seats)),
      plan_check_(std::move(plan_check)),
      post_(std::move(post)),
      feeds_(exercise_->cells.size() + 1),
      truth_(exercise_),
      totals_(exercise_->metrics.size()),
      sitting_(seats_.size()) {}

Hall::~Hall() {
  for (const auto& ear : ears_) bridge_->close(ear->view);
}

void Hall::open() {
  for (std::uint32_t i = 0; i < feeds_.size(); ++i) {
    const bool of_all = i + 1 == feeds_.size();
    const CellId cell = of_all ? CellId{} : CellId{i};
    auto ear = std::make_shared<Ear>(weak_from_this(), cell, post_);
    ear->view = bridge_->watch(of_all ? std::nullopt : std::optional(cell), ear);
    ears_.push_back(std::move(ear));
  }
}

const Feed& Hall::feed(CellId cell) const {
  return cell.valid() ? feeds_.at(cell.value) : feeds_.back();
}

std::shared_ptr<Guest> Hall::enter(const Pass& pass, std::function<void()> wake) {
  auto guest = std::make_shared<Guest>(*this, pass, std::move(wake));
  guests_.push_back(guest);
  sitting_.at(pass.seat) = {pass.name, true};
  ++seats_version_;
  wake_all();
  return guest;
}

void Hall::leave(const Guest& guest) {
  std::erase_if(guests_, [&](const auto& one) { return one.get() == &guest; });
  const std::uint32_t seat = guest.pass().seat;
  sitting_.at(seat).present =
      std::ranges::any_of(guests_, [&](const auto& one) { return one->pass().seat == seat; });
  ++seats_version_;
  wake_all();
}

std::vector<std::shared_ptr<Guest>> Hall::guests_of(const Pass& pass) const {
  std::vector<std::shared_ptr<Guest>> found;
  std::ranges::copy_if(guests_, std::back_inserter(found),
                       [&](const auto& one) { return one->pass().id == pass.id; });
  return found;
}

const std::vector<Text>& Hall::plan() {
  if (plan_.empty()) {
    for (std::string& part : say_plan(*exercise_)) {
      plan_.push_back(std::make_shared<const std::string>(std::move(part)));
    }
  }
  return plan_;
}

Text Hall::roll(bool of_all, CellId cell) {
  if (std::exchange(rolls_version_, seats_version_) != seats_version_) rolls_.clear();
  Text& text = rolls_[{of_all, of_all ? CellId{} : cell}];
  if (text != nullptr) return text;
  std::vector<bool> known;
  for (const Seat& one : seats_) known.push_back(of_all || (cell.valid() && one.cell == cell));
  const std::vector<conduct::CellStanding> nobody;
  const auto& cells = of_all ? feeds_.back().cells : cell.valid() ? feed(cell).cells : nobody;
  text = std::make_shared<const std::string>(say_seats(seats_, sitting_, known, cells, *exercise_));
  return text;
}

std::string Hall::whole() const { return say_whole(*exercise_, truth_.world(), truth_.now()); }

std::string Hall::board() const {
  std::vector<std::uint32_t> all(exercise_->injects.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  return say_board(truth_, all);
}

std::string Hall::desk() const {
  std::vector<std::uint32_t> all(exercise_->injects.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  return say_desk(truth_, all);
}

// --- news ----------------------------------------------------------------------------------------

void Hall::take(CellId, const News& news) {
  std::visit([this](const auto& one) { take(one); }, news);
  wake_all();
}

void Hall::take(const CellNews& news) {
  Feed& feed = feeds_.at(news.cell.value);
  const std::string& name = exercise_->cells[news.cell.value].name;
  tell_time(feed, news.time);
  if (!news.seen.empty()) {
    feed.say(Permission::kSeeCell, say_see(name, news.first_seen, news.seen, *exercise_));
  }
  if (!news.ruled.empty()) {
    feed.say(Permission::kSeeCell, say_ruled(name, news.ruled, *exercise_));
  }
  for (const conduct::RuledOrder& one : news.ruled) {
    if (one.ruling.verdict != terms::Verdict::kRefused) {
      truth_.hear(news.cell, one.order, one.by);
    }
  }
  if (!news.posts.empty()) {
    feed.say(Permission::kSeeCell, say_posts(news.posts, *exercise_), Permission::kSeeEvents);
  }
  take_attachments(feed, Permission::kSeeCell, news.attachments);
  if (news.score) {
    feed.score = news.score->released
                     ? std::make_shared<const std::string>(say_score(name, *news.score))
                     : nullptr;
    ++feed.score_version;
  }
  if (news.standing) {
    feed.cells = {*news.standing};
    ++seats_version_;
  }
  feed.caught_up = feed.caught_up || news.caught_up;
}

void Hall::take(const ControlNews& news) {
  Feed& feed = feeds_.back();
  next_inject_ = news.next_inject;
  if (news.amended) follow(news.amended);
  if (!news.cells.empty()) {
    feed.cells = news.cells;
    ++seats_version_;
  }
  tell_time(feed, news.time);
  for (const conduct::AnswerWords& answer : news.answers) truth_.hear(answer);
  take_events(news.events);
  if (!news.posts.empty()) feed.say(Permission::kSeeEvents, say_posts(news.posts, *exercise_));
  take_attachments(feed, Permission::kSeeEvents, news.attachments);
  std::set<std::uint32_t> judged;
  for (const auto& one : news.judged) {
    truth_.judge(one);
    judged.insert(one->what.inject.value);
  }
  if (!judged.empty()) {
    feed.say(Permission::kSeePlan, say_desk(truth_, {judged.begin(), judged.end()}));
  }
  for (const auto& post : news.posts) {
    if (post->what.kind == conduct::PostKind::kCheck) checked_.push_back(post->who.seat);
  }
  feed.caught_up = feed.caught_up || news.caught_up;
}

/// The plan as it stands is said anew to whoever comes in; who is here is told of its lines as the
/// events of them come.
void Hall::follow(std::shared_ptr<const scenario::Exercise> amended) {
  if (amended == exercise_) return;
  exercise_ = std::move(amended);
  truth_.follow(exercise_);
  plan_.clear();
}

void Hall::take_events(const std::vector<range::Event>& events) {
  if (events.empty()) return;
  Feed& feed = feeds_.back();
  std::set<std::uint32_t> injects;
  std::set<std::uint32_t> amended;
  std::vector<range::Entity> things;
  for (const range::Event& event : events) {
    truth_.apply(event);
    things.push_back(event.subject);
    things.push_back(event.object);
    if (event.subject.valid() && event.subject.kind == terms::EntityKind::kInject) {
      injects.insert(event.subject.index);
      if (event.kind == range::EventKind::kInjectAmended) amended.insert(event.subject.index);
    }
  }
  feed.say(Permission::kSeeEvents, say_events(truth_, events));
  feed.say(Permission::kSeeLedger, say_ledger(truth_, events, totals_));
  feed.say(Permission::kSeeTruth, say_changes(*exercise_, truth_.world(), truth_.now(), things));
  feed.say(Permission::kSeePlan, say_lines(*exercise_, {amended.begin(), amended.end()}));
  if (!injects.empty()) {
    feed.say(Permission::kSeePlan, say_board(truth_, {injects.begin(), injects.end()}));
    feed.say(Permission::kSeePlan, say_desk(truth_, {injects.begin(), injects.end()}));
  }
}

void Hall::take_attachments(
    Feed& feed, Permission needs,
    const std::vector<std::shared_ptr<const conduct::Attachment>>& attachments) {
  if (attachments.empty()) return;
  const auto nth = static_cast<std::size_t>(&feed - feeds_.data());
  for (const auto& one : attachments) {
    Attached& attached = attached_[one->number];
    attached.what = one;
    attached.feeds.insert(nth);
  }
  feed.say(needs, say_attachments(attachments));
}

/// As posts: what came on a feed is for whoever may hear posts on it.
std::shared_ptr<const conduct::Attachment> Hall::attachment(std::uint64_t number,
                                                            const Seat& seat) const {
  const auto found = attached_.find(number);
  if (found == attached_.end()) return nullptr;
  const bool all = may(seat.role, Permission::kSeeEvents);
  const bool own = seat.cell.valid() && may(seat.role, Permission::kSeeCell) &&
                   found->second.feeds.contains(seat.cell.value);
  return all || own ? found->second.what : nullptr;
}

void Hall::tell_time(Feed& feed, const conduct::TimeNews& time) {
  const auto now = Passes::Clock::now();
  // A jump may begin and end between two tellings: then the clock stands as before, but elsewhere.
  const bool stands = time.clock.state != conduct::ClockState::kRunning;
  const bool jumped = stands && feed.time.now != time.now;
  const bool turned = feed.time_version == 0 || jumped || feed.time.clock != time.clock ||
                      feed.time.ended != time.ended;
  if (turned || now >= feed.told + kTimeToldEvery) {
    ++feed.time_version;
    feed.told = now;
  }
  feed.heard = now;
  feed.time = time;
}

void Hall::wake_all() {
  for (const auto& guest : guests_) guest->wake();
}

// --- asking --------------------------------------------------------------------------------------

void Hall::ask(const conduct::Person& who, CellId cell, conduct::Wish wish,
               std::function<void(const terms::Result<conduct::Granting>&)> then) {
  auto answer = [post = post_, then](const terms::Result<conduct::Granting>& result) {
    post([then, result] { then(result); });
  };
  const terms::Status asked = bridge_->ask(who, cell, std::move(wish), answer);
  if (!asked) then(asked.error());
}

void Hall::ask(const std::shared_ptr<Guest>& guest, CellId cell, conduct::Wish wish,
               std::function<void(Guest&, const terms::Result<conduct::Granting>&)> then) {
  std::weak_ptr<Guest> waiting = guest;
  ask({guest->seat().name, guest->pass().name}, cell, std::move(wish),
      [waiting, then](const terms::Result<conduct::Granting>& result) {
        const auto still = waiting.lock();
        if (!still) return;
        then(*still, result);
        still->wake();
      });
}

std::vector<Check> Hall::readiness() {
  std::vector<Check> checks = plan_check_.of(bridge_->plan());
  for (std::uint32_t i = 0; i < exercise_->cells.size(); ++i) {
    const scenario::Cell& cell = exercise_->cells[i];
    if (cell.role != terms::Role::kBlue && cell.role != terms::Role::kRed) continue;
    const auto& standings = feeds_.back().cells;
    const auto standing = std::ranges::find(standings, CellId{i}, &conduct::CellStanding::cell);
    const bool known = standing != standings.end();
    const bool mind = known && !standing->agents.empty();
    const bool held = known && !standing->held_by.empty();
    const std::string name = cell.title.empty() ? cell.name : cell.title;
    if (mind || held) {
      checks.push_back(
          {name, "ok", held ? "played by " + standing->held_by : "played by its mind"});
    } else {
      checks.push_back(
          {name, "missing", "nobody plays: start an agent, or let a person take the seat"});
    }
  }
  for (std::size_t i = 0; i < seats_.size(); ++i) {
    if (seats_[i].role != Role::kTeamLead) continue;
    const bool answered = std::ranges::find(checked_, seats_[i].name) != checked_.end();
    const bool here = sitting_[i].present;
    checks.push_back({seats_[i].title, answered ? "ok" : "warning",
                      answered ? "answered the communications check"
                               : (here ? "is here, and has not answered a communications check"
                                       : "has not signed in")});
  }
  return checks;
}

}  // namespace redoubt::console
