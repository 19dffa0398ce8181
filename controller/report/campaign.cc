#include "controller/report/campaign.h"

#include <algorithm>

namespace redoubt::report {
namespace {

bool carries(const range::Layout& layout, range::Entity thing, const std::string& tag) {
  if (thing.kind != terms::EntityKind::kHost) return false;
  const auto& tags = layout.hosts.at(thing.index).tags;
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool chosen(const range::Layout& layout, range::Entity thing, const terms::Selector& selector) {
  if (!selector.name.empty() && layout.name_of(thing) != selector.name) return false;
  if (!selector.tag.empty() && !carries(layout, thing, selector.tag)) return false;
  return selector.zone.empty() || layout.name_of(layout.within(thing)) == selector.zone;
}

bool serves(const range::Layout& layout, const Deed& deed, const terms::CampaignStep& step) {
  return std::any_of(step.any_of.begin(), step.any_of.end(), [&](const terms::Attempt& attempt) {
    return attempt.action == deed.action && chosen(layout, deed.target, attempt.target);
  });
}

/// Red's mind begins each note with the step it is about: "step lure given up: ...".
std::vector<Note> reasons(const Account& account, terms::CellId cell, const std::string& id) {
  const std::string beginning = "step " + id;
  std::vector<Note> found;
  for (const Note& note : account.notes) {
    if (note.cell != cell || !note.text.starts_with(beginning)) continue;
    std::string rest = note.text.substr(beginning.size());
    if (rest.empty() || (rest[0] != ' ' && rest[0] != ':')) continue;
    rest.erase(0, rest.find_first_not_of(" :"));
    found.push_back({note.at, cell, std::move(rest)});
  }
  return found;
}

StepLine line_of(const Account& account, const std::vector<Deed>& deeds, terms::CellId cell,
                 const terms::CampaignStep& step) {
  const terms::Campaign& campaign = account.exercise->cells[cell.value].campaign;
  StepLine line;
  line.id = step.id;
  line.intent = step.intent;
  line.wanted = step.times;
  for (const std::uint32_t before : step.after) line.after.push_back(campaign.steps.at(before).id);
  terms::ExerciseTime last_tried = terms::kStartex;
  for (const Deed& deed : deeds) {
    if (deed.cell != cell || !serves(account.exercise->layout, deed, step)) continue;
    ++line.attempted;
    line.succeeded += deed.fate == Fate::kSucceeded ? 1 : 0;
    last_tried = std::max(last_tried, deed.ordered);
  }
  line.reasons = reasons(account, cell, step.id);
  if (!line.reasons.empty() && line.reasons.back().at >= last_tried) {
    line.standing = line.reasons.back().text;
  }
  return line;
}

}  // namespace

std::vector<CampaignLine> campaigns(const Account& account, const std::vector<Deed>& deeds) {
  const auto& cells = account.exercise->cells;
  std::vector<CampaignLine> lines;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (cells[i].campaign.steps.empty()) continue;
    CampaignLine line{terms::CellId{i}, cells[i].campaign.aim, {}};
    for (const terms::CampaignStep& step : cells[i].campaign.steps) {
      line.steps.push_back(line_of(account, deeds, line.cell, step));
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace redoubt::report
