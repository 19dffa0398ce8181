import type { Time } from '../protocol';
import type { MselRow } from './msel';

/** Injects of a lane that stand too near each other to be drawn apart, or one alone. */
export interface Mark {
  x: number;
  rows: MselRow[];
}
export interface Window {
  from: Time;
  to: Time;
}

const apart = 26; // pixels

/** What of a lane is in the window, drawn as few marks: 10,000 circles would not scroll. */
export function marksOf(rows: readonly MselRow[], window: Window, width: number): Mark[] {
  const scale = width / (window.to - window.from);
  const seen = rows.filter((row) => row.time >= window.from && row.time <= window.to).sort((a, b) => a.time - b.time);
  const marks: Mark[] = [];
  for (const row of seen) {
    const x = (row.time - window.from) * scale;
    const last = marks.at(-1);
    if (last && x - last.x < apart) last.rows.push(row);
    else marks.push({ x, rows: [row] });
  }
  return marks;
}

/** A row on the timeline: `time` is where it stands there. */
export interface PlacedRow extends MselRow {
  /** It has no time yet, and stands where it could come at the earliest. */
  waits?: boolean;
}

const deepest = 500; // of what follows what

/**
 * Rows with a time of their own, and those that follow some of them: these stand at the last of what
 * they follow, or now, whichever is later. What follows nothing that has a place has none either.
 */
export function placed(rows: readonly MselRow[], now: Time): PlacedRow[] {
  const byIndex = new Map(rows.map((row) => [row.i, row]));
  const times = new Map<number, Time>();
  const timeOf = (row: MselRow, depth = 0): Time => {
    if (row.time >= 0) return row.time;
    const known = times.get(row.i);
    if (known !== undefined || depth > deepest) return known ?? -1;
    times.set(row.i, -1); // while it is looked for: two may wait for each other
    const before = (row.inject.after ?? []).flatMap((i) => byIndex.get(i) ?? []);
    const last = before.reduce((latest, one) => Math.max(latest, timeOf(one, depth + 1)), -1);
    const time = last < 0 ? -1 : Math.max(last, now);
    times.set(row.i, time);
    return time;
  };
  const over = new Set(['skipped', 'cancelled']);
  return rows.flatMap((row) => {
    if (row.time >= 0) return [row];
    const time = over.has(row.stage) ? -1 : timeOf(row);
    return time < 0 ? [] : [{ ...row, time, waits: true }];
  });
}

export interface Arrow {
  from: number; // inject
  to: number;
  path: string;
}

const bow = 34;

/** From what has to come first to what follows it, as far as both are drawn and stand apart. */
export function arrowsOf(lanes: readonly { y: number; marks: readonly Mark[] }[]): Arrow[] {
  const spots = new Map<number, { x: number; y: number; mark: Mark; row: MselRow }>();
  for (const { y, marks } of lanes) {
    for (const mark of marks) for (const row of mark.rows) if (!spots.has(row.i)) spots.set(row.i, { x: mark.x, y, mark, row });
  }
  const arrows: Arrow[] = [];
  for (const [to, end] of spots) {
    for (const from of end.row.inject.after ?? []) {
      const begin = spots.get(from);
      if (!begin || begin.mark === end.mark) continue;
      arrows.push({ from, to, path: pathOf(begin, end) });
    }
  }
  return arrows;
}

/** Leaves to the right and comes in from the left; over the others where both stand in one lane. */
function pathOf(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const [x1, x2] = [from.x + 13, to.x - 15];
  if (from.y === to.y) return `M${x1} ${from.y}C${x1 + bow / 2} ${from.y - bow / 2} ${x2 - bow / 2} ${to.y - bow / 2} ${x2} ${to.y}`;
  return `M${x1} ${from.y}C${x1 + bow} ${from.y} ${x2 - bow} ${to.y} ${x2} ${to.y}`;
}

/** Nearer or farther, about a place that stays where it is; never outside of the exercise. */
export function zoomed(window: Window, factor: number, about: Time, all: Window, least: Time): Window {
  const length = Math.min(all.to - all.from, Math.max(least, (window.to - window.from) * factor));
  const share = (about - window.from) / (window.to - window.from);
  return within({ from: about - share * length, to: about + (1 - share) * length }, all);
}

export function moved(window: Window, by: Time, all: Window): Window {
  return within({ from: window.from + by, to: window.to + by }, all);
}

function within(window: Window, all: Window): Window {
  const length = window.to - window.from;
  const from = Math.max(all.from, Math.min(window.from, all.to - length));
  return { from, to: from + length };
}

/** Round times about `wanted` apart, for the axis. */
export function ticks(window: Window, width: number, wanted = 110): Time[] {
  const second = 1_000_000;
  const steps = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800].map((s) => s * second);
  const rough = ((window.to - window.from) * wanted) / width;
  const step = steps.find((one) => one >= rough) ?? (steps.at(-1) as number);
  const all: Time[] = [];
  for (let at = Math.ceil(window.from / step) * step; at <= window.to; at += step) all.push(at);
  return all;
}
