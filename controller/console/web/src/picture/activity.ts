import { span } from '../app/time';
import type { CellSeat, Time } from '../protocol';
import type { Belief, RuledOrder } from './belief';
import { isOpen, lastDeed } from './orders';

/** What keeps a team busy, as exercise control asks it: on what, with how many, and since when not. */
export interface Activity {
  readonly open: readonly RuledOrder[]; // under way or waiting for people
  readonly silence: string;
  readonly people: string; // ''
  readonly unread: number; // injects that nobody of it has opened
}

export function activityOf(belief: Belief, now: Time): Activity {
  const last = lastDeed(belief);
  const { staffing } = belief;
  return {
    open: belief.orders.filter((order) => isOpen(order, belief.outcomes)),
    silence: last < 0 ? 'has not ordered or answered anything' : `silent for ${span(Math.max(0, now - last))}`,
    people: staffing ? `${staffing.free} of ${staffing.total} free${staffing.waiting > 0 ? `, ${staffing.waiting} orders wait` : ''}` : '',
    unread: belief.injects.filter((inject) => !inject.read).length,
  };
}

/** What else is to be known of who plays it: '' for nothing. */
export function playedBy(seat: CellSeat | undefined): string {
  return [seat?.held_by && `seat held by ${seat.held_by}`, seat?.awaited && '◆ time waits for it'].filter(Boolean).join(' · ');
}
