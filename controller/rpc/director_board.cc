#include "controller/rpc/director_board.h"

#include <algorithm>

#include "controller/rpc/director_requests.h"
#include "controller/rules/suggestion.h"
#include "proto/convert/words.h"
#include "redoubt/v1/director.pb.h"

namespace redoubt::rpc {
namespace {

using scenario::InjectId;
using terms::CellId;

using Words = std::map<std::pair<std::uint32_t, std::uint32_t>, std::string>;

void tell_cells(const scenario::Exercise& exercise, const rules::Story& story, const Words& words,
                InjectId id, v1::BoardRow& row) {
  const scenario::Inject& inject = exercise.injects[id.value];
  for (const CellId cell : inject.to) {
    const std::string name = cell_name(exercise, cell);
    row.add_to(name);
    if (story.acknowledged(id, cell)) row.add_read_by(name);
    if (const auto option = story.answer(id, cell)) {
      v1::BoardAnswer& answer = *row.add_answers();
      answer.set_cell(name);
      answer.set_option(static_cast<std::uint32_t>(*option));
      const bool worded = std::cmp_less(*option, inject.options.size());
      if (worded) answer.set_text(inject.options[static_cast<std::size_t>(*option)].text);
      const auto written = words.find({id.value, cell.value});
      if (written != words.end()) answer.set_words(written->second);
    }
    if (const auto level = story.mark(id, cell)) {
      v1::BoardMark& mark = *row.add_marks();
      mark.set_cell(name);
      mark.set_level(static_cast<std::uint32_t>(*level));
    }
  }
}

}  // namespace

void Board::tell_desk(InjectId id, v1::BoardRow& row) const {
  const scenario::Inject& inject = exercise_->injects[id.value];
  for (const CellId cell : inject.to) {
    const std::string name = cell_name(*exercise_, cell);
    if (weights_.heavy(inject.rubric, cell)) row.add_heavy(name);
    const rules::Dealing dealing = dealings_.of(id, cell);
    if (dealing.over() == terms::kNever) continue;
    if (dealing.answered == terms::kNever) {
      v1::BoardSilence& silence = *row.add_silent();
      silence.set_cell(name);
      silence.set_at_us(convert::wire(dealing.expired));
    }
    if (!inject.rubric.valid()) continue;
    const auto made = rules::suggestion(*exercise_, dealings_, id, cell);
    v1::BoardSuggestion& suggested = *row.add_suggested();
    suggested.set_cell(name);
    if (made.level) suggested.set_level(*made.level);
    for (const std::string& reason : made.reasons) suggested.add_reasons(reason);
  }
  for (const auto& one : judged_) {
    if (one->what.inject != id) continue;
    v1::BoardJudgement& judged = *row.add_judged();
    judged.set_what(convert::wire<v1::BoardJudgement::What>(one->what.what));
    judged.set_cell(cell_name(*exercise_, one->what.of));
    judged.set_level(one->what.level);
    judged.set_at_us(convert::wire(one->at));
    judged.set_wall_us(one->wall_us);
    judged.set_seat(one->who.seat);
    judged.set_name(one->who.name);
    judged.set_why(one->what.why);
  }
}

void Board::tell(std::uint32_t first, v1::InjectBoard& to) const {
  const auto& injects = exercise_->injects;
  const auto all = static_cast<std::uint32_t>(injects.size());
  const std::uint32_t begin = std::min(first, all);
  const std::uint32_t most = begin + std::min(kBoardRows, all - begin);
  std::uint32_t end = begin;
  std::size_t bytes = 0;
  for (std::uint32_t i = begin; i < most && bytes < kBoardBytes; ++i) {
    const InjectId id{i};
    v1::BoardRow& row = *to.add_rows();
    row.set_number(injects[i].number);
    row.set_title(injects[i].title);
    row.set_kind(convert::wire<v1::InjectKind>(injects[i].kind));
    row.set_stage(scenario::name(story_.stage(id)));
    if (injects[i].at != terms::kNever) row.set_at_us(convert::wire(injects[i].at));
    if (story_.since(id) != terms::kNever) row.set_delivered_us(convert::wire(story_.since(id)));
    row.set_due(story_.due(id));
    tell_cells(*exercise_, story_, words_, id, row);
    tell_desk(id, row);
    bytes += row.ByteSizeLong();
    end = i + 1;
  }
  if (end < all) to.set_next(end);
}

}  // namespace redoubt::rpc
