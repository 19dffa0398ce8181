import type { PlanLists } from '../app/exercise.svelte';
import type { BoardRow, InjectIndex, PlannedInject, Stage, Time } from '../protocol';

/** An inject with what has become of it: a row of the board. */
export interface MselRow {
  i: InjectIndex;
  inject: PlannedInject;
  now: BoardRow | undefined;
  stage: Stage;
  storyline: number; // -1: none
  time: Time; // delivered, or planned; -1: neither
  words: string; // what the text filter looks in
}

/**
 * Rows of the board. A row whose inject and state are the same objects as before stays the same
 * object, so that a message about one inject of 10,000 costs little.
 */
export function mselRows(
  injects: readonly PlannedInject[],
  board: readonly (BoardRow | undefined)[],
  plan: Pick<PlanLists, 'incidents'>,
  before: readonly MselRow[] = [],
): MselRow[] {
  const rows: MselRow[] = [];
  let old = 0;
  for (let i = 0; i < injects.length; i++) {
    const inject = injects[i];
    if (!inject) continue; // its part of the plan has not come yet
    const now = board[i];
    const known = before[old];
    if (known?.i === i) old++;
    const storyline = plan.incidents[inject.incident]?.storyline ?? -1;
    if (known?.i === i && known.inject === inject && known.now === now && known.storyline === storyline) rows.push(known);
    else rows.push(made(i, inject, now, storyline));
  }
  return rows;
}

function made(i: InjectIndex, inject: PlannedInject, now: BoardRow | undefined, storyline: number): MselRow {
  return {
    i,
    inject,
    now,
    stage: now?.stage ?? (inject.draft ? 'draft' : 'scheduled'),
    storyline,
    time: now && now.delivered >= 0 ? now.delivered : inject.at,
    words: `${inject.number} ${inject.title} ${inject.kind} ${inject.to.join(' ')} ${now?.waits ?? ''}`.toLowerCase(),
  };
}

export interface MselFilter {
  text: string;
  storyline: string; // index; '' for all, '-1' for none
  stage: string;
  cell: string;
  due: boolean;
}

export const everything: MselFilter = { text: '', storyline: '', stage: '', cell: '', due: false };

/** Every word has to occur, in whatever order. */
export function mselFiltered(rows: readonly MselRow[], filter: MselFilter): readonly MselRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const storyline = filter.storyline === '' ? undefined : Number(filter.storyline);
  if (words.length === 0 && storyline === undefined && !filter.stage && !filter.cell && !filter.due) return rows;
  return rows.filter(
    (row) =>
      (storyline === undefined || row.storyline === storyline) &&
      (filter.stage === '' || row.stage === filter.stage) &&
      (filter.cell === '' || row.inject.to.includes(filter.cell)) &&
      (!filter.due || row.now?.due === true) &&
      words.every((word) => row.words.includes(word)),
  );
}

export function countByStage(rows: readonly MselRow[]): Map<Stage, number> {
  const counts = new Map<Stage, number>();
  for (const row of rows) counts.set(row.stage, (counts.get(row.stage) ?? 0) + 1);
  return counts;
}
