import { insideOf, type Belief, type BelievedThing } from '../picture/belief';
import { plainKind } from '../picture/kinds';
import type { ActionBrief, Handle } from '../protocol';
import { judged } from './needs';

/**
 * What an action may be tried on. A team touches its own; where it owns nothing of a kind (what is
 * said about it, whom it works with), all it knows of that kind.
 */
export function candidates(belief: Belief, kind: string, red: boolean, text = ''): BelievedThing[] {
  const wanted = plainKind(kind);
  if (wanted === '') return [];
  const all = [...belief.things.values()].filter((thing) => thing.kind === wanted);
  const own = red ? [] : all.filter((thing) => thing.own);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (own.length > 0 ? own : all)
    .filter((thing) => {
      const said = `${thing.name} ${belief.things.get(thing.within)?.name ?? ''} ${thing.tags.join(' ')}`.toLowerCase();
      return words.every((word) => said.includes(word));
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

export function chosenActions(actions: readonly ActionBrief[], text: string, kind: string): ActionBrief[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter((action) => {
    if (kind !== '' && plainKind(action.target) !== kind) return false;
    const said = `${action.code} ${action.name} ${action.about} ${action.target}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** That it will not begin at once, for want of people; '' where it will. */
export function beforehand(action: ActionBrief, staffing: Belief['staffing']): string {
  if (!staffing || action.people <= staffing.free) return '';
  return `It needs ${action.people} people and ${staffing.free} are free: it will wait its turn.`;
}

/** Why nothing of the kind can be ordered now, whatever it is tried on; '' where it can. */
export function barred(action: ActionBrief, belief: Belief, frozen: boolean): string {
  if (frozen) return 'play is stopped';
  if (belief.held) return `no orders are taken in the phase ${belief.phase}`;
  if (belief.staffing && action.people > belief.staffing.total) return `it needs ${action.people} people, and the team has ${belief.staffing.total}`;
  return '';
}

/** How an action stands, as far as the team can say from what it has seen. */
export interface Prospect {
  readonly action: ActionBrief;
  readonly targets: readonly BelievedThing[];
  readonly possible: boolean; // on one of them at least
  readonly why: string; // why not; of several targets, of the one where least is missing
}

function prospect(belief: Belief, action: ActionBrief, targets: readonly BelievedThing[], frozen: boolean): Prospect {
  const not = (why: string): Prospect => ({ action, targets, possible: false, why });
  if (targets.length === 0) return not(`no ${plainKind(action.target)} is known`);
  const bar = barred(action, belief, frozen);
  if (bar) return not(bar);
  let nearest = { missing: Number.MAX_SAFE_INTEGER, why: '' };
  for (const target of targets) {
    const failing = judged(belief, action, target).filter((one) => one.answer === 'fails');
    if (failing.length === 0) return { action, targets, possible: true, why: '' };
    if (failing.length < nearest.missing) nearest = { missing: failing.length, why: failing[0]?.text ?? '' };
  }
  return not(nearest.why);
}

/** What they are to be done by, and on. */
export interface Circumstances {
  red: boolean;
  frozen: boolean; // NO-PLAY
  on?: BelievedThing | undefined; // on this thing alone
}

/** All of them, what can be tried now first; within that in the order of the catalogue. */
export function prospects(belief: Belief, actions: readonly ActionBrief[], { red, frozen, on }: Circumstances): Prospect[] {
  const byKind = new Map<string, BelievedThing[]>();
  const targetsOf = (kind: string): BelievedThing[] => {
    let targets = byKind.get(kind);
    if (!targets) byKind.set(kind, (targets = candidates(belief, kind, red).filter((thing) => !on || thing.handle === on.handle)));
    return targets;
  };
  const all = actions.map((action) => prospect(belief, action, targetsOf(action.target), frozen));
  return [...all.filter((one) => one.possible), ...all.filter((one) => !one.possible)];
}

/** What mission functions lose when it is cut off, as far as the team has been told. Of a zone at least what its hosts take. */
export function losses(belief: Belief, thing: BelievedThing): [Handle, number][] {
  const all = new Map<Handle, number>();
  for (const one of thing.kind === 'zone' ? [thing, ...insideOf(belief, thing.handle)] : [thing]) {
    for (const [of, permille] of Object.entries(one.supports)) all.set(Number(of), Math.max(all.get(Number(of)) ?? 0, permille));
  }
  return [...all];
}
