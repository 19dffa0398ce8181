#include "controller/rpc/look.h"

#include <utility>
#include <variant>

namespace redoubt::rpc {

void Look::take(conduct::Bridge& bridge, const std::shared_ptr<Desk>& desk, Hear hear, Done done) {
  auto look = std::make_shared<Look>(bridge, desk, std::move(hear), std::move(done));
  // On the desk, so that nothing is heard before its view is known.
  desk->post([look] { look->view_ = look->bridge_->watch(std::nullopt, look); });
}

void Look::hear(std::shared_ptr<const conduct::News> news) {
  desk_->post([self = shared_from_this(), news = std::move(news)] {
    if (self->over_) return;
    const auto* all = std::get_if<conduct::ControlNews>(news.get());
    if (all == nullptr || !self->hear_(*all)) return self->bridge_->ready(self->view_);
    self->bridge_->close(self->view_);
    self->end(true);
  });
}

void Look::leave() {
  desk_->post([self = shared_from_this()] { self->end(false); });
}

void Look::end(bool whole) {
  if (std::exchange(over_, true)) return;
  done_(whole);
  hear_ = nullptr;
  done_ = nullptr;
}

}  // namespace redoubt::rpc
