import { describe, expect, it } from 'vitest';
import { minute } from '../app/time';
import type { CellSeat, Observation } from '../protocol';
import { activityOf, playedBy } from './activity';
import { blank, observe, rule, type Belief, type RuledOrder } from './belief';

const order = (number: number, at: number, verdict: RuledOrder['verdict'] = 'started'): RuledOrder => ({
  order: number, at, by: 'harbour/lead', verdict, why: '', lasting: false, starts: at, ends: at + minute,
  what: { k: 'act', action: 1, code: 'D3-NI', name: 'Network Isolation', target: 1, with: -1 },
});
const inject = (handle: number): Observation => ({
  at: 9, k: 'inject', inject: handle, kind: 'mail', number: '1-01', from: 'HQ', subject: 'Now', body: '', options: [], deadline: -1,
});
const team = (orders: RuledOrder[], ...seen: Observation[]): Belief => {
  const belief = blank();
  for (const one of orders) rule(belief, one);
  for (const one of seen) observe(belief, one);
  return belief;
};

describe('what a team does', () => {
  it('is silent since its last order or answer, or has never said anything', () => {
    expect(activityOf(team([]), minute).silence).toBe('has not ordered or answered anything');
    expect(activityOf(team([order(1, 0), order(2, 20 * minute)]), 45 * minute).silence).toBe('silent for 25 min');
  });
  it('is busy with what is under way or waits, not with what was refused or has come out', () => {
    const belief = team([order(1, 0), order(2, 0, 'queued'), order(3, 0, 'refused'), order(4, 0)], { at: 5, k: 'outcome', order: 4, success: true, why: '' });
    expect(activityOf(belief, 6).open.map((one) => one.order)).toEqual([1, 2]);
  });
  it('has so many people free, and so many orders that wait for some', () => {
    expect(activityOf(team([], { at: 1, k: 'staffing', free: 0, total: 3, waiting: 2 }), 6).people).toBe('0 of 3 free, 2 orders wait');
    expect(activityOf(team([], { at: 1, k: 'staffing', free: 3, total: 3, waiting: 0 }), 6).people).toBe('3 of 3 free');
  });
  it('leaves injects unread until somebody has opened or answered them', () => {
    const read: RuledOrder = { ...order(1, 10, 'taken'), what: { k: 'acknowledge', inject: 7 } };
    expect(activityOf(team([], inject(7), inject(8)), 20).unread).toBe(2);
    expect(activityOf(team([read], inject(7), inject(8)), 20).unread).toBe(1);
  });
  it('is done by whoever holds its seat, and may keep time waiting', () => {
    const seat: CellSeat = { cell: 'harbour', agents: [], lockstep: true, awaited: true, behind: 0, held_by: 'harbour/lead', score_released: false };
    expect(playedBy(seat)).toBe('seat held by harbour/lead · ◆ time waits for it');
    expect(playedBy(undefined)).toBe('');
  });
});
