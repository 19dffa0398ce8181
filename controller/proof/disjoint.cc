#include "controller/proof/disjoint.h"

#include <algorithm>

namespace redoubt::proof {
namespace {

using scenario::Condition;
using scenario::ConditionKind;
using scenario::Exercise;

class Disjoint {
 public:
  explicit Disjoint(const Exercise& exercise) : exercise_(exercise) {}

  bool operator()(const Condition& a, const Condition& b) const {
    if (a.kind == ConditionKind::kAll) return any_part(a, b);
    if (b.kind == ConditionKind::kAll) return any_part(b, a);
    if (a.kind == ConditionKind::kAny) return all_parts(a, b);
    if (b.kind == ConditionKind::kAny) return all_parts(b, a);
    if (a.kind == ConditionKind::kHolds) return (*this)(a.parts.front(), b);
    if (b.kind == ConditionKind::kHolds) return (*this)(b.parts.front(), a);
    if (a.kind == ConditionKind::kNot) return same(a.parts.front(), b);
    if (b.kind == ConditionKind::kNot) return same(b.parts.front(), a);
    return answers_differ(a, b) || values_differ(a, b) || values_differ(b, a);
  }

 private:
  bool any_part(const Condition& all, const Condition& other) const {
    return std::any_of(all.parts.begin(), all.parts.end(),
                       [&](const Condition& part) { return (*this)(part, other); });
  }
  bool all_parts(const Condition& any, const Condition& other) const {
    return std::all_of(any.parts.begin(), any.parts.end(),
                       [&](const Condition& part) { return (*this)(part, other); });
  }

  /// One team gives one answer, or none.
  bool answers_differ(const Condition& a, const Condition& b) const {
    const auto of_answer = [](const Condition& condition) {
      return condition.kind == ConditionKind::kAnswered ||
             condition.kind == ConditionKind::kUnanswered;
    };
    if (!of_answer(a) || !of_answer(b) || a.subject != b.subject) return false;
    const bool one_team = a.cell.valid() && a.cell == b.cell;
    if (!one_team && exercise_.injects[a.subject.index].to.size() != 1) return false;
    if (a.kind != b.kind) return true;
    return a.kind == ConditionKind::kAnswered && a.amount >= 0 && b.amount >= 0 &&
           a.amount != b.amount;
  }

  static bool values_differ(const Condition& low, const Condition& high) {
    if (low.subject != high.subject || low.object != high.object) return false;
    if (low.kind == ConditionKind::kBelow && high.kind == ConditionKind::kAbove) {
      return low.amount <= high.amount + 1;
    }
    if (low.kind == ConditionKind::kTrait && high.kind == ConditionKind::kTrait) {
      return low.trait == high.trait && low.amount != high.amount;
    }
    return low.kind == ConditionKind::kScoreBelow && high.kind == ConditionKind::kScore &&
           low.cell == high.cell && low.amount <= high.amount;
  }

  static bool same(const Condition& a, const Condition& b) {
    const bool alike = a.kind == b.kind && a.hosts == b.hosts && a.subject == b.subject &&
                       a.object == b.object && a.cell == b.cell && a.action == b.action &&
                       a.trait == b.trait && a.amount == b.amount && a.at == b.at &&
                       a.span == b.span && a.parts.size() == b.parts.size();
    return alike && std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), same);
  }

  const Exercise& exercise_;
};

}  // namespace

bool disjoint(const Exercise& exercise, const Condition& a, const Condition& b) {
  return Disjoint(exercise)(a, b);
}

}  // namespace redoubt::proof
