#include "controller/scenario/need_words.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "controller/range/enterprise/rhythm.h"
#include "controller/scenario/deed_words.h"
#include "controller/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

template <class T, std::size_t kCount>
std::string word_for(const Word<T> (&words)[kCount], std::int64_t meaning) {
  const auto* found = std::find_if(std::begin(words), std::end(words), [&](const Word<T>& word) {
    return static_cast<std::int64_t>(word.means) == meaning;
  });
  return found == std::end(words) ? std::string() : std::string(found->text);
}

std::string beside(const range::Layout& layout, Beside what, std::int64_t amount) {
  const auto index = static_cast<std::size_t>(amount);
  switch (what) {
    case Beside::kLevel:
      return word_for(kLevels, amount);
    case Beside::kWeaknessKind:
      return word_for(kWeaknessKinds, amount);
    case Beside::kTruth:
      return amount != 0 ? "true" : "false";
    case Beside::kWay:
      return amount == range::kAnyWay ? std::string(kAnyWayWord) : layout.protocols.at(index);
    case Beside::kProtocol:
      return layout.protocols.at(index);
    case Beside::kSystem:
      return layout.systems.at(index);
    case Beside::kSoftware:
      return layout.software.at(index).name;
    default:
      return {};  // stands beside effects alone
  }
}

}  // namespace

terms::ActionNeed in_words(const range::Layout& layout, const Need& need) {
  const auto* form =
      std::find_if(std::begin(kNeeds), std::end(kNeeds), [&](const Form<Need>& each) {
        return each.what.kind == need.kind &&
               (need.kind != NeedKind::kTrait || each.what.trait == need.trait);
      });
  if (form == std::end(kNeeds)) return {};
  return {std::string(form->word), beside(layout, form->beside, need.amount)};
}

}  // namespace redoubt::scenario
