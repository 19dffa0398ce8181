import type { CellRole } from '../protocol';
import type { Belief, BelievedThing } from './belief';
import { marksOf, type MapThing } from './marks';

/** Where a team's picture is not the truth. Worst first. */
export interface Difference {
  readonly id: string; // of the true thing
  readonly handle: number; // -1: the team has never seen it
  readonly weight: number;
  readonly text: string;
}

/** A cell is shown each thing by the name that the scenario calls it, which is its own within its kind. */
export class Pairs {
  readonly #byName = new Map<string, BelievedThing>();

  constructor(belief: Belief) {
    for (const thing of belief.things.values()) this.#byName.set(`${thing.kind} ${thing.name}`, thing);
  }

  believed(truth: MapThing): BelievedThing | undefined {
    return this.#byName.get(`${truth.kind} ${truth.called}`);
  }
}

/** Truth and belief call some things differently; a team cannot tell a filtered link from a cut one. */
const SAME: Readonly<Record<string, string>> = { persistence: 'implant', filtered: 'cut' };
const short = (mark: string): string => {
  const plain = mark.split(':')[0] ?? mark;
  return SAME[plain] ?? plain;
};
const has = (marks: readonly string[], mark: string): boolean => marks.some((one) => short(one) === mark);

interface Mark {
  readonly mark: string;
  readonly weight: number;
  readonly unknown: (name: string) => string;
  readonly imagined: (name: string) => string;
}
const said = (mark: string, weight: number, so: string): Mark => ({
  mark,
  weight,
  unknown: (name) => `${name} ${so}; the team does not know`,
  imagined: (name) => `the team thinks that ${name} ${so}; it is not so`,
});

/** What blue may not know, or may imagine. */
const OF_BLUE: readonly Mark[] = [
  {
    mark: 'held',
    weight: 9,
    unknown: (name) => `red holds ${name}; the team does not know`,
    imagined: (name) => `the team thinks that red holds ${name}; it does not`,
  },
  said('implant', 8, 'has an implant or a way back in'),
  said('damaged', 6, 'is damaged'),
  said('down', 5, 'is down'),
  said('blind', 5, 'has a blind sensor'),
  said('cut', 4, 'is cut or filtered'),
  said('locked out', 4, 'has locked its people out'),
  said('isolated', 4, 'is isolated'),
  said('alarm', 3, 'sounds an alarm'),
];
/** Red is asked only about its own footing: it owns nothing of the range. */
const OF_RED: readonly Mark[] = [
  {
    mark: 'held',
    weight: 9,
    unknown: (name) => `red holds ${name}; it does not know of that`,
    imagined: (name) => `red thinks that it holds ${name}; it has lost it`,
  },
  said('isolated', 4, 'is isolated'),
];

const TOO_FAR = 100; // permille: less is a matter of when it was measured

function ofLevel(truth: MapThing, believed: BelievedThing, told: MapThing): Difference | undefined {
  // A nation is told what its own groups believe, and of no other's.
  const measured = !truth.among && (truth.kind === 'function' || truth.level >= 0);
  if (!measured || told.level < 0 || Math.abs(told.level - truth.availability) < TOO_FAR) return undefined;
  const text = `${truth.name} is at ${Math.round(truth.availability / 10)} %; the team reads ${Math.round(told.level / 10)} %`;
  return { id: truth.id, handle: believed.handle, weight: 5, text };
}

export function differencesOf(
  truth: readonly MapThing[],
  belief: Belief,
  role: CellRole,
  owns: (id: string) => boolean,
  onMap: (thing: BelievedThing) => MapThing,
): Difference[] {
  const pairs = new Pairs(belief);
  const marks = role === 'red' ? OF_RED : OF_BLUE;
  const found: Difference[] = [];
  for (const thing of truth) {
    const believed = pairs.believed(thing);
    if (!believed && (role === 'red' ? !has(thing.marks, 'held') : !owns(thing.id))) continue;
    const told = believed ? onMap(believed) : undefined;
    const thought = believed ? marksOf(believed) : [];
    for (const { mark, weight, unknown, imagined } of marks) {
      const isSo = has(thing.marks, mark);
      if (isSo === (has(thought, mark) || (mark === 'down' && told?.availability === 0))) continue;
      found.push({ id: thing.id, handle: believed?.handle ?? -1, weight, text: (isSo ? unknown : imagined)(thing.name) });
    }
    if (believed && told && role !== 'red') {
      const level = ofLevel(thing, believed, told);
      if (level) found.push(level);
    }
  }
  return found.sort((a, b) => b.weight - a.weight);
}
