import { describe, expect, test } from 'vitest';
import type { BoardRow, ClockSaid, EventLine, Observation, Plan, PlannedInject, Post, Ruled } from '../protocol';
import { carriedOn, Exercise } from './exercise.svelte';
import { minute, second } from './time';

const clock = (over: Partial<ClockSaid> = {}): ClockSaid => ({
  t: 'clock', state: 'running', now: 10 * minute, rate: 2, until: -1, holds: [], by: '', why: '', awaited: [], next_inject: -1, ...over,
});
const inject = (number: string): PlannedInject => ({
  number, title: '', kind: 'mail', mode: '', incident: -1, to: [], at: 0, contingency: false, draft: false, objective: -1, rubric: -1, deadline: 0, work: 0,
});
const plan = (first: number, injects: PlannedInject[], title: string): Plan => ({
  t: 'plan', storylines: title ? [{ name: 's', title, lead: '' }] : [], incidents: [], phases: [], objectives: [], rubrics: [], metrics: [], columns: [], total: 4, first, injects,
});
const row = (i: number, stage: BoardRow['stage']): BoardRow => ({
  i, stage, since: 0, due: false, delivered: -1, waits: '', read_by: [], answers: [], marks: [],
});
const staffing = (at: number): Observation => ({ at, k: 'staffing', free: 1, total: 1, waiting: 0 });
const event = (n: number): EventLine => ({ n, at: n, text: '', cause: 0, cell: '', subject: '' });

describe('the clock carried on', () => {
  test('goes at its rate while it runs', () => {
    expect(carriedOn(clock(), -1, 1000)).toBe(10 * minute + 2 * second);
  });
  test('stands while it is paused, waited for, or as fast as possible', () => {
    for (const over of [{ state: 'paused' as const }, { awaited: ['harbour'] }, { rate: 0 }]) expect(carriedOn(clock(over), -1, 1000)).toBe(10 * minute);
  });
  test('never passes a hold point, the end of a step or ENDEX', () => {
    const stop = 10 * minute + second;
    expect(carriedOn(clock({ holds: [minute, stop] }), -1, 60_000)).toBe(stop);
    expect(carriedOn(clock({ until: stop }), -1, 60_000)).toBe(stop);
    expect(carriedOn(clock(), stop, 60_000)).toBe(stop);
  });
});

describe('what has been told', () => {
  test('a plan in several messages keeps the lists of the first', () => {
    const exercise = new Exercise();
    exercise.apply(plan(0, [inject('1'), inject('2')], 'The port'));
    exercise.apply(plan(2, [inject('3'), inject('4')], ''));
    expect(exercise.injects.all.map((one) => one.number)).toEqual(['1', '2', '3', '4']);
    expect(exercise.plan.storylines[0]?.title).toBe('The port');
  });
  test('a row of the board replaces the one before it', () => {
    const exercise = new Exercise();
    exercise.apply({ t: 'board', items: [row(0, 'scheduled'), row(1, 'scheduled')] });
    exercise.apply({ t: 'board', items: [row(1, 'delivered')] });
    expect(exercise.board.all.map((one) => one.stage)).toEqual(['scheduled', 'delivered']);
  });
  test('a cell told from the beginning again is not told twice', () => {
    const exercise = new Exercise();
    exercise.apply({ t: 'see', cell: 'harbour', first: 1, items: [staffing(1), staffing(2)] });
    exercise.apply({ t: 'see', cell: 'harbour', first: 3, items: [staffing(3)] });
    expect(exercise.seen('harbour').length).toBe(3);
    exercise.apply({ t: 'see', cell: 'harbour', first: 1, items: [staffing(1)] });
    expect(exercise.seen('harbour').length).toBe(1);
  });
  test('rulings told from the first order on begin anew', () => {
    const exercise = new Exercise();
    const ruled = (...orders: number[]): Ruled => ({
      t: 'ruled', cell: 'tide', items: orders.map((order) => ({ order, at: 0, by: '', what: { k: 'acknowledge', inject: 1 }, verdict: 'taken', why: '', lasting: false, starts: 0, ends: 0 })),
    });
    exercise.apply(ruled(1, 2));
    exercise.apply(ruled(1, 2, 3));
    expect(exercise.ruled('tide').all.map((one) => one.order)).toEqual([1, 2, 3]);
  });
  test('what does not change of a thing stays when later messages leave it out', () => {
    const exercise = new Exercise();
    exercise.apply({ t: 'truth', whole: true, at: 0, things: [{ id: 'host/1', kind: 'host', name: 'files', within: 'zone/1', availability: 1000, marks: [] }] });
    exercise.apply({ t: 'truth', whole: false, at: 5, things: [{ id: 'host/1', kind: 'host', name: 'files', availability: 0, marks: ['down'] }] });
    expect(exercise.things.get('host/1')).toMatchObject({ within: 'zone/1', availability: 0, marks: ['down'] });
  });
  test('a post that is told twice stands there once, and posts rise', () => {
    const exercise = new Exercise();
    const post = (n: number): Post => ({ n, at: 0, wall_ms: 0, by: '', name: '', cell: '', kind: 'chat', to: [], about: '', refers: 0, text: '', data: {} });
    for (const told of [[2, 4], [2], [1, 4], [5]]) exercise.apply({ t: 'posts', items: told.map(post) });
    expect(exercise.posts.all.map((one) => one.n)).toEqual([1, 2, 4, 5]);
  });
  test('a copy once read does not change under its reader, and the next one is another', () => {
    const exercise = new Exercise();
    exercise.apply({ t: 'events', items: [event(1)] });
    const before = exercise.events.all;
    expect(exercise.events.all).toBe(before);
    exercise.apply({ t: 'events', items: [event(4)] });
    expect(before.length).toBe(1);
    expect(exercise.events.all.map((one) => one.n)).toEqual([1, 4]);
  });
});
