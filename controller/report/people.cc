#include "controller/report/people.h"

#include <algorithm>
#include <map>
#include <utility>

#include "controller/report/holding.h"

namespace redoubt::report {
namespace {

/// Sorts what people did into its lists.
class Sorting {
 public:
  void take(const PersonDeed& deed) {
    PersonLine& person = of(deed);
    person.last = {deed.at, deed.wall_us};
    std::visit([&](const auto& what) { take(deed, what, person); }, deed.what);
  }

  People people() && { return std::move(people_); }

 private:
  PersonLine& of(const PersonDeed& deed) {
    const auto [found, fresh] = places_.emplace(deed.who, people_.persons.size());
    if (fresh) {
      PersonLine line;
      line.who = deed.who;
      line.first = {deed.at, deed.wall_us};
      people_.persons.push_back(std::move(line));
    }
    return people_.persons[found->second];
  }

  static Said said(const PersonDeed& deed, const std::string& why) {
    return {{deed.at, deed.wall_us}, deed.who, why};
  }

  static void take(const PersonDeed&, const ClockTurn&, PersonLine& person) { ++person.clock; }
  static void take(const PersonDeed&, const ClockStopped&, PersonLine&) {}

  void take(const PersonDeed& deed, const SeatTurn& turn, PersonLine& person) {
    ++person.seats;
    if (turn.take) {
      people_.tenures.push_back({deed.cell, said(deed, turn.why), {}});
      return;
    }
    const auto held =
        std::find_if(people_.tenures.rbegin(), people_.tenures.rend(),
                     [&](const Tenure& one) { return one.cell == deed.cell && !one.given_back; });
    if (held != people_.tenures.rend()) held->given_back = said(deed, turn.why);
  }

  void take(const PersonDeed& deed, const GivenOrder& given, PersonLine& person) {
    const auto* direct = std::get_if<terms::Direct>(&given.order.what);
    const terms::Amend* amend = terms::amend_in(given.order.what);
    const std::string why =
        direct != nullptr ? direct->why : (amend != nullptr ? amend->why : std::string());
    people_.orders.push_back({said(deed, why), deed.cell, &given});
    if (people_.orders.back().refused()) {
      ++person.refused;
    } else if (direct != nullptr) {
      ++person.steered.at(static_cast<std::size_t>(direct->what));
    } else if (amend != nullptr) {
      ++(amend->add ? person.added : person.amended);
    } else if (std::holds_alternative<terms::Act>(given.order.what)) {
      ++person.acts;
    } else if (std::holds_alternative<terms::Reply>(given.order.what)) {
      ++person.replies;
    } else if (std::holds_alternative<terms::Acknowledge>(given.order.what)) {
      ++person.read;
    }
  }

  void take(const PersonDeed& deed, const Written& written, PersonLine& person) {
    ++person.posts.at(static_cast<std::size_t>(written.kind));
    const std::size_t place = people_.posts.size();
    people_.posts.push_back({said(deed, {}), deed.cell, &written, false, {}, {}});
    if (written.kind == PostKind::kRating) replace(deed.who, written, place);
    if (written.kind == PostKind::kStatus && written.refers > 0 && written.refers <= place) {
      people_.posts[written.refers - 1].answered_by.push_back(place);
    }
  }

  void take(const PersonDeed& deed, const Judged& judged, PersonLine& person) {
    ++(judged.what == Judged::What::kProposed ? person.proposed : person.reopened);
    people_.judged.push_back({said(deed, judged.why), &judged});
  }

  void take(const PersonDeed& deed, const ScoreTurn& turn, PersonLine& person) {
    ++person.scores;
    people_.scores.push_back({said(deed, turn.why), deed.cell, turn.release});
  }

  void take(const PersonDeed&, const Attached& file, PersonLine& person) {
    ++person.files;
    if (file.post == 0 || file.post > people_.posts.size()) return;
    people_.posts[file.post - 1].files.push_back(&file);
  }

  /// Of an evaluator's ratings of one objective and team the last one counts.
  void replace(const Person& who, const Written& rating, std::size_t place) {
    const auto team = rating.fields.find("cell");
    const Rated rated{who.seat, rating.about,
                      team == rating.fields.end() ? std::string() : team->second};
    const auto [last, first] = ratings_.emplace(rated, place);
    if (!first) people_.posts[std::exchange(last->second, place)].replaced = true;
  }

  using Rated = std::array<std::string, 3>;  ///< seat of the evaluator, objective, team
  People people_;
  std::map<Person, std::size_t> places_;  ///< among the persons
  std::map<Rated, std::size_t> ratings_;  ///< the last one's place among the posts
};

}  // namespace

std::optional<terms::Duration> Stop::length() const {
  if (!ended || !ended->when.wall_us || !begun.when.wall_us) return std::nullopt;
  // The wall's clock may have been set back in between.
  return terms::Duration{std::max<std::int64_t>(*ended->when.wall_us - *begun.when.wall_us, 0)};
}

const char* name(Stop::Kind kind) {
  constexpr std::array<const char*, 4> kNames = {"pause", "no-play", "hold point", "end of a step"};
  return kNames.at(static_cast<std::size_t>(kind));
}

const char* name(ClockTurn::What what) {
  constexpr std::array<const char*, 10> kNames = {"start", "pause", "resume", "freeze", "thaw",
                                                  "rate",  "step",  "jump",   "hold",   "unhold"};
  return kNames.at(static_cast<std::size_t>(what));
}

const char* name(PostKind kind) {
  constexpr std::array<const char*, kPostKindCount> kNames = {
      "chat", "case", "report", "request", "status", "observation", "rating", "check"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::size_t People::stops() const {
  return static_cast<std::size_t>(std::count_if(
      clock.begin(), clock.end(), [](const ClockLine& line) { return line.stop.has_value(); }));
}

terms::Duration People::stood() const {
  terms::Duration sum{};
  for (const ClockLine& line : clock) {
    if (line.stop) sum += line.stop->length().value_or(terms::Duration{});
  }
  return sum;
}

People people(const Account& account) {
  Sorting sorting;
  for (const PersonDeed& deed : account.people) {
    if (!std::holds_alternative<ClockStopped>(deed.what)) sorting.take(deed);
  }
  People people = std::move(sorting).people();
  people.clock = clock_lines(account);
  return people;
}

}  // namespace redoubt::report
