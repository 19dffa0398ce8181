import { afterEach, expect, test, vi } from 'vitest';
import { ColumnChoice } from './columns.svelte';

const usual = ['number', 'title'];
const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => void kept.set(key, text),
  removeItem: (key: string) => void kept.delete(key),
};
vi.stubGlobal('localStorage', storage);
afterEach(() => kept.clear());

test('who never chose sees the usual columns', () => {
  expect(['number', 'mode'].map((id) => new ColumnChoice('msel').shows(id, usual))).toEqual([true, false]);
});
test('a choice is found again by the next page, and by it alone of all tables', () => {
  new ColumnChoice('msel').turn('mode', usual);
  expect(new ColumnChoice('msel').shows('mode', usual)).toBe(true);
  expect(new ColumnChoice('other').shows('mode', usual)).toBe(false);
});
test('a choice can be forgotten', () => {
  const choice = new ColumnChoice('msel');
  choice.turn('title', usual);
  expect(choice.shows('title', usual)).toBe(false);
  choice.forget();
  expect([choice.changed, choice.shows('title', usual), kept.size]).toEqual([false, true, 0]);
});
test('what is kept and is no choice counts as none', () => {
  for (const text of ['{', '7', '[1]', '{"a":1}']) {
    kept.set('redoubt.columns.msel', text);
    expect(new ColumnChoice('msel').changed).toBe(false);
  }
});
