#include "controller/rpc/director_gate.h"

#include <algorithm>
#include <utility>

namespace redoubt::rpc {

namespace {

/// In the same time wherever they differ.
bool same(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  unsigned differ = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    differ |= static_cast<unsigned char>(one[i]) ^
              static_cast<unsigned>(static_cast<unsigned char>(other[i]));
  }
  return differ == 0;
}

}  // namespace

Gate::Gate(const seats::Secret& secret, std::vector<seats::Seat> seats)
    : passes_(secret, std::move(seats)), credits_(passes_.seats().size()) {
  for (std::uint32_t i = 0; i < passes_.seats().size(); ++i) {
    const bool directs = passes_.seats()[i].role == seats::Role::kDirector;
    if (directs) known_.push_back({passes_.code(i), i});
  }
}

const Gate::Known* Gate::known(std::string_view code) const {
  const Known* found = nullptr;
  for (const Known& one : known_) {
    if (same(one.code, code)) found = &one;
  }
  return found;
}

std::variant<Comer, TurnedAway> Gate::admit(std::string_view code, std::string_view name,
                                            const std::string& address, Clock::time_point now) {
  if (code.empty()) {
    return TurnedAway{TurnedAway::For::kCode,
                      "show the code of your seat, as metadata redoubt-code"};
  }
  const bool printable = std::ranges::all_of(name, [](char c) { return c >= ' ' && c <= '~'; });
  if (name.size() > conduct::kPersonNameMax || !printable) {
    return TurnedAway{TurnedAway::For::kName,
                      "redoubt-name is a person's name, in at most 64 letters of ASCII"};
  }
  const std::lock_guard lock(mutex_);
  std::size_t nth = 0;
  if (const Known* before = known(code)) {
    nth = before->nth;
  } else {
    seats::Denial denial;
    const auto pass = passes_.sign_in(code, "somebody", address, now, denial);
    if (!pass) {
      const bool later = denial.retry_after.count() > 0;
      if (later) denial.text += ", in " + std::to_string(denial.retry_after.count()) + " s";
      return TurnedAway{later ? TurnedAway::For::kTooOften : TurnedAway::For::kCode, denial.text};
    }
    nth = pass->seat;
    if (known_.size() < kKnownMax) known_.push_back({std::string(code), nth});
  }
  const seats::Seat& seat = passes_.seats().at(nth);
  return Comer{nth, seat, {seat.name, std::string(name.empty() ? seat.name : name)}};
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
