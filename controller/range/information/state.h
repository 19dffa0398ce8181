#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "controller/range/domain.h"
#include "controller/range/information/credibility.h"
#include "controller/range/information/figure.h"
#include "controller/range/information/newsroom.h"
#include "controller/range/information/spread.h"

namespace redoubt::range::information {

/// What people believe, and what it does to their trust and support. A value over a drawn space,
/// which must outlive it.
///
/// Narratives spread (spread.h) at whole multiples of the drawn step, as long as somebody believes
/// them or an outlet carries them; a step comes before the facts of its instant. What is believed
/// is stated when it has moved by a whole percent of a group, trust and support likewise, and all
/// that is asked for stands where it was last stated: it changes by facts alone.
///
/// Walked back, a figure that moved was moved by kBelieved, that by what last helped the narrative
/// (or hindered it, where belief falls), and where that was kCredibilityMoved, it by the outage.
class State {
 public:
  explicit State(const Space& space);

  void apply(const Event& event);
  void settle(terms::ExerciseTime now, Facts& facts);
  terms::ExerciseTime next() const;

  /// All in permille.
  std::int64_t believed(NarrativeId narrative, GroupId group) const {
    return believed_[cell(narrative, group.value)];
  }
  /// Whether anybody tells it now.
  bool told(NarrativeId id) const { return tellings_[id.value].goes_on; }
  std::int64_t credibility(NarrativeId id) const { return credibility_.of(id); }
  std::int64_t trust(GroupId id) const { return trust_.of(id); }
  std::int64_t support(GroupId id) const { return support_.of(id); }
  bool carries(OutletId outlet, NarrativeId narrative) const {
    return newsroom_.carries(outlet, narrative);
  }
  /// As exactly as it is followed, at the last step.
  const Share& share(NarrativeId narrative, GroupId group) const {
    return shares_[cell(narrative, group.value)];
  }

  /// Of a group: its support for the mission. Of an outlet: how far it is on the air.
  std::int64_t availability(GroupId id) const { return support(id); }
  std::int64_t availability(OutletId id) const { return newsroom_.on_air(id); }

 private:
  struct Telling {
    bool goes_on = false;  ///< it will be different after the next step
    std::int64_t push = 0;
    std::uint64_t helped = 0;    ///< by this fact it last got on better
    std::uint64_t hindered = 0;  ///< or worse
  };

  std::size_t cell(NarrativeId narrative, std::uint32_t group) const {
    return narrative.value * space_->groups.size() + group;
  }
  bool ours(const Event& event) const;
  void advance(terms::ExerciseTime now);
  void step(NarrativeId id);
  void take(const Event& event);
  void take_narrative(NarrativeId id, const Event& event);
  void seed(NarrativeId id, const Event& event);
  void drop(NarrativeId id, const Event& event);
  void forewarn(GroupId group, const Event& event);
  void believe(NarrativeId id, const Event& event);
  void state_beliefs(Facts& facts) const;

  const Space* space_;
  Credibility credibility_;
  Newsroom newsroom_;
  Figure trust_;
  Figure support_;
  std::vector<Telling> tellings_;       ///< by narrative
  std::vector<Share> shares_;           ///< by narrative and group
  std::vector<std::int64_t> believed_;  ///< likewise, as last stated
  std::int64_t steps_ = 0;              ///< since STARTEX
  bool quiet_ = true;                   ///< all that follows has been said
};

static_assert(Domain<State>);

}  // namespace redoubt::range::information
