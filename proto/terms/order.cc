#include "proto/terms/order.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace redoubt::terms {

const char* name(Steering steering) {
  static constexpr std::array<const char*, kSteeringCount> kNames = {
      "approve", "hold", "release", "send", "skip", "cancel", "mark"};
  return kNames.at(static_cast<std::size_t>(steering));
}

bool within_limits(const Amend& amend) {
  const auto fits = [](const std::optional<std::string>& text, std::size_t most) {
    return !text || text->size() <= most;
  };
  const auto is_line = [](const std::string& text) { return text.size() <= kAmendLineMax; };
  const bool lines = amend.inject.size() <= kInjectNumberMax && fits(amend.title, kAmendLineMax) &&
                     fits(amend.from, kAmendLineMax) && fits(amend.subject, kAmendLineMax) &&
                     is_line(amend.incident) && is_line(amend.objective) && is_line(amend.rubric);
  const bool texts = fits(amend.body, kAmendTextMax) && fits(amend.expects, kAmendTextMax) &&
                     fits(amend.notes, kAmendTextMax) && amend.why.size() <= kReplyTextMax;
  const bool options =
      amend.options.size() <= kAmendOptionsMax && std::ranges::all_of(amend.options, is_line);
  return lines && texts && options && (!amend.to || amend.to->size() <= kAmendCellsMax);
}

}  // namespace redoubt::terms
