import type { Thing } from '../protocol';
import { insideOf, type Belief, type BelievedThing } from './belief';
import { plainKind } from './kinds';

/** What the map draws, whoever's picture it is. Replaced when it changes, never changed. */
export interface MapThing {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly called: string; // by the scenario: what tells it from others of its kind
  readonly within: string; // ''
  readonly ends?: readonly [string, string];
  readonly availability: number; // permille
  readonly level: number; // permille; -1 where it has none
  readonly among?: Readonly<Record<string, number>>; // of a narrative: permille who believe it, by group
  readonly marks: readonly string[]; // worst first
}

const ACCESS = ['', 'foothold', 'user', 'admin'];

/** Kinds whose level is what they are for: drawn as a bar, told as a number. */
const MEASURED = new Set([
  'busbar', 'line', 'generator', 'tank', 'water district', 'pump', 'valve', 'control point',
  'radio cell', 'slice', 'network function', 'subscribers', 'population group', 'staff', 'function', 'partnership',
]);

/** Words for what is believed, the same words as in exercise control's truth. */
export function marksOf(thing: BelievedThing): string[] {
  const marks: string[] = [];
  if (thing.session > 0) marks.push(`held: ${ACCESS[thing.session] ?? thing.session}`);
  if (thing.implant) marks.push('implant');
  if (thing.persistence) marks.push('persistence');
  if (thing.channel) marks.push('channel');
  if (thing.damaged) marks.push('damaged');
  if (thing.alarm) marks.push('alarm');
  if (thing.isolated) marks.push('isolated');
  if (thing.blocked) marks.push('cut');
  if (thing.blind) marks.push('blind');
  if (thing.lockedOut) marks.push('locked out');
  if (Object.values(thing.supply).includes(0)) marks.push('without supply');
  else if (Object.values(thing.supply).includes(1)) marks.push('on reserve');
  if (thing.available === 0) marks.push('down');
  if (thing.taken) marks.push('data taken');
  if (thing.decoy) marks.push('decoy');
  return marks;
}

/** Of a narrative: in the group where most believe it. */
const furthest = (among: Readonly<Record<string, number>>): number => Math.max(-1, ...Object.values(among));

function levelOf(thing: BelievedThing): number {
  if (thing.kind === 'narrative') return furthest(thing.belief);
  if (!MEASURED.has(thing.kind)) return -1;
  if (thing.kind === 'function') return thing.available;
  if (thing.kind === 'line') return thing.loading;
  return thing.level >= 0 ? thing.level : thing.switched;
}

const handleId = (handle: number): string => (handle < 0 ? '' : String(handle));

export function believedOnMap(thing: BelievedThing): MapThing {
  return {
    id: String(thing.handle),
    kind: thing.kind,
    name: thing.name,
    called: thing.name,
    within: handleId(thing.within),
    ...(thing.ends && { ends: [handleId(thing.ends[0]), handleId(thing.ends[1])] as const }),
    availability: thing.available,
    level: levelOf(thing),
    ...(thing.kind === 'narrative' && { among: thing.belief }),
    marks: marksOf(thing),
  };
}

/** A thing as it truly is. The same thing gives the same drawing, so that only news is drawn anew. */
const trueOnes = new WeakMap<Thing, MapThing>();

export function trueOnMap(thing: Thing): MapThing {
  let drawn = trueOnes.get(thing);
  if (!drawn) {
    const kind = plainKind(thing.kind);
    drawn = {
      id: thing.id,
      kind,
      name: thing.name,
      called: thing.called ?? thing.name,
      within: thing.within ?? '',
      ...(thing.ends && { ends: thing.ends }),
      availability: thing.availability,
      level: thing.believed ? Math.max(0, furthest(thing.believed)) : (thing.level ?? (MEASURED.has(kind) ? thing.availability : -1)),
      ...(thing.believed && { among: thing.believed }),
      marks: thing.marks,
    };
    trueOnes.set(thing, drawn);
  }
  return drawn;
}

/**
 * The believed picture as the map wants it. A service shows on the host it runs on; what is drawn
 * anew are the things that changed, and the hosts of changed services and sensors.
 */
export class BelievedMap {
  #drawn = new Map<string, MapThing>();

  draw(belief: Belief): MapThing[] {
    for (const handle of belief.changed) {
      const thing = belief.things.get(handle);
      if (!thing) continue;
      this.#set(belief, thing);
      const around = belief.things.get(thing.within);
      if (around?.kind === 'host') this.#set(belief, around);
    }
    belief.changed.clear();
    return [...this.#drawn.values()];
  }

  #set(belief: Belief, thing: BelievedThing): void {
    const one = believedOnMap(thing);
    if (thing.kind !== 'host') {
      this.#drawn.set(one.id, one);
      return;
    }
    const within = insideOf(belief, thing.handle);
    const worst = within.reduce((least, inside) => Math.min(least, inside.available), 1000);
    const marks = worst === 0 && !one.marks.includes('down') ? [...one.marks, 'down'] : one.marks;
    this.#drawn.set(one.id, { ...one, availability: Math.min(one.availability, worst), marks });
  }
}
