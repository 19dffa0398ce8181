import { expect, test } from 'vitest';
import { parsed, written } from './route.svelte';
import { countdown, day, exerciseTime, hour, minute, readSpan, readTime, second, span, storyTime } from './time';
import { flowed } from './words';

test('exercise time counts days from STARTEX', () => {
  expect(exerciseTime(9 * hour + 30 * minute + 12 * second)).toBe('D+0 09:30:12');
  expect(exerciseTime(2 * day + 5 * minute, false)).toBe('D+2 00:05');
});
test('story time goes over the end of a month', () => {
  expect(storyTime('2031-02-28 23:00', 2 * hour)).toBe('2031-03-01 01:00');
  expect(storyTime('', hour)).toBe('');
});
test('a span has two units at most', () => {
  expect([45 * second, 90 * second, 80 * minute, 51 * hour].map(span)).toEqual(['45 s', '1 min 30 s', '1 h 20 min', '2 d 3 h']);
});
test('a countdown ends at nought', () => {
  expect([65 * second, hour + second, -second].map(countdown)).toEqual(['01:05', '1:00:01', '00:00']);
});
test('a time is read as it is written, of the day of now, or from now', () => {
  const now = day + hour;
  expect(readTime('D+1 04:30', 0)).toBe(day + 4 * hour + 30 * minute);
  expect(readTime('04:30', now)).toBe(day + 4 * hour + 30 * minute);
  expect(readTime('+1 h 30 min', now)).toBe(now + 90 * minute);
  for (const wrong of ['', '24:00', 'noon', 'D+1', '+5']) expect(readTime(wrong, now)).toBeUndefined();
});
test('a span is read with its units only', () => {
  expect(readSpan('1 h 30 min')).toBe(90 * minute);
  expect(readSpan('90')).toBeUndefined();
});
test('an address keeps its parameters and leaves empty ones out', () => {
  const address = written('board', { inject: '2-03#1', text: '' });
  expect(parsed(`#${address}`)).toEqual({ page: 'board', params: { inject: '2-03#1' } });
});
test('lines of a plan flow, and what is set apart stays so', () => {
  const line = 'The Havgul is due at 20:40, there is fog in the outer fairway and nobody is to wait';
  expect(flowed(`EXERCISE\n${line}\nfor her\n\nYours\n`)).toBe(`EXERCISE\n${line} for her\n\nYours`);
  expect(flowed(`${line}\n- one\n2. two`)).toBe(`${line}\n- one\n2. two`);
});
