#include "controller/report/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "controller/report/drawing.h"
#include "controller/report/scale.h"
#include "controller/report/wording.h"

namespace redoubt::report {
namespace {

using terms::CellId;
using terms::ExerciseTime;
using terms::kNever;

constexpr int kTop = 44;  ///< the phases and the hours stand above
constexpr int kRow = 17;
constexpr int kFunctionRow = 34;

/// Draws lane after lane downwards.
class Picture {
 public:
  explicit Picture(const Review& review)
      : review_(review), wording_(*review.account), scale_(review.account->until()) {}

  std::string drawn() {
    draw_control();
    draw_red();
    for (const TeamMark& team : review_.marks.teams) draw_team(team.cell);
    draw_functions();
    const int bottom = y_ + 6;
    Drawing ground;
    draw_phases(ground, bottom);
    draw_hours(ground, bottom);
    return fmt::format(
        "<svg class=\"timeline\" viewBox=\"0 0 {} {}\" role=\"img\" "
        "aria-labelledby=\"timeline-title timeline-text\" "
        "xmlns=\"http://www.w3.org/2000/svg\">\n"
        "<title id=\"timeline-title\">Timeline of the exercise</title>\n"
        "<desc id=\"timeline-text\">{} attempts of red, {} intrusions and {} alerts, with what the "
        "teams did about them and how the functions stood. The tables below say the same."
        "</desc>\n{}{}</svg>\n",
        Scale::kWidth, bottom + 20, attempts_, review_.intrusions.size(), review_.alerts.size(),
        ground.shapes(), marks_.shapes());
  }

 private:
  int x(ExerciseTime at) const { return scale_.x(at); }
  int middle() const { return y_ + kRow / 2; }

  void lane(std::string_view title) {
    y_ += 10;
    marks_.line(8, y_, Scale::kRight, y_, "rule");
    marks_.text(8, y_ + 15, "lane", title);
    y_ += 20;
  }

  void label(std::string_view words, int height = kRow) {
    const std::string shown = words.size() > kLabelMax
                                  ? std::string(words.substr(0, kLabelMax - 1)) + "…"
                                  : std::string(words);
    marks_.text(Scale::kLeft - 8, y_ + height / 2 + 4, "row", shown);
  }

  /// Whether nothing of the kind stands there yet.
  bool fresh(int kind, int from, int to) { return drawn_.emplace(y_, kind, from, to).second; }

  void draw_phases(Drawing& ground, int bottom) const;
  void draw_hours(Drawing& ground, int bottom) const;
  void draw_control();
  void draw_red();
  void draw_deed(const Deed& deed);
  void draw_team(CellId team);
  void draw_intrusions(CellId team);
  void draw_intrusion(const Intrusion& intrusion);
  void draw_alerts(CellId team);
  void draw_measures(CellId team);
  void draw_answers(CellId team);
  void draw_functions();
  std::string told_of(const Deed& deed) const;

  static constexpr std::size_t kLabelMax = 26;

  const Review& review_;
  Wording wording_;
  Scale scale_;
  Drawing marks_;
  int y_ = kTop;
  std::size_t attempts_ = 0;
  std::set<std::tuple<int, int, int, int>> drawn_;
};

void Picture::draw_phases(Drawing& ground, int bottom) const {
  const auto& phases = review_.exercise().phases;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    if (phases[i].from >= review_.account->until() && i > 0) return;
    const int from = x(phases[i].from);
    const int to = i + 1 < phases.size() ? x(phases[i + 1].from) : Scale::kRight;
    ground.rect(from, 20, to - from, bottom - 20, i % 2 == 0 ? "phase even" : "phase odd",
                phases[i].name);
    const auto room = static_cast<std::size_t>(std::max(to - from, 0) / 7);
    if (phases[i].name.size() <= room) ground.text(from + 5, 14, "phase-name", phases[i].name);
  }
}

void Picture::draw_hours(Drawing& ground, int bottom) const {
  for (const ExerciseTime tick : scale_.ticks()) {
    ground.line(x(tick), 36, x(tick), bottom, "grid");
    ground.text(x(tick), 32, "hour", clock(tick));
    ground.text(x(tick), bottom + 14, "hour", clock(tick));
  }
}

/// Flags, each a row lower while the one before is still in the way.
void Picture::draw_control() {
  constexpr int kFlagRows = 3;
  if (review_.injects.empty()) return;
  lane("Exercise control");
  std::vector<int> free_from(kFlagRows, 0);
  int used = 0;
  for (const InjectLine& line : review_.injects) {
    if (line.delivered == kNever) continue;
    const scenario::Inject& inject = review_.exercise().injects[line.inject.value];
    const int at = x(line.delivered);
    const int width = 8 + 7 * static_cast<int>(inject.number.size());
    const auto row =
        std::find_if(free_from.begin(), free_from.end(), [at](int free) { return free <= at; });
    const int place =
        row == free_from.end() ? kFlagRows - 1 : static_cast<int>(row - free_from.begin());
    free_from[static_cast<std::size_t>(place)] = at + width + 3;
    used = std::max(used, place);
    const int top = y_ + 2 + place * (kRow - 1);
    const auto title = fmt::format("{} {}: inject {} {}", clock(line.delivered),
                                   terms::name(inject.kind), inject.number, inject.title);
    marks_.line(at, top, at, top + kRow, "pole");
    marks_.rect(at, top, width, kRow - 4, inject.to.empty() ? "flag hidden" : "flag", title);
    marks_.text(at + 4, top + 10, "flag-name", inject.number);
  }
  label("Injects");
  y_ += (used + 1) * (kRow - 1) + 6;
}

std::string Picture::told_of(const Deed& deed) const {
  std::string text =
      fmt::format("{} {}: {} on {}, {}", clock(deed.ordered), wording_.name(deed.cell),
                  wording_.name(deed.action), wording_.name(deed.target), name(deed.fate));
  if (deed.ended != kNever) text += " at " + clock(deed.ended);
  if (deed.fate == Fate::kFailed) text += fmt::format(" ({})", terms::explain(deed.reason));
  if (deed.noticed != kNever) text += ", noticed at " + clock(deed.noticed);
  return text;
}

/// A bar for as long as it took, and at its end how it came out; ringed where an alert followed.
void Picture::draw_deed(const Deed& deed) {
  const int from = x(deed.started);
  const int to = x(deed.ended);
  const bool noticed = deed.noticed != kNever;
  if (!fresh(static_cast<int>(deed.fate) * 2 + (noticed ? 1 : 0), from, to)) return;
  const std::string title = told_of(deed);
  if (to > from) marks_.line(from, middle(), to, middle(), "effort", title);
  if (noticed) marks_.circle(to, middle(), 7, "ring", title);
  if (deed.fate == Fate::kSucceeded) marks_.circle(to, middle(), 4, "worked", title);
  if (deed.fate == Fate::kFailed) marks_.cross(to, middle(), 3, "failed", title);
}

void Picture::draw_red() {
  lane("Red");
  for (const TacticTable& table : review_.techniques) {
    label(tactic_title(table.tactic));
    for (const Deed& deed : review_.deeds) {
      const scenario::Action& action = review_.account->action(deed.action);
      if (action.role != terms::Role::kRed || action.tactic != table.tactic) continue;
      if (!deed.attempted()) continue;
      ++attempts_;
      draw_deed(deed);
    }
    y_ += kRow;
  }
}

void Picture::draw_team(CellId team) {
  lane(wording_.name(team));
  draw_intrusions(team);
  draw_alerts(team);
  draw_measures(team);
  draw_answers(team);
}

void Picture::draw_intrusions(CellId team) {
  std::size_t rows = 0;
  std::size_t left_out = 0;
  for (const Intrusion& intrusion : review_.intrusions) {
    if (intrusion.owner != team) continue;
    if (rows == kIntrusionRowsMax) {
      ++left_out;
      continue;
    }
    ++rows;
    draw_intrusion(intrusion);
  }
  if (left_out == 0) return;
  label(fmt::format("and {} more", left_out));
  y_ += kRow;
}

/// One bar: unseen, then seen, then contained, up to recovery.
void Picture::draw_intrusion(const Intrusion& intrusion) {
  label(wording_.name(intrusion.host));
  const ExerciseTime end = std::min(intrusion.recovered, review_.account->until());
  const ExerciseTime contained = std::min(intrusion.contained, end);
  const ExerciseTime detected = std::min(intrusion.detected, contained);
  const auto part = [&](ExerciseTime from, ExerciseTime to, const char* looks,
                        const std::string& what) {
    if (to <= from) return;
    const auto title = fmt::format("{}: {} from {} to {} ({})", wording_.name(intrusion.host), what,
                                   clock(from), clock(to), span(to - from));
    marks_.rect(x(from), y_ + 4, std::max(x(to) - x(from), 2), kRow - 8, looks, title);
  };
  part(intrusion.begin, detected, "unseen", "intruder unnoticed");
  part(detected, contained, "seen", "intruder noticed and free to act");
  part(contained, end, "contained", "contained and not yet recovered");
  if (intrusion.recovered != kNever) {
    marks_.line(x(end), y_ + 2, x(end), y_ + kRow - 2, "recovered",
                fmt::format("{}: recovered at {}", wording_.name(intrusion.host), clock(end)));
  }
  y_ += kRow;
}

void Picture::draw_alerts(CellId team) {
  label("Alerts");
  for (const AlertLine& alert : review_.alerts) {
    if (alert.team != team || !fresh(alert.is_true ? 1 : 0, x(alert.at), 0)) continue;
    const auto title =
        fmt::format("{} {} about {}: taken for {}{}", clock(alert.at),
                    wording_.name(range::entity(alert.sensor)), wording_.name(alert.host),
                    wording_.name(alert.technique), alert.is_true ? "" : "; a false alarm");
    marks_.triangle(x(alert.at), middle(), 4, alert.is_true ? "alert" : "alert false", title);
  }
  y_ += kRow;
}

/// Bars, as many rows of them as run side by side.
void Picture::draw_measures(CellId team) {
  constexpr int kBarRow = 9;
  std::vector<int> free_from(kMeasureRowsMax, 0);
  int used = 0;
  label("Measures");
  for (const Deed& deed : review_.deeds) {
    if (deed.cell != team) continue;
    const int from = x(deed.ordered);
    const int start = deed.attempted() ? x(deed.started) : x(deed.ended);
    const int to = deed.attempted() ? std::max(x(deed.ended), start + 2) : start;
    if (!fresh(static_cast<int>(deed.fate), from, to)) continue;
    const auto row =
        std::find_if(free_from.begin(), free_from.end(), [from](int free) { return free <= from; });
    const int place =
        row == free_from.end() ? kMeasureRowsMax - 1 : static_cast<int>(row - free_from.begin());
    free_from[static_cast<std::size_t>(place)] = to + 1;
    used = std::max(used, place);
    const int top = y_ + 5 + place * kBarRow;
    const std::string title = told_of(deed);
    if (start > from) marks_.line(from, top + 3, start, top + 3, "wait", title);
    if (!deed.attempted()) continue;
    marks_.rect(start, top, to - start, kBarRow - 3,
                deed.fate == Fate::kFailed ? "measure failed" : "measure", title);
  }
  y_ += std::max(kRow, (used + 1) * kBarRow + 6);
}

/// From delivery to answer.
void Picture::draw_answers(CellId team) {
  const auto concerns = [team](const InjectLine& line) {
    return std::any_of(line.responses.begin(), line.responses.end(),
                       [team](const Response& response) { return response.cell == team; });
  };
  if (std::none_of(review_.injects.begin(), review_.injects.end(), concerns)) return;
  label("Answers");
  for (const InjectLine& line : review_.injects) {
    for (const Response& response : line.responses) {
      if (response.cell != team) continue;
      const auto title = fmt::format(
          "Inject {}: {} {} after {}", review_.exercise().injects[line.inject.value].number,
          response.answered ? "answered" : "deadline passed",
          response.option.empty() ? "" : "\u201c" + response.option + "\u201d",
          span(response.at - line.delivered));
      marks_.line(x(line.delivered), middle(), x(response.at), middle(), "pondering", title);
      if (response.answered) {
        marks_.rect(x(response.at) - 3, middle() - 3, 7, 7, "answer", title);
      } else {
        marks_.cross(x(response.at), middle(), 3, "expired", title);
      }
    }
  }
  y_ += kRow;
}

void Picture::draw_functions() {
  if (review_.services.empty()) return;
  lane("Availability");
  constexpr int kFull = kFunctionRow - 10;  ///< how high full availability stands
  std::size_t unchanged = 0;
  for (const ServiceLine& line : review_.services) {
    if (line.levels.size() == 1) {
      ++unchanged;
      continue;
    }
    label(wording_.name(range::entity(line.function)), kFunctionRow);
    const int floor = y_ + kFunctionRow - 4;
    const auto height = [&](std::int64_t permille) {
      return floor - static_cast<int>(permille * kFull / 1000);
    };
    std::string path = fmt::format("M{} {}", Scale::kLeft, height(line.levels.front().permille));
    for (const Level& level : line.levels) {
      path += fmt::format("H{}V{}", x(level.from), height(level.permille));
    }
    path += fmt::format("H{}", Scale::kRight);
    const auto title = fmt::format("{}: {} on average, {} at its lowest, {} below full",
                                   wording_.name(range::entity(line.function)), percent(line.mean),
                                   percent(line.lowest), span(line.below));
    marks_.line(Scale::kLeft, floor, Scale::kRight, floor, "floor");
    marks_.path(fmt::format("{}V{}H{}z", path, floor, Scale::kLeft), "level-area", title);
    marks_.path(path, "level", title);
    y_ += kFunctionRow;
  }
  if (unchanged == 0) return;
  marks_.text(
      Scale::kLeft + 6, y_ + kRow - 5, "remark",
      fmt::format("{} stood as they were throughout", counted(unchanged, "function", "functions")));
  y_ += kRow;
}

}  // namespace

std::string timeline(const Review& review) { return Picture(review).drawn(); }

}  // namespace redoubt::report
