#include "controller/rpc/cell_words.h"

#include <fmt/core.h>

namespace redoubt::rpc {

using terms::Handle;

std::string CellWords::name(Handle handle) const {
  if (!handle.valid()) return "nothing";
  const auto known = names_.find(handle);
  return known == names_.end() ? fmt::format("thing {}", handle.value) : known->second;
}

std::string CellWords::name(terms::ActionId action) const {
  if (action.value >= exercise_->catalogue.size()) return "an unknown action";
  const scenario::Action& one = exercise_->catalogue[action.value];
  return one.code + " " + one.name;
}

struct CellWords::Observed {
  CellWords& words;

  std::string operator()(const terms::Sighting& one) const {
    words.names_[one.handle] = one.name;
    return fmt::format("sees {} {}", terms::name(one.kind), one.name);
  }
  std::string operator()(const terms::Finding& one) const {
    std::string text = fmt::format("finds {} {}", words.name(one.subject), terms::name(one.kind));
    if (one.object.valid()) text += ", " + words.name(one.object);
    return text + fmt::format(" ({})", one.amount);
  }
  std::string operator()(const terms::Alert& one) const {
    return fmt::format("alert {}: {} reports {} on {}, {}, {} %", one.number,
                       words.name(one.sensor), words.name(one.technique), words.name(one.host),
                       terms::name(one.severity), one.confidence);
  }
  std::string operator()(const terms::Outcome& one) const {
    if (one.success) return fmt::format("order {} is done", one.order);
    return fmt::format("order {} failed: {}", one.order, terms::explain(one.reason));
  }
  std::string operator()(const terms::Inject& one) const {
    words.names_[one.inject] = "inject " + one.number;
    return fmt::format("inject {} from {}: {}", one.number, one.from, one.subject);
  }
  std::string operator()(const terms::Availability& one) const {
    return fmt::format("{} works to {} permille", words.name(one.function), one.permille);
  }
  std::string operator()(const terms::Staffing& one) const {
    return fmt::format("{} of {} people are free, {} measures wait", one.free, one.total,
                       one.waiting);
  }
  std::string operator()(const terms::PhaseBegun& one) const {
    return "phase " + one.name + " begins";
  }
  std::string operator()(const terms::ScoreChanged& one) const {
    return fmt::format("{}: {:+}, now {}", one.metric, one.points, one.total);
  }
  std::string operator()(const terms::Advisory& one) const {
    return one.from + " advises: " + one.text;
  }
  std::string operator()(const terms::Cue& one) const { return "is cued to step " + one.step; }
  std::string operator()(const terms::Ended& one) const {
    return "the exercise has ended: " + one.why;
  }
};

struct CellWords::Ordered {
  const CellWords& words;

  std::string operator()(const terms::Act& act) const {
    std::string text = words.name(act.action);
    if (act.target.valid()) text += " on " + words.name(act.target);
    if (act.with.valid()) text += " with " + words.name(act.with);
    return text;
  }
  std::string operator()(const terms::Reply& reply) const {
    std::string text = fmt::format("answers {}, option {}", words.name(reply.inject), reply.option);
    return reply.text.empty() ? text : text + ": " + reply.text;
  }
  std::string operator()(const terms::Acknowledge& read) const {
    return "has read " + words.name(read.inject);
  }
  std::string operator()(const terms::Direct& direct) const {
    std::string text = fmt::format("{} inject {}", terms::name(direct.what), direct.inject);
    if (direct.what == terms::Steering::kMark) {
      const bool known = direct.cell.value < words.exercise_->cells.size();
      text += fmt::format(" of {} at level {}",
                          known ? words.exercise_->cells[direct.cell.value].name : "nobody",
                          direct.level);
    }
    return direct.why.empty() ? text : text + ": " + direct.why;
  }
  std::string operator()(const terms::SharedAmend& amend) const {
    const std::string text = (amend->add ? "adds inject " : "amends inject ") + amend->inject;
    return amend->why.empty() ? text : text + ": " + amend->why;
  }
};

std::string CellWords::of(const terms::Observation& observation) {
  return std::visit(Observed{*this}, observation.what);
}

std::string CellWords::of(const terms::Order& order) const {
  return std::visit(Ordered{*this}, order.what);
}

std::string ruling_in_words(const terms::Ruling& ruling) {
  std::string text = terms::name(ruling.verdict);
  if (ruling.verdict == terms::Verdict::kStarted) text += ", until " + to_text(ruling.ends);
  if (ruling.reason != terms::Reason::kNone) {
    text += std::string(": ") + terms::explain(ruling.reason);
  }
  return text;
}

}  // namespace redoubt::rpc
