import type { BoardRow } from '../protocol';
import type { MselRow } from './msel';

export type Answer = BoardRow['answers'][number];

/** An answer of a cell to an inject with a rubric: something to mark. */
export interface Marking {
  id: string;
  row: MselRow;
  cell: string;
  first: number; // time of the first answer: how long it has waited
  answers: Answer[];
  level: number | undefined; // as marked
}

/** Every answer that a rubric applies to, oldest first. */
export function markings(rows: readonly MselRow[]): Marking[] {
  const all: Marking[] = [];
  for (const row of rows) {
    if (row.inject.rubric < 0 || !row.now) continue;
    const byCell = new Map<string, Answer[]>();
    for (const answer of row.now.answers) {
      const there = byCell.get(answer.cell);
      if (there) there.push(answer);
      else byCell.set(answer.cell, [answer]);
    }
    for (const [cell, answers] of byCell) {
      all.push({
        id: `${row.inject.number} ${cell}`,
        row,
        cell,
        first: Math.min(...answers.map((answer) => answer.at)),
        answers,
        level: row.now.marks.find((mark) => mark.cell === cell)?.level,
      });
    }
  }
  return all.sort((a, b) => a.first - b.first);
}

export const waiting = (all: readonly Marking[]) => all.filter((one) => one.level === undefined);
export const marked = (all: readonly Marking[]) => all.filter((one) => one.level !== undefined).reverse();
