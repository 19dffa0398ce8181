#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "controller/console/guest.h"
#include "controller/console/say_control.h"
#include "controller/console/say_desk.h"
#include "controller/proof/amended.h"
#include "controller/scenario/exercise.h"

/// What guests ask: each request read from its JSON, held against the table of roles, and handed
/// on.
namespace redoubt::console {

using seats::cell_role;
using seats::Permission;
namespace {

using Json = nlohmann::json;
using conduct::ClockOrder;
using conduct::PostKind;
using terms::CellId;
using terms::Code;
using terms::Handle;
using terms::Steering;

/// Deeper than any request is.
constexpr int kDepthMax = 8;

bool too_deep(const std::string& text) {
  int depth = 0;
  int deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return deepest > kDepthMax;
}

std::string word(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::int64_t> whole(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_integer()) return std::nullopt;
  if (found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX) return std::nullopt;
  return found->get<std::int64_t>();
}

Handle handle_in(const Json& json, const char* key) {
  const auto value = whole(json, key);
  const bool fits = value && *value >= 0 && *value < UINT32_MAX;
  return fits ? Handle{static_cast<std::uint32_t>(*value)} : Handle{};
}

CellId cell_of(const scenario::Exercise& exercise, const std::string& name) {
  const auto found = std::ranges::find(exercise.cells, name, &scenario::Cell::name);
  if (found == exercise.cells.end()) return {};
  return CellId{static_cast<std::uint32_t>(found - exercise.cells.begin())};
}

std::optional<ClockOrder::What> clock_order(const std::string& name) {
  for (int i = 0; i < conduct::kClockOrderCount; ++i) {
    const auto what = static_cast<ClockOrder::What>(i);
    if (conduct::name(what) == name) return what;
  }
  return std::nullopt;
}

std::optional<Steering> steering(const std::string& name) {
  for (int i = 0; i < terms::kSteeringCount; ++i) {
    const auto what = static_cast<Steering>(i);
    if (terms::name(what) == name) return what;
  }
  return std::nullopt;
}

std::optional<terms::InjectKind> inject_kind(const std::string& name) {
  for (int i = 0; i < terms::kInjectKindCount; ++i) {
    const auto kind = static_cast<terms::InjectKind>(i);
    if (terms::name(kind) == name) return kind;
  }
  return std::nullopt;
}

std::optional<PostKind> post_kind(const std::string& name) {
  for (int i = 0; i < conduct::kPostKindCount; ++i) {
    const auto kind = static_cast<PostKind>(i);
    if (conduct::name(kind) == name) return kind;
  }
  return std::nullopt;
}

const char* code_of(const terms::Error& error) {
  switch (error.code) {
    case Code::kInvalidArgument:
      return "invalid";
    case Code::kResourceExhausted:
    case Code::kUnavailable:
      return "busy";
    default:
      return "refused";
  }
}

}  // namespace

const std::vector<RequestKind>& request_kinds() {
  static const std::vector<RequestKind> kinds = {
      {"clock.start", Permission::kSteerClock},
      {"clock.pause", Permission::kSteerClock},
      {"clock.resume", Permission::kSteerClock},
      {"clock.rate", Permission::kSteerClock},
      {"clock.step", Permission::kSteerClock},
      {"clock.jump", Permission::kSteerClock},
      {"clock.hold", Permission::kSteerClock},
      {"clock.unhold", Permission::kSteerClock},
      {"clock.freeze", Permission::kFreeze},
      {"clock.thaw", Permission::kFreeze},
      {"inject.approve", Permission::kSteerInjects},
      {"inject.hold", Permission::kSteerInjects},
      {"inject.release", Permission::kSteerInjects},
      {"inject.send", Permission::kSteerInjects},
      {"inject.skip", Permission::kSteerInjects},
      {"inject.cancel", Permission::kSteerInjects},
      {"inject.amend", Permission::kSteerInjects},
      {"inject.add", Permission::kSteerInjects},
      {"inject.mark", Permission::kMark},
      {"inject.details", Permission::kSeePlan},
      {"answer.reopen", Permission::kMark},
      {"answer.evidence", Permission::kSeeEvents},
      {"order.act", Permission::kOrder},
      {"order.reply", Permission::kAnswer},
      {"order.acknowledge", Permission::kAnswer},
      {"post", Permission::kPost},
      {"seat.take", Permission::kTakeSeat},
      {"seat.give", Permission::kTakeSeat},
      {"score.release", Permission::kReleaseScores},
      {"score.hide", Permission::kReleaseScores},
      {"cell.watch", Permission::kSeeOtherCells},
      {"events.before", Permission::kSeeEvents},
      {"event.causes", Permission::kSeeEvents},
      {"event.consequences", Permission::kSeeEvents},
      {"thing.story", Permission::kSeeEvents},
      {"picture", Permission::kSeeTruth},
      {"readiness", Permission::kSeeSeats},
  };
  return kinds;
}

struct Guest::Wanted {
  std::uint64_t id = 0;
  std::string what;
  Json json;
};

bool Guest::hear(const std::string& text) {
  if (text.size() > kRequestBytesMax || too_deep(text)) return false;
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return false;
  const auto id = whole(json, "id");
  if (!id || *id < 0) return false;
  const Wanted wanted{static_cast<std::uint64_t>(*id), word(json, "do"), std::move(json)};
  if (spend()) {
    handle(wanted);
  } else {
    refuse(wanted.id, "busy", "too many requests at once; try again shortly");
  }
  return !ended_;
}

void Guest::handle(const Wanted& wanted) {
  const auto kind = std::ranges::find(request_kinds(), wanted.what, &RequestKind::name);
  if (kind == request_kinds().end()) {
    return refuse(wanted.id, "invalid", "there is no such request");
  }
  const bool seats = kind->needs == Permission::kTakeSeat;
  if (!may(kind->needs) && !(seats && may(Permission::kAssignSeats))) {
    return refuse(wanted.id, "denied", "your seat does not allow this");
  }
  const bool steers = kind->needs == Permission::kSteerInjects;
  if (steers && !may_steer(hall_->exercise(), seat(), word(wanted.json, "inject"))) {
    return refuse(wanted.id, "denied", seats::kAnotherStoryline);
  }
  const std::string family = wanted.what.substr(0, wanted.what.find('.'));
  if (family == "clock") return steer_clock(wanted);
  if (wanted.what == "inject.mark") return mark(wanted);
  if (wanted.what == "inject.amend" || wanted.what == "inject.add") return amend(wanted);
  if (wanted.what == "answer.reopen") return reopen(wanted);
  if (family == "inject" && wanted.what != "inject.details") return steer_inject(wanted);
  if (family == "order") return order(wanted);
  if (family == "post") return post(wanted);
  if (family == "seat") return sit(wanted);
  if (family == "score") return release_score(wanted);
  look(wanted);
}

void Guest::ask(const Wanted& wanted, CellId cell, conduct::Wish wish,
                const std::function<void(const Hall&, Answered&)>& complete) {
  const bool ruled = std::holds_alternative<conduct::OrderWish>(wish);
  hall_->ask(shared_from_this(), cell, std::move(wish),
             [re = wanted.id, ruled, complete](Guest& guest, const auto& result) {
               if (!result.ok()) {
                 const terms::Error& error = result.error();
                 return guest.refuse(re, code_of(error), error.message);
               }
               Answered answered = guest.granted(*result, ruled);
               if (complete) complete(*guest.hall_, answered);
               guest.reply(re, answered);
             });
}

Answered Guest::granted(const conduct::Granting& granting, bool ruled) const {
  const terms::Ruling& ruling = granting.ruling;
  Answered answered{true, {}, {}, ruling.order, {}};
  if (ruled) {
    answered.ok = ruling.verdict != terms::Verdict::kRefused;
    answered.code = answered.ok ? "" : "refused";
    answered.text = answered.ok && ruling.reason == terms::Reason::kNone
                        ? terms::name(ruling.verdict)
                        : terms::explain(ruling.reason);
    const auto& time = hall_->feed(CellId{}).time;
    const bool frozen = time.clock.state == conduct::ClockState::kFrozen;
    if (frozen && ruling.reason == terms::Reason::kNotNow) {
      answered.text = "play is stopped: no order is taken";
    }
  }
  if (granting.post != 0) answered.data = Json{{"n", granting.post}}.dump();
  if (granting.proposed) {
    answered.text = "proposed: it counts once a second person gives the same mark";
  }
  return answered;
}

void Guest::steer_clock(const Wanted& wanted) {
  const Json& json = wanted.json;
  const std::string name = wanted.what.substr(6);
  conduct::ClockWish wish{{*clock_order(name), terms::kStartex, 0}, word(json, "why")};
  const terms::ExerciseTime now = hall_->feed(CellId{}).time.now;
  const auto at = whole(json, "at");
  const auto invalid = [&](const char* text) { refuse(wanted.id, "invalid", text); };
  switch (wish.order.what) {
    case ClockOrder::What::kRate: {
      const auto rate = json.find("rate");
      if (rate == json.end() || !rate->is_number()) return invalid("say the rate as a number");
      const auto per_second = rate->get<double>();
      const bool fits = per_second == 0 || (per_second >= 0.1 && per_second <= 1000);
      if (!fits) return invalid("a rate lies between 0.1 and 1000, or is 0");
      wish.order.rate_milli = static_cast<std::uint64_t>(per_second * 1000 + 0.5);
      break;
    }
    case ClockOrder::What::kStep: {
      const auto by = whole(json, "by");
      if (!by || *by <= 0) return invalid("say by how much, in microseconds");
      if (*by >= terms::microseconds(terms::kNever) - terms::microseconds(now)) {
        return invalid("that is too far");
      }
      wish.order.at = now + terms::Duration{*by};
      break;
    }
    case ClockOrder::What::kJump: {
      const auto to = whole(json, "to");
      if (!to && word(json, "to") != "inject") return invalid("say where to");
      wish.order.at = to ? terms::from_microseconds(*to) : conduct::kNextInject;
      break;
    }
    case ClockOrder::What::kHold:
    case ClockOrder::What::kUnhold:
      if (!at) return invalid("say at what time, in microseconds");
      wish.order.at = terms::from_microseconds(*at);
      break;
    case ClockOrder::What::kStart: {
      const auto checks = hall_->readiness();
      const auto missing = std::ranges::find(checks, "missing", &Check::state);
      if (missing == checks.end() || !wish.why.empty()) break;
      return refuse(wanted.id, "refused",
                    missing->name + ": " + missing->text + "; give a reason to begin all the same");
    }
    default:
      break;
  }
  ask(wanted, seat().cell, std::move(wish));
}

void Guest::steer_inject(const Wanted& wanted) {
  const auto what = steering(wanted.what.substr(7));
  terms::Direct direct{*what, word(wanted.json, "inject"), {}, 0, word(wanted.json, "why")};
  ask(wanted, seat().cell, conduct::OrderWish(std::move(direct)));
}

void Guest::amend(const Wanted& wanted) {
  const Json& json = wanted.json;
  const auto given = [&](const char* key) {
    const auto found = json.find(key);
    const bool there = found != json.end() && found->is_string();
    return there ? std::optional(found->get<std::string>()) : std::nullopt;
  };
  terms::Amend amend;
  amend.inject = word(json, "inject");
  amend.add = wanted.what == "inject.add";
  if (const auto at = whole(json, "at")) amend.at = terms::from_microseconds(*at);
  amend.follow = json.value("follow", Json()) == true;
  amend.title = given("title");
  amend.from = given("from");
  amend.subject = given("subject");
  amend.body = given("body");
  amend.expects = given("expects");
  amend.notes = given("notes");
  if (const auto deadline = whole(json, "deadline")) {
    if (*deadline < 0) return refuse(wanted.id, "invalid", "a deadline lies ahead");
    amend.deadline = terms::Duration{*deadline};
  }
  amend.incident = word(json, "incident");
  amend.objective = word(json, "objective");
  amend.rubric = word(json, "rubric");
  amend.why = word(json, "why");
  if (amend.add) {
    const auto kind = inject_kind(word(json, "kind"));
    if (!kind) return refuse(wanted.id, "invalid", "there is no such kind of inject");
    amend.kind = *kind;
  }
  if (const auto to = json.find("to"); to != json.end() && to->is_array()) {
    amend.to.emplace();
    for (const Json& one : *to) {
      const CellId cell =
          one.is_string() ? cell_of(hall_->exercise(), one.get<std::string>()) : CellId{};
      if (!cell.valid()) return refuse(wanted.id, "invalid", "there is no such cell");
      amend.to->push_back(cell);
    }
  }
  if (const auto options = json.find("options"); options != json.end() && options->is_array()) {
    for (const Json& one : *options) {
      if (one.is_string()) amend.options.push_back(one.get<std::string>());
    }
  }
  if (!may_amend(hall_->exercise(), seat(), amend)) {
    return refuse(wanted.id, "denied", seats::kAnotherStoryline);
  }
  // Who moved a line may move it back: what becomes wrong with the plan by it is told at once.
  const auto prove = [before = hall_->as_amended()](const Hall& hall, Answered& answered) {
    if (!answered.ok) return;
    answered.data = Json{{"faults", proof::prove_amended(*before, *hall.as_amended())}}.dump();
  };
  ask(wanted, seat().cell,
      conduct::OrderWish(std::make_shared<const terms::Amend>(std::move(amend))), prove);
}

void Guest::mark(const Wanted& wanted) {
  const auto level = whole(wanted.json, "level");
  if (!level || *level < 0 || *level > UINT16_MAX) {
    return refuse(wanted.id, "invalid", "say the level");
  }
  ask(wanted, seat().cell,
      conduct::OrderWish(terms::Direct{Steering::kMark, word(wanted.json, "inject"),
                                       cell_of(hall_->exercise(), word(wanted.json, "cell")),
                                       static_cast<std::uint16_t>(*level),
                                       word(wanted.json, "why")}));
}

void Guest::reopen(const Wanted& wanted) {
  const Json& json = wanted.json;
  ask(wanted, seat().cell,
      conduct::ReopenWish{word(json, "inject"), cell_of(hall_->exercise(), word(json, "cell")),
                          word(json, "why")});
}

void Guest::order(const Wanted& wanted) {
  const Json& json = wanted.json;
  if (wanted.what == "order.act") {
    const Handle action = handle_in(json, "action");
    return ask(wanted, seat().cell,
               conduct::OrderWish(terms::Act{terms::ActionId{action.value},
                                             handle_in(json, "target"), handle_in(json, "with")}));
  }
  const Handle inject = handle_in(json, "inject");
  if (wanted.what == "order.acknowledge") {
    return ask(wanted, seat().cell, conduct::OrderWish(terms::Acknowledge{inject}));
  }
  const std::int64_t option = whole(json, "option").value_or(0);
  if (option < 0 || option > UINT16_MAX) return refuse(wanted.id, "invalid", "no such option");
  ask(wanted, seat().cell,
      conduct::OrderWish(
          terms::Reply{inject, static_cast<std::uint16_t>(option), word(json, "text")}));
}

void Guest::post(const Wanted& wanted) {
  const Json& json = wanted.json;
  const auto kind = post_kind(word(json, "kind"));
  if (!kind) return refuse(wanted.id, "invalid", "there is no such kind of post");
  const bool evaluates = *kind == PostKind::kObservation || *kind == PostKind::kRating;
  if (evaluates && !may(Permission::kObserve)) {
    return refuse(wanted.id, "denied", "your seat does not allow this");
  }
  conduct::Posting posting;
  posting.kind = *kind;
  posting.about = word(json, "about");
  posting.text = word(json, "text");
  posting.refers =
      static_cast<std::uint64_t>(std::max<std::int64_t>(whole(json, "refers").value_or(0), 0));
  if (const auto to = json.find("to"); to != json.end() && to->is_array()) {
    for (const Json& one : *to) {
      const CellId cell =
          one.is_string() ? cell_of(hall_->exercise(), one.get<std::string>()) : CellId{};
      const bool red = cell.valid() &&
                       hall_->exercise().cells[cell.value].role == terms::Role::kRed &&
                       cell_role(seat().role) == terms::Role::kBlue;
      if (!cell.valid() || red) return refuse(wanted.id, "invalid", "there is no such cell");
      posting.to.push_back(cell);
    }
  }
  if (const auto data = json.find("data"); data != json.end() && data->is_object()) {
    for (const auto& [key, value] : data->items()) {
      if (value.is_string()) posting.fields[key] = value.get<std::string>();
    }
  }
  ask(wanted, seat().cell, std::move(posting));
}

void Guest::sit(const Wanted& wanted) {
  const std::string named = word(wanted.json, "cell");
  const CellId cell = named.empty() ? seat().cell : cell_of(hall_->exercise(), named);
  const bool own = cell == seat().cell && may(Permission::kTakeSeat);
  if (!own && !may(Permission::kAssignSeats)) {
    return refuse(wanted.id, "denied", "your seat does not allow this");
  }
  if (!cell.valid()) return refuse(wanted.id, "invalid", "there is no such cell");
  ask(wanted, cell, conduct::SeatWish{wanted.what == "seat.take", word(wanted.json, "why")});
}

void Guest::release_score(const Wanted& wanted) {
  const CellId cell = cell_of(hall_->exercise(), word(wanted.json, "cell"));
  if (!cell.valid()) return refuse(wanted.id, "invalid", "there is no such cell");
  ask(wanted, cell, conduct::ScoreWish{wanted.what == "score.release", word(wanted.json, "why")});
}

void Guest::look(const Wanted& wanted) {
  const Json& json = wanted.json;
  const Truth& truth = hall_->truth();
  const auto give = [&](std::string data) { reply(wanted.id, {true, {}, {}, 0, std::move(data)}); };
  const auto n =
      static_cast<std::uint64_t>(std::max<std::int64_t>(whole(json, "n").value_or(0), 0));
  if (wanted.what == "events.before") return give(list_events(truth, before(truth, n)));
  if (wanted.what == "event.causes") return give(list_events(truth, causes(truth, n)));
  if (wanted.what == "event.consequences") return give(list_events(truth, consequences(truth, n)));
  if (wanted.what == "thing.story") {
    const range::Entity thing = thing_of(truth.exercise(), word(json, "thing"));
    if (!thing.valid()) return refuse(wanted.id, "invalid", "there is no such thing");
    return give(list_events(truth, story_of(truth, thing)));
  }
  if (wanted.what == "picture") {
    const auto at = terms::from_microseconds(whole(json, "at").value_or(0));
    return give(say_whole(truth.exercise(), truth.at(at), at));
  }
  if (wanted.what == "inject.details" || wanted.what == "answer.evidence") {
    const auto i = whole(json, "i");
    const bool fits =
        i && *i >= 0 && *i < static_cast<std::int64_t>(truth.exercise().injects.size());
    if (!fits) return refuse(wanted.id, "invalid", "there is no such inject");
    const scenario::InjectId inject{static_cast<std::uint32_t>(*i)};
    if (wanted.what == "inject.details") return give(inject_details(truth, inject));
    const CellId cell = cell_of(truth.exercise(), word(json, "cell"));
    if (!cell.valid()) return refuse(wanted.id, "invalid", "there is no such cell");
    return give(answer_evidence(truth, inject, cell));
  }
  if (wanted.what == "cell.watch") {
    const CellId cell = cell_of(truth.exercise(), word(json, "cell"));
    if (!cell.valid()) return refuse(wanted.id, "invalid", "there is no such cell");
    const Feed* feed = &hall_->feed(cell);
    if (std::ranges::find(places_, feed, &Place::feed) == places_.end()) {
      places_.push_back({feed, 0});
    }
    return give("{}");
  }
  Json checks = Json::array();
  bool ready = true;
  for (const Check& check : hall_->readiness()) {
    ready = ready && check.state != "missing";
    checks.push_back({{"name", check.name}, {"state", check.state}, {"text", check.text}});
  }
  give(Json{{"ready", ready}, {"checks", std::move(checks)}}.dump());
}

}  // namespace redoubt::console
