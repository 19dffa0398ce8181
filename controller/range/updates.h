#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "controller/range/domain.h"
#include "controller/range/layout.h"

namespace redoubt::range {

/// What the makers of software and of equipment send out, and who has taken it: software on its
/// hosts, the firmware of suppliers on network functions and radio cells. A value. Of the shape of
/// a domain (domain.h), but that it asks who is there to be reached.
///
///   an update is due                  kUpdateOffered
///   a turn comes, one after another   kSoftwareUpdated, kFirmwareUpdated; their cause is the offer
///
/// Whoever is not there, or whose owner holds updates back, takes the last one as soon as that is
/// over. Whether an update carries an implant is drawn by the rules, and heard of as
/// kUpdateTampered or kUpdateWithdrawn right after the offer.
class Updates {
 public:
  explicit Updates(const Layout& layout);

  /// Whether a host or a piece of equipment can take an update that travels by this.
  using There = std::function<bool(Entity, ProtocolSet)>;

  void apply(const Event& event);
  void settle(terms::ExerciseTime now, const There& there, Facts& facts);
  terms::ExerciseTime next() const;
  bool none() const { return makers_.empty(); }
  /// Whether somebody who had to wait may be able to take one now.
  bool stirred() const { return stirred_; }

  /// Who put an implant into what is offered, and by which action; not valid: nobody did, exercise
  /// control, or the supplier itself.
  struct Hand {
    terms::CellId actor;
    terms::ActionId action;
  };

  bool sends(Entity maker) const { return find(maker) != nullptr; }
  /// Whether somebody put an implant into what comes next.
  bool poisoned(Entity maker) const;
  /// Whether somebody did into what was offered last.
  bool laced(Entity maker) const;
  bool held(Entity maker, terms::CellId team) const;
  /// Of what was offered last.
  Hand hand(Entity maker) const;
  /// Which of its updates was offered last, from 1; 0: none was yet.
  std::uint32_t offered(Entity maker) const;
  /// Those who use what comes from there, in the order in which they take it.
  std::vector<Entity> takers(Entity maker) const;

 private:
  struct Turn {
    Entity taker;
    terms::ExerciseTime at = terms::kStartex;
  };
  struct Maker {
    Entity thing;  ///< software or supplier
    UpdatePlan plan;
    terms::ExerciseTime due = terms::kNever;
    std::uint32_t offered = 0;
    std::uint64_t offer = 0;  ///< the fact
    bool tampered = false;    ///< what was offered last carries an implant
    bool laced = false;       ///< somebody put one in
    Hand hand;                ///< who
    bool poisoned = false;    ///< what comes next
    Hand next_hand;
    std::vector<Turn> turns;                      ///< who has still to take the last one, by time
    terms::ExerciseTime asked = terms::kStartex;  ///< whose turn came by then is waited for
    std::vector<terms::CellId> holding;           ///< teams; one that is not valid: for all
  };
  /// A piece of equipment, and whose it is now.
  struct Piece {
    Entity thing;
    SupplierId supplier;
  };

  /// Past the end for who sends none.
  std::size_t place_of(Entity maker) const;
  const Maker* find(Entity maker) const;
  Maker* find(Entity maker);
  void apply_to(Maker& maker, const Event& event);
  void offer(Maker& maker, const Event& event);
  void taken(Entity taker, Entity maker);
  void settle(Maker& maker, terms::ExerciseTime now, const There& there, Facts& facts) const;

  const Layout* layout_;
  std::vector<Maker> makers_;
  std::vector<Piece> equipment_;
  bool stirred_ = false;
};

}  // namespace redoubt::range
