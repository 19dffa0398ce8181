/** How a state looks: a shape, a letter in it and a word for it, so that colour is never alone. */
export interface Look {
  readonly state: string; // class name
  readonly letter: string;
  readonly word: string;
  readonly path: string; // about the origin, within 18 by 18
}

const SQUARE = 'M-7-6H7V6H-7Z';
const FINE: Look = { state: 'fine', letter: '', word: 'nothing against it', path: 'M-6-5H6V5H-6Z' };

/** Worst first: a thing looks like the first of these that is so of it. */
const LOOKS: readonly (readonly [RegExp, Look])[] = [
  [/^(held:|worm)/, { state: 'held', letter: 'H', word: 'held by an intruder', path: 'M0-9L9 0L0 9L-9 0Z' }],
  [/^(implant|persistence|channel|data taken|forged|poisoned|alarm silenced|safety inhibited)/, { state: 'implant', letter: 'T', word: 'tampered with: implant, way back in, forgery', path: 'M-8 0L-4-7H4L8 0L4 7H-4Z' }],
  [/^(damaged|alarm)/, { state: 'alarm', letter: '!', word: 'alarm or damage', path: 'M0-8L9 7H-9Z' }],
  [/^(down|without supply)/, { state: 'down', letter: 'X', word: 'down', path: `${SQUARE}M-7-6L7 6M7-6L-7 6` }],
  [/^(isolated|cut|filtered)/, { state: 'isolated', letter: 'I', word: 'isolated; of a link: cut or filtered', path: 'M-8-8H8V8H-8ZM-5-5H5V5H-5Z' }],
  [/^blind/, { state: 'blind', letter: 'B', word: 'its sensor is blind', path: 'M-8 0A8 8 0 1 0 8 0A8 8 0 1 0-8 0' }],
  [/^(on reserve|locked out|by hand|held apart|watched|decoy|carried|told)/, { state: 'watch', letter: 'W', word: 'on its reserve, locked out, by hand, watched, a decoy; of a narrative: being told', path: 'M-8-4L0-8L8-4V4L0 8L-8 4Z' }],
];
const IMPAIRED: Look = { state: 'impaired', letter: '%', word: 'serves less than it should', path: SQUARE };

export const LEGEND: readonly Look[] = [...LOOKS.map(([, look]) => look), IMPAIRED, FINE];

export function lookOf(thing: { readonly marks: readonly string[]; readonly availability: number }): Look {
  for (const [pattern, look] of LOOKS) {
    if (thing.marks.some((mark) => pattern.test(mark))) return look;
  }
  if (thing.availability < 1000 && thing.availability >= 0) return thing.availability === 0 ? LOOKS[3]![1] : IMPAIRED;
  return FINE;
}

/** "mail, host: held: admin, isolated": what a screen reader says of it. */
export function spoken(thing: { readonly name: string; readonly kind: string; readonly marks: readonly string[]; readonly availability: number }, level = ''): string {
  const told = [...thing.marks];
  if (thing.availability >= 0 && thing.availability < 1000) told.push(`${percent(thing.availability)} available`);
  return `${thing.name}${level && ` ${level}`}, ${thing.kind}: ${told.length > 0 ? told.join(', ') : 'nothing against it'}`;
}

export function percent(permille: number): string {
  return `${Math.round(permille / 10)} %`;
}

/** Left out in the middle: names of machines differ at their ends. */
export function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  const end = Math.floor((most - 1) / 2);
  return `${name.slice(0, most - 1 - end)}…${name.slice(name.length - end)}`;
}
