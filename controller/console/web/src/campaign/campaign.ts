import { exerciseTime } from '../app/time';
import type { Belief, BelievedThing, RuledOrder } from '../picture/belief';
import { plainKind } from '../picture/kinds';
import { isOpen, stateOf } from '../picture/orders';
import type { Tone } from '../parts/tone';
import type { ActionBrief, Attempt, Campaign, CampaignStep, Selector, Time } from '../protocol';
import { candidates } from '../team/measures';
import { against } from '../team/needs';

/**
 * How far a red cell has come in its campaign, from its own orders and what became of them, whoever
 * gave them: the mind that plays it, or the people who hold its seat.
 */
export type StepState = 'done' | 'under way' | 'open' | 'waits' | 'over';
export const STATES: Readonly<Record<StepState, string>> = { done: '✔', 'under way': '▶', open: '◆', waits: '○', over: '✕' };
export const TONES: Readonly<Record<StepState, Tone>> = { done: 'good', 'under way': 'info', open: 'warn', waits: 'mute', over: 'mute' };
export interface StepNow {
  readonly state: StepState;
  readonly why: string; // it waits, or is over; of a step done, that what it won is lost
  readonly successes: number;
  readonly tries: number; // orders that have come out, either way
  readonly had: ReadonlySet<number>; // things on which it has succeeded
}

type Act = Extract<RuledOrder['what'], { k: 'act' }>;
const actOf = (order: RuledOrder): Act | undefined => (order.what.k === 'act' ? order.what : undefined);

function liesIn(belief: Belief, thing: BelievedThing, zone: string): boolean {
  let at: BelievedThing | undefined = thing;
  for (let up = 0; at && up < 8; up += 1) {
    if (at.kind === 'zone' && at.name === zone) return true;
    at = belief.things.get(at.within);
  }
  return false;
}

/** All but whether it is held or had: that changes, what a thing is does not. */
export function answers(belief: Belief, thing: BelievedThing, selector: Selector): boolean {
  if (selector.name && thing.name !== selector.name) return false;
  if (selector.tag && !thing.tags.includes(selector.tag)) return false;
  if (selector.zone && !liesIn(belief, thing, selector.zone)) return false;
  return selector.among.length === 0 || selector.among.includes(thing.name);
}

/** "host tagged desk in office, where a session is held" */
export function described(kind: string, selector: Selector): string {
  const parts = [
    plainKind(kind),
    selector.name && `“${selector.name}”`,
    selector.tag && `tagged ${selector.tag}`,
    selector.zone && `in ${selector.zone}`,
    selector.among.length > 0 && `of ${selector.among.length} that the plan names`,
    selector.held && 'where a session is held',
    selector.fresh && 'that it has not had',
  ];
  return parts.filter(Boolean).join(' ');
}

interface Reckoned {
  successes: number;
  tries: number;
  had: Set<number>;
  lostOn: number; // a thing on which it succeeded, and where the session was lost since; -1
  underWay: boolean;
}

/** Which orders are whose: one counts for the first step that asks for it and may begin. */
class Reckoning {
  readonly steps: Reckoned[];

  constructor(
    readonly campaign: Campaign,
    readonly belief: Belief,
  ) {
    this.steps = campaign.steps.map(() => ({ successes: 0, tries: 0, had: new Set(), lostOn: -1, underWay: false }));
    const ended = (order: RuledOrder): Time => belief.outcomes.get(order.order)?.at ?? order.at;
    const acts = belief.orders.filter((order) => actOf(order) && order.verdict !== 'refused');
    const over = acts.filter((order) => !isOpen(order, belief.outcomes)).sort((a, b) => ended(a) - ended(b));
    for (const order of over) this.#count(order, ended(order));
    for (const order of acts) if (isOpen(order, belief.outcomes)) this.#begin(order);
  }

  isDone(n: number): boolean {
    return (this.steps[n]?.successes ?? 0) >= (this.campaign.steps[n]?.times ?? 1);
  }

  /** What it waits for; '' for nothing. */
  waitsFor(step: CampaignStep, at: Time): string {
    const named = (some: readonly number[]): string => some.map((n) => this.campaign.steps[n]?.id).join(', ');
    const before = step.after.filter((n) => !this.isDone(n));
    if (before.length > 0) return `after ${named(before)}`;
    if (step.after_any.length > 0 && !step.after_any.some((n) => this.isDone(n))) return `after one of ${named(step.after_any)}`;
    if (at < step.not_before) return `not before ${exerciseTime(step.not_before, false)}`;
    const cued = !step.on_cue || this.belief.cues.some((cue) => cue.step === step.id && cue.at <= at);
    return cued ? '' : 'for its cue from exercise control';
  }

  #stepOf(order: RuledOrder): number {
    const act = actOf(order);
    const thing = act && this.belief.things.get(act.target);
    if (!act || !thing) return -1;
    return this.campaign.steps.findIndex(
      (step, n) =>
        !this.isDone(n) &&
        step.any_of.some((attempt) => attempt.action === act.action && answers(this.belief, thing, attempt.at)) &&
        this.waitsFor(step, order.starts) === '',
    );
  }

  #count(order: RuledOrder, at: Time): void {
    const step = this.steps[this.#stepOf(order)];
    const act = actOf(order);
    if (!step || !act) return;
    step.tries += 1;
    if (stateOf(order, this.belief.outcomes.get(order.order)) === 'failed') return;
    step.successes += 1;
    step.had.add(act.target);
    const thing = this.belief.things.get(act.target);
    if (thing && thing.kind === 'host' && thing.session === 0 && thing.lost >= at) step.lostOn = thing.handle;
  }

  #begin(order: RuledOrder): void {
    const step = this.steps[this.#stepOf(order)];
    if (step) step.underWay = true;
  }
}

/** Of each step, in the order of the plan. */
export function standings(campaign: Campaign, belief: Belief, now: Time): StepNow[] {
  const reckoning = new Reckoning(campaign, belief);
  const name = (n: number): string => campaign.steps[n]?.id ?? '';
  const found: StepNow[] = [];
  const over = new Set<number>(); // steps after these come in vain

  const standing = (n: number, step: CampaignStep, reckoned: Reckoned): [StepState, string] => {
    if (reckoning.isDone(n)) return ['done', reckoned.lostOn >= 0 ? `the session on ${belief.things.get(reckoned.lostOn)?.name} is lost since` : ''];
    const instead = step.unless.find((other) => reckoning.isDone(other));
    if (instead !== undefined) return ['over', `pointless, as ${name(instead)} is done`];
    if (step.give_up_at >= 0 && now >= step.give_up_at) return ['over', `it was to be done by ${exerciseTime(step.give_up_at, false)}`];
    const dead = step.after.find((other) => over.has(other));
    if (dead !== undefined) return ['over', `it needs ${name(dead)}, which is over`];
    if (step.after_any.length > 0 && step.after_any.every((other) => over.has(other))) return ['over', `it needs one of ${step.after_any.map(name).join(', ')}, and they are over`];
    if (reckoned.underWay) return ['under way', ''];
    const waits = reckoning.waitsFor(step, now);
    return waits ? ['waits', waits] : ['open', ''];
  };

  // A step may stand in the plan before those it waits for.
  const settle = (n: number, onTheWay: Set<number>): void => {
    const step = campaign.steps[n];
    const reckoned = reckoning.steps[n];
    if (found[n] || !step || !reckoned || onTheWay.has(n)) return;
    onTheWay.add(n);
    for (const other of [...step.after, ...step.after_any]) settle(other, onTheWay);
    const [state, why] = standing(n, step, reckoned);
    if (state === 'over') over.add(n);
    found[n] = { state, why, successes: reckoned.successes, tries: reckoned.tries, had: reckoned.had };
  };
  campaign.steps.forEach((_, n) => settle(n, new Set()));
  return found;
}

/** One way of doing a step, as it stands. */
export interface Way {
  readonly attempt: Attempt;
  readonly action: ActionBrief | undefined; // what it needs; who does not order is not told
  readonly targets: readonly { thing: BelievedThing; why: string }[]; // those against which nothing is known first
  readonly lacks: string; // of what there is none in sight; ''
}

export function waysOf(step: CampaignStep, now: StepNow, actions: readonly ActionBrief[], belief: Belief): Way[] {
  return step.any_of.map((attempt) => {
    const action = actions.find((one) => one.id === attempt.action);
    const meant = candidates(belief, attempt.target, true).filter((thing) => answers(belief, thing, attempt.at));
    const targets = meant.map((thing) => ({ thing, why: objection(belief, action, attempt.at, thing, now) }));
    const sorted = [...targets.filter((one) => !one.why), ...targets.filter((one) => one.why)];
    const lacks = meant.length > 0 ? '' : `no ${described(attempt.target, { ...attempt.at, held: false, fresh: false })} in sight`;
    return { attempt, action, targets: sorted, lacks };
  });
}

function objection(belief: Belief, action: ActionBrief | undefined, selector: Selector, thing: BelievedThing, now: StepNow): string {
  if (selector.fresh && now.had.has(thing.handle)) return 'the step has had it';
  if (selector.held && thing.session === 0) return `no session is held on ${thing.name}`;
  return action ? against(belief, action, thing) : '';
}
