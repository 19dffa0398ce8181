#include "controller/rpc/director_gate.h"

#include <algorithm>
#include <utility>

namespace redoubt::rpc {

Gate::Gate(const seats::Secret& secret, std::vector<seats::Seat> seats)
    : passes_(secret, std::move(seats)), credits_(passes_.seats().size()) {}

std::variant<Comer, TurnedAway> Gate::admit(std::string_view code, std::string_view name,
                                            const std::string& address, Clock::time_point now) {
  if (code.empty()) {
    return TurnedAway{false, "show the code of your seat, as metadata redoubt-code"};
  }
  seats::Denial denial;
  const std::lock_guard lock(mutex_);
  const auto pass = passes_.sign_in(code, name.empty() ? "somebody" : name, address, now, denial);
  if (!pass) {
    const bool later = denial.retry_after.count() > 0;
    if (later) denial.text += ", in " + std::to_string(denial.retry_after.count()) + " s";
    return TurnedAway{later, denial.text};
  }
  const seats::Seat& seat = passes_.seats().at(pass->seat);
  return Comer{pass->seat, seat, {seat.name, name.empty() ? seat.name : pass->name}};
}

terms::Status Gate::spend(const Comer& comer, Family family, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  Credit& credit = credits_.at(comer.nth).at(static_cast<std::size_t>(family));
  const std::chrono::duration<double> passed = now - credit.at;
  credit.at = now;
  credit.calls = std::min(kCallBurst, credit.calls + passed.count() * kCallsASecond);
  if (credit.calls < 1) {
    return terms::Error{terms::Code::kResourceExhausted,
                        "too many calls at once from this seat; try again shortly"};
  }
  credit.calls -= 1;
  return terms::Done{};
}

}  // namespace redoubt::rpc
