import { exerciseTime, minute, readSpan, readTime, span } from '../app/time';
import type { AmendedLine, InjectDetails, Time } from '../protocol';
import { isToCome } from './stages';
import type { MselRow } from './msel';

/** A line of the plan as its form holds it, all in words. */
export interface LineWords {
  number: string;
  title: string;
  at: string; // '': when its condition holds; of a new line at once
  to: string[];
  from: string;
  subject: string;
  body: string;
  deadline: string; // '': none
  expects: string;
  notes: string;
}

export const emptyWords: LineWords = { number: '', title: '', at: '', to: [], from: '', subject: '', body: '', deadline: '', expects: '', notes: '' };

export function wordsOf(row: MselRow, details: InjectDetails): LineWords {
  const { number, title, at, to, deadline } = row.inject;
  const { from, subject, body, expects, notes } = details;
  return { number, title, at: at >= 0 ? exerciseTime(at) : '', to, from, subject, body, deadline: deadline > 0 ? span(deadline) : '', expects, notes };
}

/** What is wrong with a field, by its name; nothing where the controller may be asked. */
export function faults(words: LineWords, before: LineWords, now: Time): Partial<Record<keyof LineWords, string>> {
  const found: Partial<Record<keyof LineWords, string>> = {};
  const at = words.at === '' ? undefined : readTime(words.at, now);
  if (words.at !== '' && at === undefined) found.at = 'Write it as D+0 09:30, 09:30 or +30 min.';
  if (words.at === '' && before.at !== '') found.at = 'It has a time, and another can be given.';
  if (at !== undefined && words.at !== before.at && at < now) found.at = 'That time has passed.';
  if (words.deadline !== '' && readSpan(words.deadline) === undefined) found.deadline = 'Write it as 30 min, 2 h or 1 h 30 min.';
  if (words.to.length === 0 && (before.to.length > 0 || before === emptyWords)) found.to = 'It goes to somebody.';
  if (words.number === '') found.number = 'It needs a number.';
  if (before === emptyWords && words.subject === '' && words.body === '') found.body = 'It says something.';
  return found;
}

/** What has been changed, as the controller is asked for it. */
export function changes(words: LineWords, before: LineWords, now: Time): AmendedLine {
  const line: AmendedLine = { inject: words.number.trim() };
  for (const key of ['title', 'from', 'subject', 'body', 'expects', 'notes'] as const) {
    if (words[key] !== before[key]) line[key] = words[key];
  }
  if (words.at !== before.at) line.at = readTime(words.at, now);
  if (words.deadline !== before.deadline) line.deadline = words.deadline === '' ? 0 : readSpan(words.deadline);
  if (words.to.join() !== before.to.join()) line.to = words.to;
  return line;
}

/** Those that move with it: of its storyline, still to come, at a set time not before its own. */
export function following(row: MselRow, rows: readonly MselRow[]): MselRow[] {
  if (row.inject.at < 0 || row.storyline < 0) return [];
  return rows.filter(
    (one) => one.i !== row.i && one.storyline === row.storyline && one.inject.at >= row.inject.at && isToCome(one.stage),
  );
}

/** By how much it moves: "30 min later", "1 h earlier"; '' where it does not. */
export function moved(row: MselRow, at: Time | undefined): string {
  if (at === undefined || row.inject.at < 0 || at === row.inject.at) return '';
  return `${span(at - row.inject.at)} ${at > row.inject.at ? 'later' : 'earlier'}`;
}

/** A number that the plan does not have: "X-01" and on. */
export function freeNumber(rows: readonly MselRow[]): string {
  const taken = new Set(rows.map((row) => row.inject.number));
  for (let n = 1; ; n++) {
    const number = `X-${String(n).padStart(2, '0')}`;
    if (!taken.has(number)) return number;
  }
}

/** What a new line's time is where nobody says one, for people. */
export const atOnce = `at once, or a time: D+0 09:30, +${span(30 * minute)}`;
