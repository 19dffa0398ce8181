import { describe, expect, test } from 'vitest';
import type { Entry } from '../app/exercise.svelte';
import { hour, minute } from '../app/time';
import { inSight, sorted, turned, type Column } from '../parts/table';
import { changes, emptyWords, faults, following, freeNumber, moved as movedBy } from './amended-line';
import type { BoardRow, DeskRow, EventLine, PlannedInject, Post } from '../protocol';
import { unattachable } from './attaching';
import { lastCheck } from './checks';
import { arrowsOf, marksOf, moved, placed, ticks, zoomed } from './lanes';
import { logbookFiltered } from './logbook';
import { marked, markings, waiting } from './marking';
import { everything, mselFiltered, mselRows } from './msel';
import { ratingId, ratingsBy } from './observing';
import { actionsAt, stageLook, stageOrder } from './stages';
import { storyFiltered } from './story';
import { points, totals } from './totals';

const inject = (number: string, over: Partial<PlannedInject> = {}): PlannedInject => ({
  number, title: 'Status', kind: 'mail', mode: '', incident: 0, to: ['harbour'], at: 0, contingency: false, draft: false, objective: -1, rubric: -1, deadline: 0, work: 0, ...over,
});
const row = (i: number, over: Partial<BoardRow> = {}): BoardRow => ({
  i, stage: 'scheduled', since: -1, due: false, delivered: -1, waits: '', read_by: [], answers: [], marks: [], ...over,
});
const post = (n: number, over: Partial<Post> = {}): Post => ({
  n, at: n, wall_ms: n, by: 'harbour/lead', name: 'Jo', cell: 'harbour', kind: 'chat', to: [], about: '', refers: 0, text: '', data: {}, ...over,
});
const plan = { incidents: [{ name: 'a', title: 'A', storyline: 1 }] };

describe('the board', () => {
  test('a row stays the same object until something of it changes', () => {
    const injects = [inject('1'), inject('2')];
    const before = mselRows(injects, [row(0), undefined], plan);
    const after = mselRows(injects, [row(0, { stage: 'held' }), undefined], plan, before);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });
  test('an inject of which nothing was said is a draft or scheduled', () => {
    expect(mselRows([inject('1', { draft: true }), inject('2')], [], plan).map((one) => one.stage)).toEqual(['draft', 'scheduled']);
  });
  test('the time is that of delivery once it was delivered', () => {
    expect(mselRows([inject('1', { at: hour })], [row(0, { delivered: 2 * hour })], plan)[0]?.time).toBe(2 * hour);
  });
  test('every word of the filter has to occur, and every choice to fit', () => {
    const rows = mselRows([inject('1-01', { title: 'The press asks' }), inject('1-02', { title: 'The port asks', to: ['clinic'] })], [], plan);
    const numbers = (over: object) => mselFiltered(rows, { ...everything, ...over }).map((one) => one.inject.number);
    expect(numbers({ text: 'asks PRESS' })).toEqual(['1-01']);
    expect(numbers({ cell: 'clinic' })).toEqual(['1-02']);
    expect(numbers({ storyline: '1' })).toEqual(['1-01', '1-02']);
    expect(numbers({ storyline: '-1' })).toEqual([]);
    expect(numbers({ due: true })).toEqual([]);
  });
  test('what has been sent cannot be held any more', () => {
    expect(stageOrder.filter((stage) => actionsAt(stage).includes('hold'))).toEqual(['approved', 'scheduled']);
    expect(actionsAt('delivered')).toEqual([]);
  });
  test('a stage that is not known is shown by its word', () => {
    expect(stageLook('recalled' as 'held').text).toBe('recalled');
  });
});

describe('a line that is amended', () => {
  const words = { ...emptyWords, number: '1-01', title: 'The press asks', at: 'D+0 01:00:00', to: ['harbour'], deadline: '30 min' };
  const said = (over: object) => changes({ ...words, ...over }, words, 0);

  test('only what was changed is asked for', () => {
    expect(said({})).toEqual({ inject: '1-01' });
    expect(said({ title: 'The press calls', notes: 'Be kind' })).toEqual({ inject: '1-01', title: 'The press calls', notes: 'Be kind' });
  });
  test('times, spans and addressees are read off their words', () => {
    expect(said({ at: 'D+0 02:00' })).toEqual({ inject: '1-01', at: 2 * hour });
    expect(said({ deadline: '' })).toEqual({ inject: '1-01', deadline: 0 });
    expect(said({ to: ['harbour', 'clinic'] })).toEqual({ inject: '1-01', to: ['harbour', 'clinic'] });
  });
  test('what cannot be is said at its field', () => {
    const found = (over: object) => Object.keys(faults({ ...words, ...over }, words, hour));
    expect(found({})).toEqual([]);
    expect(found({ at: 'soon' })).toEqual(['at']);
    expect(found({ at: '00:30' })).toEqual(['at']);
    expect(found({ to: [], deadline: 'a while' })).toEqual(['deadline', 'to']);
    expect(Object.keys(faults(emptyWords, emptyWords, 0))).toEqual(['to', 'number', 'body']);
  });
  test('what follows is to come, of its storyline, and not before it', () => {
    const rows = mselRows(
      [inject('1', { at: hour }), inject('2', { at: 2 * hour }), inject('3', { at: 0 }), inject('4', { at: hour, incident: 9 }), inject('5', { at: 2 * hour })],
      [undefined, undefined, undefined, undefined, row(4, { stage: 'delivered' })], plan);
    expect(following(rows[0]!, rows).map((one) => one.inject.number)).toEqual(['2']);
    expect(movedBy(rows[0]!, hour + 30 * minute)).toBe('30 min later');
  });
  test('a new line gets a number that nothing has', () => {
    expect(freeNumber(mselRows([inject('X-01')], [], plan))).toBe('X-02');
  });
});

describe('a table', () => {
  const columns: Column<string>[] = [{ id: 'a', title: 'A', text: (one) => one, by: (one) => one }];
  test('numbers in texts sort as numbers', () => {
    expect(sorted(['2-10', '2-9', '10-1'], columns, { id: 'a', down: false })).toEqual(['2-9', '2-10', '10-1']);
  });
  test('a head turns rising, falling, as it came', () => {
    const rising = turned(undefined, 'a');
    const falling = turned(rising, 'a');
    expect([rising, falling, turned(falling, 'a')]).toEqual([{ id: 'a', down: false }, { id: 'a', down: true }, undefined]);
  });
  test('of 10,000 rows only those in sight are drawn', () => {
    const { first, last } = inSight(140_000, 560, 28, 10_000);
    expect(first).toBeLessThanOrEqual(5000);
    expect(last).toBeGreaterThanOrEqual(5020);
    expect(last - first).toBeLessThan(80);
    expect(inSight(999_999, 560, 28, 3)).toEqual({ first: 3, last: 3 });
  });
});

describe('the timeline', () => {
  const all = { from: 0, to: 48 * hour };
  test('injects too near to each other are one mark', () => {
    const rows = mselRows([inject('1', { at: hour }), inject('2', { at: hour + minute }), inject('3', { at: 40 * hour })], [], plan);
    expect(marksOf(rows, all, 960).map((mark) => mark.rows.length)).toEqual([2, 1]);
  });
  test('what follows others and has no time stands at the last of them, or now', () => {
    const rows = mselRows([inject('1', { at: 3 * hour }), inject('2', { at: -1, after: [0] }), inject('3', { at: -1, after: [1] }), inject('4', { at: -1 })], [], plan);
    expect(placed(rows, hour).map((one) => [one.i, one.time, one.waits ?? false])).toEqual([[0, 3 * hour, false], [1, 3 * hour, true], [2, 3 * hour, true]]);
    expect(placed(rows, 5 * hour)[1]?.time).toBe(5 * hour);
  });
  test('two that wait for each other have no place', () => {
    const rows = mselRows([inject('1', { at: -1, after: [1] }), inject('2', { at: -1, after: [0] })], [], plan);
    expect(placed(rows, 0)).toEqual([]);
  });
  test('an arrow leads from what comes first to what follows, where they stand apart', () => {
    const rows = mselRows([inject('1', { at: hour }), inject('2', { at: hour + minute, after: [0] }), inject('3', { at: 30 * hour, after: [0, 1, 7] })], [], plan);
    const lanes = [{ y: 10, marks: marksOf(rows, all, 960) }];
    expect(arrowsOf(lanes).map(({ from, to }) => [from, to])).toEqual([[0, 2], [1, 2]]);
  });
  test('never leaves the exercise', () => {
    expect(moved({ from: 0, to: hour }, -hour, all)).toEqual({ from: 0, to: hour });
    expect(zoomed({ from: 0, to: 24 * hour }, 10, hour, all, minute)).toEqual(all);
  });
  test('has a bearable number of ticks at every width', () => {
    for (const to of [minute, hour, 48 * hour, 30 * 24 * hour]) expect(ticks({ from: 0, to }, 900).length).toBeLessThanOrEqual(12);
  });
});

describe('adjudication', () => {
  const answer = (cell: string, at: number) => ({ cell, at, option: -1, text: '' });
  const rows = mselRows(
    [inject('1', { rubric: 0 }), inject('2', { rubric: 0 }), inject('3')],
    [row(0, { answers: [answer('harbour', 9), answer('clinic', 4)], marks: [{ cell: 'harbour', level: 0 }] }), row(1, { answers: [answer('harbour', 2)] }), row(2, { answers: [answer('harbour', 1)] })],
    plan,
  );
  test('the oldest answer without a mark stands first; without a rubric there is nothing to mark', () => {
    expect(waiting(markings(rows)).map((one) => one.id)).toEqual(['2 harbour', '1 clinic']);
  });
  const judged = (what: 'proposed' | 'marked' | 'reopened', n = 1) => ({ n, cell: 'harbour', what, level: 0, at: n, wall_ms: 0, by: 'director', name: 'Dana', why: '' });
  const desk = (over: Partial<DeskRow> = {}): DeskRow => ({ i: 0, silent: [], suggested: [], judged: [], ...over });
  test('an answer that was reopened waits again, behind nobody', () => {
    const open = markings(rows, [desk({ judged: [judged('marked', 1), judged('reopened', 2)] })]);
    expect(waiting(open).map((one) => one.id)).toEqual(['2 harbour', '1 clinic', '1 harbour']);
    const again = markings(rows, [desk({ judged: [judged('marked', 1), judged('reopened', 2), judged('marked', 3)] })]);
    expect(marked(again).map((one) => one.id)).toEqual(['1 harbour']);
  });
  test('the proposals since the last mark are shown, the standing one last', () => {
    const all = markings(rows, [desk({ judged: [judged('proposed', 1), judged('marked', 2), judged('proposed', 3), judged('proposed', 4)] })]);
    expect(all.find((one) => one.id === '1 harbour')?.proposed.map((one) => one.n)).toEqual([3, 4]);
  });
  test('who let a deadline pass stands in the queue as well', () => {
    const all = markings(rows, [undefined, desk({ i: 1, silent: [{ cell: 'clinic', at: 3 }] })]);
    expect(waiting(all).map((one) => one.id)).toEqual(['2 harbour', '2 clinic', '1 clinic']);
  });
  test('a mark of the lowest level is a mark', () => {
    expect(marked(markings(rows)).map((one) => one.id)).toEqual(['1 harbour']);
  });
});

test('a total is the sum of its entries', () => {
  const entry = (metric: number, earned: number): Entry => ({ n: 1, at: 0, cell: 'harbour', metric, points: earned, total: 99, cause: 0, why: '' });
  const all = totals([entry(0, 2), entry(0, -3), entry(1, 1)], { metrics: [], objectives: [] });
  expect(all.map((one) => [one.points, one.entries])).toEqual([[-1, 2], [1, 1]]);
  expect([points(2), points(0), points(-1.5)]).toEqual(['+2', '0', '−1.5']);
});

test('events are found by text, thing and cell', () => {
  const event: EventLine = { n: 1, at: 0, text: 'tide gains access on files', cause: 0, cell: 'tide', subject: 'host/12' };
  expect(storyFiltered([event], { text: 'FILES host/12', cell: 'tide' })).toEqual([event]);
  expect(storyFiltered([event], { text: '', cell: 'harbour' })).toEqual([]);
});

test('a check counts each asked cell once, whoever of it answers', () => {
  const posts = [post(1, { kind: 'check', to: ['harbour', 'clinic'], cell: '' }), post(2, { kind: 'check', refers: 1 }), post(3, { kind: 'check', refers: 1 })];
  expect(lastCheck(posts)?.answered).toBe(1);
  expect(lastCheck(posts)?.cells[0]?.answer?.n).toBe(2);
});

test('what the controller would refuse is not picked', () => {
  const file = (name: string, type: string, size: number) => ({ name, type, size });
  expect(unattachable(file('a.png', 'image/png', 262_144))).toBe('');
  for (const one of [file('a.png', 'image/png', 262_145), file('a.svg', 'image/svg+xml', 10), file('a.txt', 'text/plain', 0)]) expect(unattachable(one)).not.toBe('');
});

test('the last rating of an objective and a cell holds, and only of the own seat', () => {
  const rated = (n: number, rating: string, by: string) => post(n, { kind: 'rating', by, about: 'o1', data: { rating, cell: 'harbour' } });
  const mine = ratingsBy([rated(1, 'U', 'observer/1'), rated(2, 'P', 'observer/1'), rated(3, 'M', 'observer/2')], 'observer/1');
  expect(mine.get(ratingId('o1', 'harbour'))?.rating).toBe('P');
});

test('a channel has what its cell wrote and what it is addressed by', () => {
  const posts = [post(1), post(2, { cell: 'clinic', to: ['harbour'] }), post(3, { cell: 'clinic' }), post(4, { kind: 'observation' })];
  expect(logbookFiltered(posts, { cell: 'harbour', kind: '', text: '' }).map((one) => one.n)).toEqual([1, 2]);
});
