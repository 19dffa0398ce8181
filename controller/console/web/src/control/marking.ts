import type { PlanLists } from '../app/exercise.svelte';
import type { BoardRow, DeskRow, Judged, Time } from '../protocol';
import type { MselRow } from './msel';

export type Answer = BoardRow['answers'][number];

/** What a cell made of an inject with a rubric, its silence as well: something to mark. */
export interface Marking {
  id: string;
  row: MselRow;
  cell: string;
  first: Time; // of the first answer, or of the deadline that passed: how long it has waited
  answers: Answer[]; // none: it was silent
  level: number | undefined; // as marked
  heavy: boolean; // it takes two people
  suggested: DeskRow['suggested'][number] | undefined; // by the machine, which marks nothing
  judged: Judged[]; // by people, in order
  proposed: Judged[]; // since it was marked or reopened last; the last one stands
  reopened: boolean; // it was marked, and is to be marked again
}

/** Every answer that a rubric applies to and every one that did not come in time, oldest first. */
export function markings(
  rows: readonly MselRow[],
  desk: readonly (DeskRow | undefined)[] = [],
  rubrics: PlanLists['rubrics'] = [],
): Marking[] {
  const all: Marking[] = [];
  for (const row of rows) {
    if (row.inject.rubric < 0 || !row.now) continue;
    const beside = desk[row.i];
    for (const [cell, answers] of byCell(row.now, beside)) {
      const judged = (beside?.judged ?? []).filter((one) => one.cell === cell);
      const times = [...answers.map((one) => one.at), ...(beside?.silent ?? []).filter((one) => one.cell === cell).map((one) => one.at)];
      all.push({
        id: `${row.inject.number} ${cell}`,
        row,
        cell,
        first: Math.min(...times),
        answers,
        level: row.now.marks.find((mark) => mark.cell === cell)?.level,
        heavy: rubrics[row.inject.rubric]?.heavy.includes(cell) ?? false,
        suggested: beside?.suggested.find((one) => one.cell === cell),
        judged,
        ...standing(judged),
      });
    }
  }
  return all.sort((a, b) => a.first - b.first);
}

function byCell(now: BoardRow, beside: DeskRow | undefined): Map<string, Answer[]> {
  const found = new Map<string, Answer[]>();
  for (const answer of now.answers) {
    const there = found.get(answer.cell);
    if (there) there.push(answer);
    else found.set(answer.cell, [answer]);
  }
  for (const { cell } of beside?.silent ?? []) if (!found.has(cell)) found.set(cell, []);
  return found;
}

function standing(judged: readonly Judged[]): { proposed: Judged[]; reopened: boolean } {
  let proposed: Judged[] = [];
  let reopened = false;
  for (const one of judged) {
    if (one.what === 'proposed') proposed.push(one);
    else {
      proposed = [];
      reopened = one.what === 'reopened';
    }
  }
  return { proposed, reopened };
}

const isOpen = (one: Marking) => one.level === undefined || one.reopened;
export const waiting = (all: readonly Marking[]) => all.filter(isOpen);
export const marked = (all: readonly Marking[]) => all.filter((one) => !isOpen(one)).reverse();
