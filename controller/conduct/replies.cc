#include "controller/conduct/replies.h"

namespace redoubt::conduct {

std::string Replies::words(terms::CellId cell, scenario::InjectId inject) {
  if (read_.size() <= cell.value) read_.resize(cell.value + 1);
  Read& read = read_[cell.value];
  read_on(cell, read);
  const auto found = read.taken.find(inject.value);
  if (found == read.taken.end()) return {};
  return std::get<terms::Reply>(course_->seat(cell).orders()[found->second].what).text;
}

void Replies::read_on(terms::CellId cell, Read& read) const {
  const Seat& seat = course_->seat(cell);
  const rules::Sight& sight = course_->engine().sight(cell);
  for (; read.rulings < seat.rulings().size(); ++read.rulings) {
    const auto* reply = std::get_if<terms::Reply>(&seat.orders()[read.rulings].what);
    const bool refused = seat.rulings()[read.rulings].verdict == terms::Verdict::kRefused;
    if (reply == nullptr || refused) continue;
    const auto inject = sight.entity(reply->inject);
    if (inject) read.taken.try_emplace(inject->index, read.rulings);
  }
}

}  // namespace redoubt::conduct
