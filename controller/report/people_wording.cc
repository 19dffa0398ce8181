#include "controller/report/people_wording.h"

#include <fmt/format.h>

#include <array>
#include <ctime>

namespace redoubt::report {
namespace {

using terms::Steering;
using What = ClockTurn::What;

constexpr std::int64_t kSecond = 1'000'000;

std::string rate_text(std::uint64_t milli) {
  if (milli == 0) return "as fast as possible";
  if (milli % 1000 == 0) return std::to_string(milli / 1000);
  return fmt::format("{:g}", static_cast<double>(milli) / 1000.0);
}

std::string stop_text(const ClockLine& line) {
  switch (line.stop->kind) {
    case Stop::Kind::kNoPlay:
      return "NO-PLAY";
    case Stop::Kind::kHoldPoint:
      return "Paused at a hold point";
    case Stop::Kind::kEndOfStep:
      return "Paused at the end of a step";
    case Stop::Kind::kPause:
      break;
  }
  return line.turn.what == What::kThaw ? "NO-PLAY ended; still paused" : "Paused";
}

/// "sends", for an order to the plan; of an answer's mark see below.
const char* verb(Steering steering) {
  constexpr std::array<const char*, terms::kSteeringCount> kVerbs = {
      "approves", "holds", "releases", "sends", "skips", "cancels", "marks"};
  return kVerbs.at(static_cast<std::size_t>(steering));
}
const char* past(Steering steering) {
  constexpr std::array<const char*, terms::kSteeringCount> kVerbs = {
      "approved", "held", "released", "sent", "skipped", "cancelled", "marked"};
  return kVerbs.at(static_cast<std::size_t>(steering));
}

/// The level in words; nothing where the inject has no rubric, or the rubric no such level.
std::string level_text(const scenario::Exercise& exercise, range::Entity inject,
                       std::uint16_t level) {
  if (!inject.valid()) return {};
  const scenario::RubricId rubric = exercise.injects.at(inject.index).rubric;
  if (rubric.value >= exercise.rubrics.size()) return {};
  const auto& levels = exercise.rubrics[rubric.value].levels;
  return level < levels.size() ? levels[level].text : std::string();
}

std::string of_direct(const terms::Direct& direct, range::Entity on, const Account& account,
                      const Wording& wording) {
  const std::string inject = on.valid() ? wording.name(on) : direct.inject;
  if (direct.what != Steering::kMark) return fmt::format("{} {}", verb(direct.what), inject);
  const std::string level = level_text(*account.exercise, on, direct.level);
  return fmt::format("marks the answer of {} to {}{}{}", wording.name(direct.cell), inject,
                     level.empty() ? "" : ": ", level);
}

/// "amends 1-02 The ferry line asks: the time, the addressees".
std::string of_amend(const terms::Amend& amend, range::Entity on, const Wording& wording) {
  const std::string inject = on.valid() ? wording.name(on) : amend.inject;
  if (amend.add) return "adds " + inject;
  std::vector<std::string> what;
  if (amend.at) what.emplace_back(amend.follow ? "the time, and of what follows" : "the time");
  if (amend.to) what.emplace_back("the addressees");
  if (amend.title || amend.from || amend.subject || amend.body) what.emplace_back("the words");
  if (amend.deadline) what.emplace_back("the deadline");
  if (amend.expects || amend.notes) what.emplace_back("the notes");
  return fmt::format("amends {}: {}", inject, listing(what));
}

std::string of_act(const terms::Act& act, range::Entity on, const Account& account,
                   const Wording& wording) {
  const bool known = act.action.value < account.exercise->catalogue.size();
  const std::string what = known ? wording.name(act.action) : "something unknown";
  return on.valid() ? fmt::format("orders {} on {}", what, wording.name(on)) : "orders " + what;
}

void add(std::vector<std::string>& words, std::size_t count, const char* verb, const char* one,
         const char* many) {
  if (count > 0) words.push_back(fmt::format("{} {}", verb, counted(count, one, many)));
}

}  // namespace

std::string wall_clock(const std::optional<std::int64_t>& wall_us) {
  if (!wall_us) return {};
  const auto seconds = static_cast<std::time_t>(*wall_us / kSecond);
  std::tm utc{};
  if (gmtime_r(&seconds, &utc) == nullptr) return {};
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", utc.tm_year + 1900, utc.tm_mon + 1,
                     utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

std::string wall_span(terms::Duration duration) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration);
  return seconds.count() == 0 ? "under 1 s" : terms::to_text(terms::Duration{seconds});
}

std::string name(const Person& person) { return person.name.empty() ? person.seat : person.name; }

std::string what_of(const ClockLine& line) {
  if (line.stop) return stop_text(line);
  const ClockTurn& turn = line.turn;
  switch (turn.what) {
    case What::kStart:
      return "STARTEX";
    case What::kRate:
      return line.rate_before ? fmt::format("Rate from {} to {}", rate_text(*line.rate_before),
                                            rate_text(turn.rate_milli))
                              : "Rate set to " + rate_text(turn.rate_milli);
    case What::kStep:
      return "Step to " + clock(turn.to);
    case What::kJump:
      return "Jump to " + clock(turn.to);
    case What::kHold:
      return "Hold point set at " + clock(turn.to);
    case What::kUnhold:
      return fmt::format("Hold point at {} taken away", clock(turn.to));
    case What::kPause:
    case What::kResume:
    case What::kFreeze:
    case What::kThaw:
      break;  // stops, or the end of one
  }
  return {};
}

std::string end_of(const Stop& stop) {
  if (!stop.ended) return "until the end";
  const Said& end = *stop.ended;
  const auto length = stop.length();
  const std::string wall = wall_clock(end.when.wall_us);
  return fmt::format("{}until {}; ended by {}{}{}",
                     length ? "for " + wall_span(*length) + ", " : std::string(), wall,
                     name(end.who), end.why.empty() ? "" : ": ", end.why);
}

std::string what_of(const OrderLine& line, const Account& account, const Wording& wording) {
  const range::Entity on = line.given->on;
  const auto& what = line.given->order.what;
  if (const auto* direct = std::get_if<terms::Direct>(&what)) {
    return of_direct(*direct, on, account, wording);
  }
  if (const terms::Amend* amend = terms::amend_in(what)) return of_amend(*amend, on, wording);
  if (const auto* act = std::get_if<terms::Act>(&what)) return of_act(*act, on, account, wording);
  const bool sent = on.valid() && on.kind == terms::EntityKind::kInject;
  const std::string inject = sent ? wording.name(on) : "an inject that was never sent there";
  if (const auto* reply = std::get_if<terms::Reply>(&what)) {
    const std::string option = sent ? wording.option(on, reply->option) : std::string();
    return fmt::format("answers {}{}{}", inject, option.empty() ? "" : ": ", option);
  }
  if (std::holds_alternative<terms::Acknowledge>(what)) return "has read " + inject;
  return "gives an order";
}

std::string what_of(const Judged& judged, const Account& account, const Wording& wording) {
  const range::Entity on = scenario::entity(judged.inject);
  const std::string answer =
      fmt::format("the answer of {} to {}", wording.name(judged.of), wording.name(on));
  if (judged.what == Judged::What::kReopened) return "reopens " + answer;
  const std::string level = level_text(*account.exercise, on, judged.level);
  return fmt::format("proposes a mark for {}{}{}", answer, level.empty() ? "" : ": ", level);
}

std::string sum_of(const PersonLine& line) {
  constexpr std::array<std::array<const char*, 2>, kPostKindCount> kPosts = {{
      {"message in the chat", "messages in the chat"},
      {"entry in the case log", "entries in the case log"},
      {"report", "reports"},
      {"request", "requests"},
      {"answer to a request", "answers to requests"},
      {"observation", "observations"},
      {"rating", "ratings"},
      {"communications check", "communications checks or answers to one"},
  }};
  std::vector<std::string> words;
  add(words, line.clock, "steered the clock", "time", "times");
  for (std::size_t i = 0; i < line.steered.size(); ++i) {
    const auto what = static_cast<Steering>(i);
    const bool mark = what == Steering::kMark;
    add(words, line.steered[i], past(what), mark ? "answer" : "inject",
        mark ? "answers" : "injects");
  }
  add(words, line.proposed, "proposed", "mark", "marks");
  add(words, line.reopened, "reopened", "answer", "answers");
  add(words, line.scores, "released or hid scores", "time", "times");
  add(words, line.amended, "amended", "inject", "injects");
  add(words, line.added, "added", "inject", "injects");
  add(words, line.seats, "changed who plays a cell", "time", "times");
  add(words, line.acts, "ordered", "technique or measure", "techniques or measures");
  add(words, line.replies, "answered", "inject", "injects");
  add(words, line.read, "read", "inject", "injects");
  for (std::size_t i = 0; i < line.posts.size(); ++i) {
    add(words, line.posts[i], "wrote", kPosts.at(i)[0], kPosts.at(i)[1]);
  }
  add(words, line.files, "attached", "file", "files");
  add(words, line.refused, "was refused", "order", "orders");
  return words.empty() ? "looked on" : fmt::format("{}", fmt::join(words, "; "));
}

}  // namespace redoubt::report
