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
