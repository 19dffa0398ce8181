#include "controller/console/say_cell.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "proto/terms/observation.h"

namespace redoubt::console {

using seats::Seat;

namespace {

using Json = nlohmann::ordered_json;
using terms::ExerciseTime;
using terms::Handle;

std::string text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::int64_t wire(Handle handle) { return handle.valid() ? std::int64_t{handle.value} : -1; }

std::string cell_name(const scenario::Exercise& exercise, terms::CellId cell) {
  return cell.value < exercise.cells.size() ? exercise.cells[cell.value].name : std::string();
}

terms::Role role_of(const scenario::Exercise& exercise, const std::string& cell) {
  const auto found = std::ranges::find(exercise.cells, cell, &scenario::Cell::name);
  return found == exercise.cells.end() ? terms::Role::kObserver : found->role;
}

std::string action_name(const scenario::Exercise& exercise, terms::ActionId id) {
  if (id.value >= exercise.catalogue.size()) return {};
  const scenario::Action& action = exercise.catalogue[id.value];
  return action.name + " (" + action.code + ")";
}

/// Puts what one observation says into its line.
struct Writer {
  Json& line;
  const terms::Role role;  ///< of the cell that is told
  const scenario::Exercise& exercise;

  void kind(const char* name) { line["k"] = name; }

  void operator()(const terms::Sighting& one) {
    kind("sighting");
    line["handle"] = wire(one.handle);
    line["kind"] = terms::name(one.kind);
    line["within"] = wire(one.within);
    line["own"] = one.own;
    line["name"] = one.name;
    line["tags"] = one.tags;
    const bool joins = one.end_a.valid() || one.end_b.valid();
    if (joins) line["ends"] = {wire(one.end_a), wire(one.end_b)};
  }
  void operator()(const terms::Finding& one) {
    kind("finding");
    line["finding"] = terms::name(one.kind);
    line["subject"] = wire(one.subject);
    line["object"] = wire(one.object);
    line["amount"] = one.amount;
  }
  void operator()(const terms::Alert& one) {
    kind("alert");
    line["number"] = one.number;
    line["sensor"] = wire(one.sensor);
    line["host"] = wire(one.host);
    line["technique"] = action_name(exercise, one.technique);
    line["severity"] = static_cast<int>(one.severity);
    line["confidence"] = one.confidence;
  }
  void operator()(const terms::Outcome& one) {
    kind("outcome");
    line["order"] = one.order;
    line["success"] = one.success;
    line["why"] = one.reason == terms::Reason::kNone ? "" : terms::explain(one.reason);
  }
  void operator()(const terms::Inject& one) {
    kind("inject");
    line["inject"] = wire(one.inject);
    line["kind"] = terms::name(one.kind);
    line["number"] = one.number;
    line["from"] = one.from;
    line["subject"] = one.subject;
    line["body"] = one.body;
    line["options"] = one.options;
    line["deadline"] = console::wire(one.deadline);
  }
  void operator()(const terms::Availability& one) {
    kind("availability");
    line["function"] = wire(one.function);
    line["permille"] = one.permille;
  }
  void operator()(const terms::Staffing& one) {
    kind("staffing");
    line["free"] = one.free;
    line["total"] = one.total;
    line["waiting"] = one.waiting;
  }
  /// Whether it takes this cell's orders, it would learn from its first one.
  void operator()(const terms::PhaseBegun& one) {
    kind("phase");
    line["name"] = one.name;
    const auto phase = std::ranges::find(exercise.phases, one.name, &scenario::Phase::name);
    line["holds"] = phase != exercise.phases.end() && std::ranges::count(phase->holds, role) > 0;
  }
  /// Never comes: people are told their score as it stands, where they are at all.
  void operator()(const terms::ScoreChanged&) { kind("score"); }
  void operator()(const terms::Advisory& one) {
    kind("advisory");
    line["from"] = one.from;
    line["technique"] = action_name(exercise, one.technique);
    line["subject"] = wire(one.subject);
    line["text"] = one.text;
  }
  void operator()(const terms::Cue& one) {
    kind("cue");
    line["step"] = one.step;
  }
  void operator()(const terms::Ended& one) {
    kind("ended");
    line["why"] = one.why;
  }
};

struct OrderWriter {
  const scenario::Exercise& exercise;

  Json operator()(const terms::Act& act) const {
    const bool known = act.action.value < exercise.catalogue.size();
    return {{"k", "act"},
            {"action", known ? std::int64_t{act.action.value} : -1},
            {"code", known ? exercise.catalogue[act.action.value].code : ""},
            {"name", known ? exercise.catalogue[act.action.value].name : ""},
            {"target", wire(act.target)},
            {"with", wire(act.with)}};
  }
  Json operator()(const terms::Reply& reply) const {
    return {{"k", "reply"},
            {"inject", wire(reply.inject)},
            {"option", reply.option},
            {"text", reply.text}};
  }
  Json operator()(const terms::Acknowledge& read) const {
    return {{"k", "acknowledge"}, {"inject", wire(read.inject)}};
  }
  Json operator()(const terms::Direct& direct) const {
    return {{"k", "direct"},           {"what", terms::name(direct.what)},
            {"inject", direct.inject}, {"cell", cell_name(exercise, direct.cell)},
            {"level", direct.level},   {"why", direct.why}};
  }
  Json operator()(const terms::SharedAmend& amend) const {
    return {{"k", "amend"}, {"inject", amend->inject}, {"add", amend->add}, {"why", amend->why}};
  }
};

}  // namespace

std::int64_t wire(ExerciseTime time) {
  return time == terms::kNever ? -1 : terms::microseconds(time);
}

std::string say_see(const std::string& cell, std::uint64_t first,
                    const std::vector<terms::Observation>& items,
                    const scenario::Exercise& exercise) {
  const terms::Role role = role_of(exercise, cell);
  Json lines = Json::array();
  for (const terms::Observation& item : items) {
    Json line = {{"at", wire(item.at)}};
    std::visit(Writer{line, role, exercise}, item.what);
    lines.push_back(std::move(line));
  }
  return text({{"t", "see"}, {"cell", cell}, {"first", first}, {"items", std::move(lines)}});
}

std::string say_ruled(const std::string& cell, const std::vector<conduct::RuledOrder>& items,
                      const scenario::Exercise& exercise) {
  Json lines = Json::array();
  for (const conduct::RuledOrder& item : items) {
    const terms::Ruling& ruling = item.ruling;
    lines.push_back(
        {{"order", ruling.order},
         {"at", wire(ruling.starts)},
         {"by", item.by},
         {"what", std::visit(OrderWriter{exercise}, item.order.what)},
         {"verdict", terms::name(ruling.verdict)},
         {"why", ruling.reason == terms::Reason::kNone ? "" : terms::explain(ruling.reason)},
         {"lasting", terms::lies_in_target(ruling.reason)},
         {"starts", wire(ruling.starts)},
         {"ends", wire(ruling.ends)}});
  }
  return text({{"t", "ruled"}, {"cell", cell}, {"items", std::move(lines)}});
}

std::string say_posts(const std::vector<std::shared_ptr<const conduct::Post>>& posts,
                      const scenario::Exercise& exercise) {
  Json lines = Json::array();
  for (const auto& post : posts) {
    Json to = Json::array();
    for (const terms::CellId cell : post->what.to) to.push_back(cell_name(exercise, cell));
    lines.push_back({{"n", post->number},
                     {"at", wire(post->at)},
                     {"wall_ms", post->wall_us / 1000},
                     {"by", post->who.seat},
                     {"name", post->who.name},
                     {"cell", cell_name(exercise, post->cell)},
                     {"kind", conduct::name(post->what.kind)},
                     {"to", std::move(to)},
                     {"about", post->what.about},
                     {"refers", post->what.refers},
                     {"text", post->what.text},
                     {"data", Json(post->what.fields)}});
    if (post->what.fields.empty()) lines.back()["data"] = Json::object();
  }
  return text({{"t", "posts"}, {"items", std::move(lines)}});
}

std::string say_attachments(
    const std::vector<std::shared_ptr<const conduct::Attachment>>& attachments) {
  Json lines = Json::array();
  for (const auto& one : attachments) {
    lines.push_back({{"n", one->number},
                     {"post", one->what.post},
                     {"name", one->what.name},
                     {"type", conduct::media_type(one->type)},
                     {"bytes", one->what.bytes.size()}});
  }
  return text({{"t", "attachments"}, {"items", std::move(lines)}});
}

std::string say_score(const std::string& cell, const conduct::ScoreNews& score) {
  Json totals = Json::array();
  for (const auto& one : score.totals) {
    totals.push_back({{"metric", one.metric}, {"points", one.points}});
  }
  return text({{"t", "score"},
               {"cell", cell},
               {"released", score.released},
               {"totals", std::move(totals)}});
}

std::string say_seats(const std::vector<Seat>& seats, const std::vector<Sitting>& sitting,
                      const std::vector<bool>& may_know,
                      const std::vector<conduct::CellStanding>& cells,
                      const scenario::Exercise& exercise) {
  Json people = Json::array();
  for (std::size_t i = 0; i < seats.size(); ++i) {
    if (!may_know[i]) continue;
    people.push_back({{"seat", seats[i].name},
                      {"title", seats[i].title},
                      {"role", name(seats[i].role)},
                      {"cell", cell_name(exercise, seats[i].cell)},
                      {"name", sitting[i].name},
                      {"present", sitting[i].present}});
  }
  Json standings = Json::array();
  for (const conduct::CellStanding& one : cells) {
    standings.push_back({{"cell", cell_name(exercise, one.cell)},
                         {"agents", one.agents},
                         {"lockstep", one.lockstep},
                         {"awaited", one.awaited},
                         {"behind", one.behind},
                         {"held_by", one.held_by},
                         {"score_released", one.score_released}});
  }
  return text({{"t", "seats"}, {"people", std::move(people)}, {"cells", std::move(standings)}});
}

std::string say_caught_up() { return R"({"t":"caught_up"})"; }

std::string say_clock(const conduct::TimeNews& time, terms::Duration ahead,
                      const ControlTime* control) {
  const conduct::ClockStanding& clock = time.clock;
  Json holds = Json::array();
  if (control != nullptr) {
    for (const ExerciseTime at : clock.holds) holds.push_back(wire(at));
  }
  return text({{"t", "clock"},
               {"state", time.ended ? "ended" : conduct::name(clock.state)},
               {"now", wire(time.now + ahead)},
               {"rate", static_cast<double>(clock.rate_milli) / 1000.0},
               {"until", control != nullptr ? wire(clock.until) : -1},
               {"holds", std::move(holds)},
               {"by", time.by.seat},
               {"why", control != nullptr ? time.why : std::string()},
               {"awaited", control != nullptr ? control->awaited : std::vector<std::string>()},
               {"next_inject", control != nullptr ? wire(control->next_inject) : -1}});
}

std::string say_reply(std::uint64_t re, const Answered& answered) {
  Json reply = {{"t", "reply"},          {"re", re},
                {"ok", answered.ok},     {"code", answered.code},
                {"text", answered.text}, {"order", answered.order}};
  std::string said = text(reply);
  if (answered.data.empty()) return said;
  said.pop_back();
  return said + ",\"data\":" + answered.data + "}";
}

}  // namespace redoubt::console
