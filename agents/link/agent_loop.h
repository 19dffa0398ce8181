#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "proto/terms/message.h"
#include "proto/terms/mind.h"
#include "proto/terms/result.h"

namespace redoubt::link {

/// Builds the mind once the brief is known.
using MindMaker =
    std::function<terms::Result<std::unique_ptr<terms::Mind>>(const terms::Brief& brief)>;

/// Who sits down, where, and how it stands to time.
struct Place {
  std::string agent;
  std::string cell;
  terms::Pace pace = terms::Pace::kLockstep;
};

/// An agent between its mind and the wire: what the controller says goes in, what is to be answered
/// comes out. It outlives the streams that carry either, so that losing one loses nothing.
///
///   new stream:    send hello(); the first message back must be a Welcome
///   Observations:  those already held are dropped; the others wait for the next instant
///   Rulings:       those not waited for are dropped; the others wait for the next instant
///   Grant, new:    the instant = what has waited since the last one -> mind -> Turn; unless
///                  something is missing that goes before it
///   Grant, again:  the very Turn that answered it before
///   Goodbye:       finished(), or the stream will end and another must be tried
///
/// At free pace an instant is due when observations come or when time reaches the mind's wake, and
/// its orders leave as Orders. Which instants a mind is given in lockstep is exactly what rehearsal
/// gives it.
class AgentLoop {
 public:
  AgentLoop(Place place, MindMaker make_mind);

  /// The first words of a new stream: where this agent stands.
  terms::Hello hello();

  /// Takes in one message and appends what is to be sent in answer. Errors end the stream.
  /// kDataLoss: something is missing between this message and those before; a new stream will bring
  /// it. All others are final: kFailedPrecondition for another protocol version or exercise,
  /// kInvalidArgument for a conversation out of order, or what the MindMaker had to say.
  terms::Status take(const terms::ToAgent& message, std::vector<terms::FromAgent>& answers);

  /// The exercise is over.
  bool finished() const { return finished_; }

  /// Messages that were news, over all streams: whether a stream was worth anything.
  std::uint64_t progress() const { return progress_; }

 private:
  using Answers = std::vector<terms::FromAgent>;

  terms::Status on(const terms::Welcome& welcome, Answers& answers);
  terms::Status on(const terms::Observations& observations, Answers& answers);
  terms::Status on(const terms::Rulings& rulings, Answers& answers);
  terms::Status on(const terms::Grant& grant, Answers& answers);
  terms::Status on(const terms::ControllerGoodbye& goodbye, Answers& answers);
  terms::Status grant_in_lockstep(const terms::Grant& grant, Answers& answers);
  void at_free_pace(terms::ExerciseTime now, Answers& answers);
  /// With what had been seen up to `cursor`.
  void decide(terms::ExerciseTime now, std::uint64_t cursor);

  const Place place_;
  const MindMaker make_mind_;
  std::unique_ptr<terms::Mind> mind_;
  terms::Brief brief_;  ///< of the first Welcome
  bool welcomed_ = false;
  bool finished_ = false;
  std::uint64_t progress_ = 0;

  std::uint64_t cursor_ = 0;  ///< last observation held
  std::uint64_t seen_ = 0;    ///< last one acknowledged
  std::vector<terms::Observation> news_;
  std::deque<terms::OrderNumber> awaited_;  ///< orders without their ruling, as they were sent
  std::vector<terms::Ruling> rulings_;

  std::uint64_t grant_ = 0;  ///< last one answered
  terms::ExerciseTime now_ = terms::kStartex;
  terms::Intent intent_;  ///< the mind's last, and so the answer to grant_
};

}  // namespace redoubt::link
