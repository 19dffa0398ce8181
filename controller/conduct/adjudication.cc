#include "controller/conduct/adjudication.h"

#include <cctype>
#include <string>

namespace redoubt::conduct {

using terms::Code;
using terms::Error;
namespace {

/// As names are compared: without capitals, and without what is no letter or digit. What is not
/// ASCII stays as it is.
std::string folded(const std::string& name) {
  std::string letters;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) == 0) continue;
    letters += byte < 0x80 ? static_cast<char>(std::tolower(byte)) : c;
  }
  return letters;
}

bool nameless(const Person& person) { return person.name.empty() || person.name == person.seat; }

}  // namespace

bool are_two(const Person& one, const Person& other) {
  if (folded(one.name) == folded(other.name)) return false;
  return one.seat != other.seat || (!nameless(one) && !nameless(other));
}

const Adjudication::Standing* Adjudication::standing(const Judgement& judgement) const {
  const auto found = standings_.find({judgement.inject.value, judgement.of.value});
  return found == standings_.end() ? nullptr : &found->second;
}

terms::Status Adjudication::may(const Person& who, const Judgement& judgement) const {
  if (all_.size() >= kJudgementsMax) {
    return Error{Code::kResourceExhausted, "the adjudication desk of this exercise is full"};
  }
  const bool exists = judgement.inject.valid() && judgement.of.value < exercise_->cells.size();
  if (!exists) return Error{Code::kInvalidArgument, "there is no such answer"};
  if (judgement.why.size() > terms::kReplyTextMax) {
    return Error{Code::kInvalidArgument, "the reason is too long"};
  }
  const Standing* stands = standing(judgement);
  if (judgement.what == Judgement::What::kReopened) {
    if (judgement.why.empty()) return Error{Code::kInvalidArgument, "say why it is reopened"};
    if (stands != nullptr && stands->reopened) {
      return Error{Code::kFailedPrecondition, "this answer is open again already"};
    }
    return terms::Done{};
  }
  const bool again = judgement.what == Judgement::What::kProposed && stands != nullptr &&
                     stands->proposed != nullptr &&
                     stands->proposed->what.level == judgement.level &&
                     !are_two(stands->proposed->who, who);
  if (!again) return terms::Done{};
  return Error{Code::kFailedPrecondition,
               "this mark is proposed already, and a second person has to give the same"};
}

void Adjudication::add(Judged judged) {
  judged.number = all_.size() + 1;
  all_.push_back(std::make_shared<const Judged>(std::move(judged)));
  const Judgement& what = all_.back()->what;
  Standing& stands = standings_[{what.inject.value, what.of.value}];
  switch (what.what) {
    case Judgement::What::kProposed:
      stands.proposed = all_.back();
      return;
    case Judgement::What::kMarked:
      stands = {};
      return;
    case Judgement::What::kReopened:
      stands.proposed = nullptr;
      stands.reopened = true;
      return;
  }
}

bool Adjudication::confirms(const Person& who, const Judgement& mark) const {
  const Standing* stands = standing(mark);
  return stands != nullptr && stands->proposed != nullptr &&
         stands->proposed->what.level == mark.level && are_two(stands->proposed->who, who);
}

}  // namespace redoubt::conduct
