#include "controller/rpc/director_watch.h"

#include <algorithm>

#include "redoubt/v1/director.pb.h"

namespace redoubt::rpc {

using conduct::News;
using terms::CellId;
using terms::Code;
using terms::Error;
using terms::Status;

// --- who is here ---------------------------------------------------------------------------------

Status Watches::open(const std::shared_ptr<Watching>& watching, const std::string& seat) {
  const std::lock_guard lock(mutex_);
  if (shut_) return Error{Code::kUnavailable, "the controller is going away"};
  const auto of_seat =
      std::ranges::count_if(open_, [&](const auto& one) { return one.second.second == seat; });
  if (open_.size() >= kMax || std::cmp_greater_equal(of_seat, kMaxOfSeat)) {
    return Error{Code::kResourceExhausted, "too many watches are open, in all or of this seat"};
  }
  open_.emplace(watching.get(), std::pair(watching, seat));
  return terms::Done{};
}

void Watches::close(const Watching* watching) {
  const std::lock_guard lock(mutex_);
  open_.erase(watching);
}

std::vector<std::shared_ptr<Watching>> Watches::shut() {
  const std::lock_guard lock(mutex_);
  shut_ = true;
  std::vector<std::shared_ptr<Watching>> present;
  for (const auto& [key, one] : open_) {
    if (auto watching = one.first.lock()) present.push_back(std::move(watching));
  }
  return present;
}

std::size_t Watches::open_now() const {
  const std::lock_guard lock(mutex_);
  return open_.size();
}

// --- one of them ---------------------------------------------------------------------------------

/// Hears on the conductor's strand, and carries what it hears to the desk.
class Watching::Ear final : public conduct::Onlooker {
 public:
  Ear(std::weak_ptr<Watching> watching, std::size_t nth, std::shared_ptr<Desk> desk)
      : watching_(std::move(watching)), nth_(nth), desk_(std::move(desk)) {}

  void hear(std::shared_ptr<const News> news) override {
    desk_->post([watching = watching_, nth = nth_, news = std::move(news)] {
      if (const auto alive = watching.lock()) alive->hear(nth, news);
    });
  }
  void leave() override {
    desk_->post([watching = watching_] {
      if (const auto alive = watching.lock()) {
        alive->end(Error{Code::kUnavailable, "the controller stops here"});
      }
    });
  }

 private:
  std::weak_ptr<Watching> watching_;
  std::size_t nth_;
  std::shared_ptr<Desk> desk_;
};

struct Watching::Told {
  std::optional<std::size_t> nth;  ///< of the view that it is news of
  std::deque<v1::News> waiting;
  v1::News out;  ///< is being written
};

Watching::Watching(conduct::Bridge& bridge, std::shared_ptr<Desk> desk, Narrator narrator,
                   std::optional<CellId> own, const std::vector<CellId>& cells)
    : bridge_(&bridge), desk_(std::move(desk)), narrator_(std::move(narrator)) {
  if (narrator_.hears_all()) views_of_.emplace_back(std::nullopt);
  if (own && narrator_.hears_own()) views_of_.emplace_back(own);
  for (const CellId cell : cells) {
    if (std::ranges::find(views_of_, std::optional(cell)) == views_of_.end()) {
      views_of_.emplace_back(cell);
    }
  }
  caught_up_.resize(views_of_.size());
}

Watching::~Watching() = default;

void Watching::start(NewsLine& line) {
  desk_->post([self = shared_from_this(), to = &line] {
    self->line_ = to;
    self->open();
    self->proceed();
  });
}

void Watching::open() {
  if (ending_) return;
  told_ = std::make_unique<Told>();
  for (v1::News& page : narrator_.greeting()) told_->waiting.push_back(std::move(page));
  for (std::size_t i = 0; i < views_of_.size(); ++i) {
    views_.push_back(
        bridge_->watch(views_of_[i], std::make_shared<Ear>(weak_from_this(), i, desk_)));
  }
}

void Watching::on_written(bool sent) {
  desk_->post([self = shared_from_this(), sent] {
    self->writing_ = false;
    if (!sent) {
      self->told_.reset();
      self->heard_.clear();
      self->end(Error{Code::kUnavailable, "the stream is lost"});
    }
    self->proceed();
  });
}

/// Nobody reads any more what waits to be written.
void Watching::on_cancelled() {
  desk_->post([self = shared_from_this()] {
    if (self->told_) self->told_->waiting.clear();
    self->heard_.clear();
    self->end(Error{Code::kUnavailable, "the stream is lost"});
  });
}

void Watching::dismiss(Status why) {
  desk_->post([self = shared_from_this(), why = std::move(why)] { self->end(why); });
}

// --- on the desk ---------------------------------------------------------------------------------

void Watching::hear(std::size_t nth, std::shared_ptr<const News> news) {
  if (ending_) return;
  heard_.emplace_back(nth, std::move(news));
  proceed();
}

void Watching::end(Status why) {
  if (!ending_) {
    ending_ = std::move(why);
    for (const conduct::View view : views_) bridge_->close(view);
  }
  proceed();
}

/// Turns the next news that was heard into messages.
void Watching::word_next() {
  const auto [nth, news] = std::move(heard_.front());
  heard_.pop_front();
  told_ = std::make_unique<Told>();
  told_->nth = nth;
  for (v1::News& page : narrator_.tell(*news)) told_->waiting.push_back(std::move(page));
  caught_up_[nth] =
      caught_up_[nth] || std::visit([](const auto& one) { return one.caught_up; }, *news);
  const bool all = std::ranges::all_of(caught_up_, [](bool one) { return one; });
  if (!all || told_caught_up_) return;
  told_caught_up_ = true;
  if (told_->waiting.empty()) told_->waiting.emplace_back();
  told_->waiting.back().set_caught_up(true);
}

void Watching::proceed() {
  if (writing_ || line_ == nullptr) return;
  while (true) {
    if (told_ && !told_->waiting.empty()) {
      told_->out = std::move(told_->waiting.front());
      told_->waiting.pop_front();
      writing_ = true;
      return line_->write(told_->out);
    }
    if (told_) {
      if (told_->nth && !ending_) bridge_->ready(views_.at(*told_->nth));
      told_.reset();
    }
    if (heard_.empty()) break;
    word_next();
  }
  if (ending_) std::exchange(line_, nullptr)->finish(*ending_);
}

}  // namespace redoubt::rpc
