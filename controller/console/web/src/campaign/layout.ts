import type { Arrow } from '../parts/arrows';
import type { Campaign } from '../protocol';

/** Where the steps of a campaign stand: what must come first to the left, each as near to that as can be. */
export interface Box {
  readonly n: number; // of the step
  readonly x: number;
  readonly y: number;
  readonly column: number;
}
export type LineKind = 'after' | 'after any' | 'unless';
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly kind: LineKind;
  readonly path: string;
}
export interface Graph {
  readonly boxes: readonly Box[]; // by step
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

export const BOX = { width: 196, height: 58 };
const GAP = { x: 54, y: 12 };
const SWEEPS = 6;

const before = (campaign: Campaign, n: number): number[] => {
  const step = campaign.steps[n];
  return step ? [...step.after, ...step.after_any] : [];
};

/** How many steps must come before, along the longest way. Plans have no circle in them; one would end here. */
function columnsOf(campaign: Campaign): number[] {
  const columns: number[] = [];
  const column = (n: number, onTheWay: ReadonlySet<number>): number => {
    const known = columns[n];
    if (known !== undefined) return known;
    const others = before(campaign, n).filter((other) => !onTheWay.has(other));
    const found = others.length === 0 ? 0 : 1 + Math.max(...others.map((other) => column(other, new Set([...onTheWay, n]))));
    return (columns[n] = found);
  };
  campaign.steps.forEach((_, n) => column(n, new Set([n])));
  return columns;
}

/** In each column in the order of the middle of what they join, swept to and fro a few times. */
function ordered(campaign: Campaign, columns: readonly number[]): number[][] {
  const all: number[][] = [];
  columns.forEach((column, n) => (all[column] ??= []).push(n));
  const after = campaign.steps.map((): number[] => []);
  campaign.steps.forEach((_, n) => before(campaign, n).forEach((other) => after[other]?.push(n)));
  const place = new Map<number, number>();
  const settle = (): void => all.forEach((column) => column.forEach((n, i) => place.set(n, i - (column.length - 1) / 2)));
  settle();
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const forth = sweep % 2 === 0;
    for (const column of forth ? all : [...all].reverse()) {
      const middle = new Map(
        column.map((n) => {
          const others = (forth ? before(campaign, n) : (after[n] ?? [])).flatMap((other) => place.get(other) ?? []);
          return [n, others.length > 0 ? others.reduce((sum, at) => sum + at, 0) / others.length : (place.get(n) ?? 0)];
        }),
      );
      column.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
      settle();
    }
  }
  return all;
}

function pathBetween(from: Box, to: Box): string {
  const [y1, y2] = [from.y + BOX.height / 2, to.y + BOX.height / 2];
  if (from.column < to.column) {
    const [x1, x2] = [from.x + BOX.width, to.x];
    const bow = GAP.x * 0.6;
    return `M${x1} ${y1}C${x1 + bow} ${y1} ${x2 - bow} ${y2} ${x2} ${y2}`;
  }
  const x = to.x + BOX.width / 2; // in one column or back: from edge to edge
  const down = to.y > from.y;
  return `M${from.x + BOX.width / 2} ${from.y + (down ? BOX.height : 0)}L${x} ${to.y + (down ? 0 : BOX.height)}`;
}

export function laidOut(campaign: Campaign): Graph {
  const columns = ordered(campaign, columnsOf(campaign));
  const tallest = Math.max(0, ...columns.map((column) => column.length));
  const height = tallest * (BOX.height + GAP.y) - GAP.y;
  const boxes: Box[] = [];
  columns.forEach((column, at) => {
    const top = (height - (column.length * (BOX.height + GAP.y) - GAP.y)) / 2;
    column.forEach((n, i) => (boxes[n] = { n, column: at, x: at * (BOX.width + GAP.x), y: top + i * (BOX.height + GAP.y) }));
  });
  const lines: Line[] = campaign.steps.flatMap((step, to) => {
    const joined = (others: readonly number[], kind: LineKind): Line[] =>
      others.flatMap((from) => {
        const [a, b] = [boxes[from], boxes[to]];
        return a && b ? [{ from, to, kind, path: pathBetween(a, b) }] : [];
      });
    return [...joined(step.after, 'after'), ...joined(step.after_any, 'after any'), ...joined(step.unless, 'unless')];
  });
  return { boxes, lines, width: columns.length * (BOX.width + GAP.x) - GAP.x, height };
}

/** Broken between words into lines of about so many letters. */
export function lines(text: string, letters: number): string[] {
  const all: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = all.at(-1);
    if (last !== undefined && last.length + word.length < letters) all[all.length - 1] = `${last} ${word}`;
    else all.push(word);
  }
  return all;
}

/** The step that an arrow leads to; -1 for none. To the sides along the plan, up and down within a column. */
export function beside(graph: Graph, from: number, arrow: Arrow): number {
  const at = graph.boxes[from];
  if (!at) return -1;
  const near = (all: readonly Box[]): number => [...all].sort((a, b) => Math.abs(a.y - at.y) - Math.abs(b.y - at.y))[0]?.n ?? -1;
  const column = (n: number): Box[] => graph.boxes.filter((box) => box.column === n);
  if (arrow === 'ArrowUp') return near(column(at.column).filter((box) => box.y < at.y));
  if (arrow === 'ArrowDown') return near(column(at.column).filter((box) => box.y > at.y));
  const right = arrow === 'ArrowRight';
  const joined = graph.lines.filter((line) => line.kind !== 'unless' && (right ? line.from : line.to) === from);
  const others = joined.flatMap((line) => graph.boxes[right ? line.to : line.from] ?? []);
  return near(others.length > 0 ? others : column(at.column + (right ? 1 : -1)));
}
