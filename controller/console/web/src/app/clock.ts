import type { ClockSaid, ClockState } from '../protocol';
import type { Tone } from '../parts/tone';

/** A state of the clock in a word and a shape, so that no colour has to be told apart. */
export const clockStates: Record<ClockState, { text: string; shape: string; tone: Tone }> = {
  before: { text: 'Not started', shape: '◇', tone: 'mute' },
  running: { text: 'Running', shape: '▶\uFE0E', tone: 'good' },
  paused: { text: 'Paused', shape: 'Ⅱ', tone: 'warn' },
  frozen: { text: 'NO-PLAY', shape: '✖\uFE0E', tone: 'bad' },
  ended: { text: 'Ended', shape: '■', tone: 'mute' },
};

export const rates = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1000];

export function rateText(rate: number): string {
  return rate === 0 ? 'max' : `${rate}×`;
}

/** The rates to choose from, the present one among them even where it is no usual one. */
export function ratesWith(now: number): number[] {
  const all = rates.includes(now) || now === 0 ? rates : [...rates, now].sort((a, b) => a - b);
  return [...all, 0];
}

export function heldBack(clock: ClockSaid): boolean {
  return clock.state === 'running' && clock.awaited.length > 0;
}
