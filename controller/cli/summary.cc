#include "controller/cli/summary.h"

#include <fmt/core.h>

#include <algorithm>

#include "controller/report/intrusions.h"
#include "controller/rules/scoring.h"

namespace redoubt::cli {
namespace {

using range::EventKind;
using report::Account;
using report::Intrusion;

std::int64_t count_alerts(const Account& account, terms::CellId cell, bool real) {
  return std::count_if(account.events.begin(), account.events.end(),
                       [&](const range::Event& event) {
                         return event.kind == EventKind::kAlertRaised && event.actor == cell &&
                                (event.cause != 0) == real;
                       });
}

std::int64_t score_of(const Account& account, terms::CellId cell) {
  std::int64_t total = 0;
  for (const range::Event& event : account.events) {
    if (event.kind == EventKind::kScored && event.actor == cell) {
      total += rules::unpacked_award(event.amount).points;
    }
  }
  return total;
}

std::string team_line(const Account& account, const std::vector<Intrusion>& intrusions,
                      terms::CellId cell) {
  std::size_t suffered = 0;
  std::size_t detected = 0;
  std::size_t contained = 0;
  for (const Intrusion& intrusion : intrusions) {
    if (intrusion.owner != cell) continue;
    ++suffered;
    detected += intrusion.detected != terms::kNever ? 1 : 0;
    contained += intrusion.contained != terms::kNever ? 1 : 0;
  }
  return fmt::format(
      "{:12} score {:+}; {} intrusions, {} detected, {} contained; {} alerts, {} of them false\n",
      account.exercise->cells[cell.value].name, score_of(account, cell), suffered, detected,
      contained, count_alerts(account, cell, true) + count_alerts(account, cell, false),
      count_alerts(account, cell, false));
}

std::string ending(const Account& account) {
  const auto end =
      std::find_if(account.events.rbegin(), account.events.rend(),
                   [](const range::Event& event) { return event.kind == EventKind::kEnded; });
  std::string at = terms::to_text(account.until());
  at = at.substr(0, at.find('.'));
  if (end == account.events.rend()) return "broken off at " + at;
  return (end->amount == 1 ? "red reached its aim at " : "ended at ") + at;
}

}  // namespace

std::string summary(const Account& account, double seconds) {
  const scenario::Exercise& exercise = *account.exercise;
  std::string text =
      fmt::format("\n{}\n\n", exercise.title.empty() ? exercise.name : exercise.title);
  text += fmt::format("{:12} {} after {} events, in {:.1f} s\n", "exercise", ending(account),
                      account.events.size(), seconds);
  const auto intrusions = report::intrusions(account);
  for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
    if (exercise.cells[i].role != terms::Role::kBlue) continue;
    text += team_line(account, intrusions, terms::CellId{i});
  }
  text += fmt::format("{:12} {}\n{:12} {:016x}\n", "seed", account.seed, "fingerprint",
                      account.fingerprint);
  return text;
}

}  // namespace redoubt::cli
