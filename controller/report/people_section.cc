#include "controller/report/people_section.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <kainjow/mustache.hpp>

#include "controller/report/html.h"
#include "controller/report/page.h"
#include "controller/report/people_wording.h"
#include "controller/report/text.h"
#include "proto/terms/check.h"

namespace redoubt::report {
namespace {

using kainjow::mustache::data;

/// One field of a row: its words, and under them what is less important, line by line.
struct Field {
  std::string text;
  std::vector<std::string> notes;
  bool moment = false;
  std::string letter;  ///< a rating that stands before the words
};
using Row = std::vector<Field>;

struct Table {
  std::string title;
  std::vector<std::string> headings;
  std::vector<Row> rows;
  std::string folded;  ///< in words, where it is folded away
};

Field of(const Moment& when) {
  return {clock(when.at), {when.wall_us ? wall_clock(when.wall_us) : "set beforehand"}, true, {}};
}
Field of(const Person& who) {
  const bool named = !who.name.empty() && who.name != who.seat;
  return {name(who),
          named ? std::vector<std::string>{who.seat} : std::vector<std::string>{},
          false,
          {}};
}
Field of(std::string text, std::vector<std::string> notes = {}) {
  std::erase(notes, std::string());
  return {std::move(text), std::move(notes), false, {}};
}

std::string field(const Written& written, const char* key) {
  const auto found = written.fields.find(key);
  return found == written.fields.end() ? std::string() : found->second;
}

/// Makes the tables, each left out where it has no row.
class Section {
 public:
  explicit Section(const Review& review)
      : account_(*review.account), people_(review.people), wording_(account_) {}

  std::string lead() const {
    const std::string stops =
        people_.stops() == 0
            ? "Time never stood."
            : fmt::format("Time stood {}, for {} by the clock on the wall as far as it was noted.",
                          counted(people_.stops(), "time", "times"), wall_span(people_.stood()));
    return fmt::format(
        "{} took part. {} Beside each exercise time stands the clock on the wall, in UTC.",
        capital(counted(people_.persons.size(), "person", "people")), stops);
  }

  std::vector<Table> tables() const {
    std::vector<Table> all = {persons(),  clock_table(), seats(),   steering(),
                              marking(),  scores(),      ratings(), observations(),
                              requests(), measures(),    reports()};
    std::erase_if(all, [](const Table& table) { return table.rows.empty(); });
    return all;
  }

 private:
  Table persons() const {
    Table table{"Who took part", {"Who", "First", "Last", "What they did"}, {}, {}};
    for (const PersonLine& line : people_.persons) {
      table.rows.push_back({of(line.who), of(line.first), of(line.last), of(sum_of(line))});
    }
    return table;
  }

  Table clock_table() const {
    Table table{"How time was held", {"When", "What", "Who", "Why"}, {}, {}};
    for (const ClockLine& line : people_.clock) {
      table.rows.push_back({of(line.said.when),
                            of(what_of(line), {line.stop ? end_of(*line.stop) : std::string()}),
                            of(line.said.who), of(line.said.why)});
    }
    return table;
  }

  Table seats() const {
    Table table{
        "Seats taken from their minds", {"Cell", "Taken", "Who and why", "Given back"}, {}, {}};
    for (const Tenure& one : people_.tenures) {
      Field until = of("played by a person to the end");
      if (one.given_back) {
        const Said& given = *one.given_back;
        until =
            of(clock(given.when.at), {wall_clock(given.when.wall_us), name(given.who), given.why});
      }
      table.rows.push_back({of(wording_.name(one.cell)), of(one.taken.when),
                            of(name(one.taken.who), {one.taken.why}), until});
    }
    return table;
  }

  Field ruling(const OrderLine& line) const {
    const std::string why =
        line.refused() ? std::string("refused: ") + terms::explain(line.given->reason) : "";
    return of(what_of(line, account_, wording_), {why});
  }

  static bool marks(const OrderLine& line) {
    const auto* direct = std::get_if<terms::Direct>(&line.given->order.what);
    return direct != nullptr && direct->what == terms::Steering::kMark;
  }
  static bool steers(const OrderLine& line) {
    const auto& what = line.given->order.what;
    return std::holds_alternative<terms::Direct>(what) ||
           std::holds_alternative<terms::SharedAmend>(what);
  }

  Table steering() const {
    Table table{"What exercise control did with the plan", {"When", "Who", "What", "Why"}, {}, {}};
    for (const OrderLine& line : people_.orders) {
      if (!steers(line) || marks(line)) continue;
      table.rows.push_back(
          {of(line.said.when), of(line.said.who), ruling(line), of(line.said.why)});
    }
    return table;
  }

  /// The marks, and what was made of answers besides.
  Table marking() const {
    Table table{"How answers were marked", {"When", "Who", "What", "Why"}, {}, {}};
    std::vector<std::pair<terms::ExerciseTime, Row>> rows;
    for (const JudgedLine& line : people_.judged) {
      rows.emplace_back(line.said.when.at,
                        Row{of(line.said.when), of(line.said.who),
                            of(what_of(*line.judged, account_, wording_)), of(line.said.why)});
    }
    for (const OrderLine& line : people_.orders) {
      if (!marks(line)) continue;
      rows.emplace_back(line.said.when.at, Row{of(line.said.when), of(line.said.who), ruling(line),
                                               of(line.said.why)});
    }
    std::ranges::stable_sort(rows, {}, &decltype(rows)::value_type::first);
    for (auto& [when, row] : rows) table.rows.push_back(std::move(row));
    return table;
  }

  Table scores() const {
    Table table{
        "Whose people were told their score", {"When", "Cell", "What", "Who", "Why"}, {}, {}};
    for (const ScoreLine& line : people_.scores) {
      table.rows.push_back({of(line.said.when), of(wording_.name(line.cell)),
                            of(line.release ? "released" : "hidden again"), of(line.said.who),
                            of(line.said.why)});
    }
    return table;
  }

  Table measures() const {
    Table table{"What people ordered in their cells", {"When", "Who", "What"}, {}, {}};
    for (const OrderLine& line : people_.orders) {
      if (steers(line)) continue;
      table.rows.push_back({of(line.said.when), of(line.said.who), ruling(line)});
    }
    table.folded = counted(table.rows.size(), "order", "orders");
    return table;
  }

  template <class Make>
  void each(PostKind kind, const Make& make) const {
    for (const PostLine& post : people_.posts) {
      if (post.written->kind == kind) make(post, *post.written);
    }
  }

  std::string objective(const std::string& named) const {
    for (const scenario::Objective& one : account_.exercise->objectives) {
      if (one.name == named) return one.title.empty() ? one.name : one.title;
    }
    return named;
  }
  /// A cell by the name that stands in a form.
  std::string cell(const std::string& named) const {
    const auto& cells = account_.exercise->cells;
    for (std::uint32_t i = 0; i < cells.size(); ++i) {
      if (cells[i].name == named) return wording_.name(terms::CellId{i});
    }
    return named;
  }

  Table ratings() const {
    Table table{"Ratings of the evaluators", {"Objective", "Rating", "Who", "When"}, {}, {}};
    each(PostKind::kRating, [&](const PostLine& post, const Written& written) {
      Field rating = of(written.text, {post.replaced ? "changed later" : ""});
      const std::string letter = field(written, "rating");
      const bool known =
          letter.size() == 1 && std::string("PSMU").find(letter) != std::string::npos;
      (known ? rating.letter : rating.text) = known ? letter : letter + " " + written.text;
      table.rows.push_back({of(objective(written.about), {cell(field(written, "cell"))}), rating,
                            of(post.said.who), of(post.said.when)});
    });
    return table;
  }

  /// When it was seen, where the evaluator said so; else when it was written.
  static Moment seen(const PostLine& post) {
    const std::string said = field(*post.written, "at");
    std::int64_t us = 0;
    const char* end = said.data() + said.size();
    const auto parsed = std::from_chars(said.data(), end, us);
    const bool whole = !said.empty() && parsed.ec == std::errc() && parsed.ptr == end && us >= 0;
    // The wall's clock is that of the writing.
    return {whole ? std::min(terms::from_microseconds(us), post.said.when.at) : post.said.when.at,
            post.said.when.wall_us};
  }

  static std::vector<std::string> files(const PostLine& post) {
    std::vector<std::string> names;
    for (const Attached* file : post.files) {
      names.push_back(fmt::format("with {} ({} kB)", file->name, (file->bytes + 999) / 1000));
    }
    return names;
  }

  Table observations() const {
    Table table{"Observations of the evaluators", {"Seen", "What", "About", "Who"}, {}, {}};
    each(PostKind::kObservation, [&](const PostLine& post, const Written& written) {
      table.rows.push_back({of(seen(post)), of(written.text, files(post)),
                            of(objective(written.about), {cell(field(written, "cell"))}),
                            of(post.said.who)});
    });
    return table;
  }

  std::string recipients(const Written& written) const {
    std::vector<std::string> names;
    for (const terms::CellId id : written.to) names.push_back(wording_.name(id));
    return names.empty() ? "to exercise control" : "to " + listing(names);
  }

  Table requests() const {
    Table table{"Requests", {"When", "From", "What was asked, and the answers", "Status"}, {}, {}};
    each(PostKind::kRequest, [&](const PostLine& post, const Written& written) {
      Field asked = of(written.text);
      std::string state = "open";
      for (const std::size_t place : post.answered_by) {
        const PostLine& answer = people_.posts[place];
        state = field(*answer.written, "state");
        asked.notes.push_back(
            fmt::format("{} {}, {}{}{}", clock(answer.said.when.at), name(answer.said.who), state,
                        answer.written->text.empty() ? "" : ": ", answer.written->text));
      }
      table.rows.push_back(
          {of(post.said.when),
           of(wording_.name(post.cell), {name(post.said.who), recipients(written)}), asked,
           of(state)});
    });
    return table;
  }

  Table reports() const {
    Table table{"Reports that were handed in", {"When", "From", "What"}, {}, {}};
    each(PostKind::kReport, [&](const PostLine& post, const Written& written) {
      table.rows.push_back(
          {of(post.said.when),
           of(wording_.name(post.cell), {name(post.said.who), recipients(written)}),
           of(written.text)});
    });
    table.folded = counted(table.rows.size(), "report", "reports");
    return table;
  }

  const Account& account_;
  const People& people_;
  Wording wording_;
};

// A template looks for what a row lacks in the rows around it, so each gives all keys.

data said(const std::string& text) { return text.empty() ? data(false) : data(text); }

data texts(const std::vector<std::string>& all) {
  data list(data::type::list);
  for (const std::string& one : all) list.push_back(one);
  return list;
}

data filled(const Row& row) {
  data fields(data::type::list);
  for (const Field& one : row) {
    data made;
    made.set("text", one.text);
    made.set("notes", texts(one.notes));
    made.set("moment", one.moment);
    made.set("letter", said(one.letter));
    fields.push_back(made);
  }
  data made;
  made.set("fields", fields);
  return made;
}

data filled(const Table& table) {
  data rows(data::type::list);
  for (std::size_t i = 0; i < table.rows.size() && i < kLinesMax; ++i) {
    rows.push_back(filled(table.rows[i]));
  }
  const std::size_t left = table.rows.size() - std::min(table.rows.size(), kLinesMax);
  data made;
  made.set("title", table.title);
  made.set("folded", said(table.folded));
  made.set("headings", texts(table.headings));
  made.set("rows", rows);
  made.set("more",
           left == 0 ? data(false)
                     : fmt::format("{} more are left out here; the report as data has all.", left));
  return made;
}

}  // namespace

std::string people_section(const Review& review) {
  if (review.people.empty()) return {};
  const Section section(review);
  data page;
  page.set("lead", section.lead());
  data tables(data::type::list);
  const std::vector<Table> all = section.tables();
  for (const Table& table : all) tables.push_back(filled(table));
  page.set("tables", tables);
  kainjow::mustache::mustache form{std::string(kPeopleTemplate)};
  REDOUBT_CHECK(form.is_valid());
  form.set_custom_escape([](const std::string& text) { return escaped(text); });
  return form.render(page);
}

}  // namespace redoubt::report
