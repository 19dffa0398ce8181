import type { Time } from '../protocol';
import type { Belief, Outcome, RuledOrder } from './belief';

export type OrderState = 'under way' | 'queued' | 'done' | 'failed' | 'refused' | 'taken';

export function stateOf(order: RuledOrder, outcome: Outcome | undefined): OrderState {
  if (order.verdict === 'refused') return 'refused';
  if (order.verdict === 'taken') return 'taken';
  if (outcome) return outcome.success ? 'done' : 'failed';
  return order.verdict === 'queued' ? 'queued' : 'under way';
}

export function isOpen(order: RuledOrder, outcomes: Belief['outcomes']): boolean {
  const state = stateOf(order, outcomes.get(order.order));
  return state === 'under way' || state === 'queued';
}

/** When the cell last ordered or answered anything; -1: never. */
export function lastDeed(belief: Belief): Time {
  return belief.orders.reduce((last, order) => Math.max(last, order.at), -1);
}

/** "Network Isolation on mail", as somebody of the cell would say it. */
export function told(order: RuledOrder, nameOf: (handle: number) => string): string {
  const { what } = order;
  switch (what.k) {
    case 'act':
      return `${what.name} on ${nameOf(what.target)}${what.with >= 0 ? ` with ${nameOf(what.with)}` : ''}`;
    case 'reply':
      return `answer to ${nameOf(what.inject)}`;
    case 'acknowledge':
      return `has read ${nameOf(what.inject)}`;
    case 'direct':
      return `${what.what} ${what.inject}`;
    case 'amend':
      return `${what.add ? 'new inject' : 'amends'} ${what.inject}`;
  }
}

/** Of things by their names, of injects by their numbers. */
export function namesIn(belief: Belief): (handle: number) => string {
  return (handle) =>
    belief.things.get(handle)?.name ?? belief.injects.find((inject) => inject.inject === handle)?.number ?? `thing ${handle}`;
}
