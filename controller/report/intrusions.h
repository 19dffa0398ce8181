#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "controller/report/account.h"

namespace redoubt::report {

enum class Noticed : std::uint8_t { kNot, kByAlert, kByInspection };
const char* name(Noticed noticed);

/// A function that fell because of what happened to a host, and until when.
struct Fall {
  range::FunctionId function;
  std::int64_t to_permille = 1000;  ///< how low it stood then
  terms::ExerciseTime from = terms::kStartex;
  terms::ExerciseTime until = terms::kNever;  ///< back where it stood before; kNever: not yet
  terms::CellId by;  ///< who brought it about, the intruder or the team itself; not valid: the plan
};

/// One stay of red on one host, from getting in to being out for good.
///
///   begin      red gains a session, a channel or a way back, and had none of these
///   detected   first after that, a sensor of the owner raises a true alert about the host, or an
///              inspection by the owner finds the intruder
///   contained  red's session ended or the host was cut off, and red did not come back after it;
///              a return makes it uncontained again
///   recovered  nothing of red's is left on the host, and it is not cut off
///
/// Never reached: kNever.
struct Intrusion {
  range::HostId host;
  terms::CellId owner;
  terms::CellId by;           ///< not valid: the plan of exercise control put it there
  terms::ActionId action;     ///< which technique got it in; not valid: none did
  scenario::InjectId inject;  ///< whose consequence it was, where exercise control put it there
  terms::Access access = terms::Access::kNone;  ///< the highest
  terms::ExerciseTime begin = terms::kStartex;
  terms::ExerciseTime detected = terms::kNever;
  Noticed how = Noticed::kNot;
  terms::ExerciseTime contained = terms::kNever;
  terms::ActionId contained_by;  ///< the measure, where it was one
  terms::ExerciseTime recovered = terms::kNever;
  std::uint32_t returns = 0;  ///< how often red came back after containment
  std::vector<range::DataId> taken;
  std::vector<range::DataId> destroyed;
  std::vector<Fall> falls;

  std::optional<terms::Duration> to_detect() const { return since_begin(detected); }
  std::optional<terms::Duration> to_contain() const { return since_begin(contained); }
  std::optional<terms::Duration> to_recover() const { return since_begin(recovered); }

 private:
  std::optional<terms::Duration> since_begin(terms::ExerciseTime at) const {
    if (at == terms::kNever) return std::nullopt;
    return at - begin;
  }
};

/// In order of their beginning.
std::vector<Intrusion> intrusions(const Account& account);

/// The middle of the durations that there are; the lower of the two middles. Nothing of none.
std::optional<terms::Duration> median(std::vector<terms::Duration> durations);

}  // namespace redoubt::report
