#include "controller/report/techniques.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string_view>

namespace redoubt::report {
namespace {

/// ATT&CK's, with those of ICS before impact; then D3FEND's.
constexpr std::array<std::string_view, 23> kTactics = {"reconnaissance",
                                                       "resource-development",
                                                       "initial-access",
                                                       "execution",
                                                       "persistence",
                                                       "privilege-escalation",
                                                       "defense-evasion",
                                                       "evasion",
                                                       "credential-access",
                                                       "discovery",
                                                       "lateral-movement",
                                                       "collection",
                                                       "command-and-control",
                                                       "exfiltration",
                                                       "inhibit-response-function",
                                                       "impair-process-control",
                                                       "impact",
                                                       "model",
                                                       "harden",
                                                       "detect",
                                                       "isolate",
                                                       "evict",
                                                       "restore"};

/// Tactic, then place in the catalogue.
std::pair<std::size_t, std::uint32_t> place(const Account& account, terms::ActionId action) {
  return {tactic_rank(account.action(action).tactic), action.value};
}

}  // namespace

std::size_t tactic_rank(const std::string& tactic) {
  return static_cast<std::size_t>(std::find(kTactics.begin(), kTactics.end(), tactic) -
                                  kTactics.begin());
}

std::string tactic_title(const std::string& tactic) {
  if (tactic.empty()) return "No tactic given";
  std::string title = tactic;
  std::replace(title.begin(), title.end(), '-', ' ');
  title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
  return title;
}

std::vector<TacticTable> techniques(const Account& account, const std::vector<Deed>& deeds) {
  std::map<std::pair<std::size_t, std::uint32_t>, TechniqueLine> lines;
  for (const Deed& deed : deeds) {
    if (account.action(deed.action).role != terms::Role::kRed || !deed.attempted()) continue;
    TechniqueLine& line = lines[place(account, deed.action)];
    line.action = deed.action;
    ++line.attempted;
    line.succeeded += deed.fate == Fate::kSucceeded ? 1 : 0;
    line.detected += deed.noticed != terms::kNever ? 1 : 0;
    line.named += deed.named ? 1 : 0;
    line.first = std::min(line.first, deed.started);
    line.last = deed.started;
  }
  std::vector<TacticTable> tables;
  for (const auto& [place, line] : lines) {
    const std::string& tactic = account.action(line.action).tactic;
    if (tables.empty() || tables.back().tactic != tactic) tables.push_back({tactic, {}});
    tables.back().lines.push_back(line);
  }
  return tables;
}

std::vector<MeasureTable> measures(const Account& account, const std::vector<Deed>& deeds) {
  const auto& cells = account.exercise->cells;
  std::vector<MeasureTable> tables;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (cells[i].role != terms::Role::kBlue) continue;
    std::map<std::pair<std::size_t, std::uint32_t>, MeasureLine> lines;
    for (const Deed& deed : deeds) {
      if (deed.cell.value != i) continue;
      MeasureLine& line = lines[place(account, deed.action)];
      line.action = deed.action;
      ++line.ordered;
      line.succeeded += deed.fate == Fate::kSucceeded ? 1 : 0;
      line.failed += deed.fate == Fate::kFailed ? 1 : 0;
      if (!deed.attempted()) continue;
      ++line.started;
      line.waited += deed.started - deed.ordered;
    }
    tables.push_back({terms::CellId{i}, {}});
    for (const auto& [place, line] : lines) tables.back().lines.push_back(line);
  }
  return tables;
}

}  // namespace redoubt::report
