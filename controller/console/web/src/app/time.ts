import type { Time } from '../protocol';

export const second = 1_000_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

const two = (n: number) => String(n).padStart(2, '0');

/** "D+0 09:30:12", as plans and journals write it; seconds can be left out. */
export function exerciseTime(at: Time, seconds = true): string {
  const whole = Math.max(0, Math.floor(at / second));
  const days = Math.floor(whole / 86_400);
  const clock = `${two(Math.floor(whole / 3600) % 24)}:${two(Math.floor(whole / 60) % 60)}`;
  return `D+${days} ${clock}${seconds ? `:${two(whole % 60)}` : ''}`;
}

/** The story's own calendar: "2031-03-04 06:00" carried on. '' where the story has none. */
export function storyTime(begins: string, at: Time): string {
  const read = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/.exec(begins);
  if (!read) return '';
  const [year, month, date, hours, minutes] = read.slice(1).map(Number) as [number, number, number, number, number];
  // Reckoned as if in UTC: the story's zone has no summer time to step over.
  const when = new Date(Date.UTC(year, month - 1, date, hours, minutes) + Math.floor(at / 1000));
  return when.toISOString().slice(0, 16).replace('T', ' ');
}

/** "14:05:09 CET": the viewer's own clock. */
export function wallTime(ms: number, seconds = true): string {
  const when = new Date(ms);
  return `${two(when.getHours())}:${two(when.getMinutes())}${seconds ? `:${two(when.getSeconds())}` : ''}`;
}

export function wallZone(ms: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' }).formatToParts(new Date(ms));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

/** "45 s", "4 min", "1 h 20 min", "2 d 3 h": two units at most. */
export function span(length: Time): string {
  const whole = Math.round(Math.abs(length) / second);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 && minutes < 10 ? `${minutes} min ${whole % 60} s` : `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${Math.floor(hours / 24)} d`;
}

/** "12:05" or "1:12:05": what is left of a wait. */
export function countdown(left: Time): string {
  const whole = Math.max(0, Math.ceil(left / second));
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** "90 s", "5 min", "2 h", "1 d", "1 h 30 min"; undefined where it is none. */
export function readSpan(text: string): Time | undefined {
  const trimmed = text.trim();
  if (!/^(\d+(\.\d+)?\s*(s|min|h|d)\s*)+$/.test(trimmed)) return undefined;
  const units: Record<string, number> = { s: second, min: minute, h: hour, d: day };
  let all = 0;
  for (const part of trimmed.matchAll(/(\d+(?:\.\d+)?)\s*(s|min|h|d)/g)) all += Number(part[1]) * (units[part[2] ?? ''] ?? 0);
  return Math.round(all);
}

/** "D+1 04:30", "04:30" (of the day of `now`), "+30 min" (from `now`); undefined where it is none. */
export function readTime(text: string, now: Time): Time | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('+')) {
    const later = readSpan(trimmed.slice(1));
    return later === undefined ? undefined : now + later;
  }
  const read = /^(?:D\+(\d+)\s+)?(\d{1,2}):(\d\d)(?::(\d\d))?$/i.exec(trimmed);
  if (!read) return undefined;
  const [hours, minutes, seconds] = [Number(read[2]), Number(read[3]), Number(read[4] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const days = read[1] === undefined ? Math.floor(now / day) : Number(read[1]);
  return days * day + hours * hour + minutes * minute + seconds * second;
}
