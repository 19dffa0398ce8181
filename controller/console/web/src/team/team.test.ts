import { describe, expect, it } from 'vitest';
import type { ActionBrief, Observation, Post } from '../protocol';
import { blank, observe, type Alert, type Belief } from '../picture/belief';
import { ANY, chosenAlerts, nextAfter } from './alerts';
import { caseOf, exported } from './case';
import { asText, FORMS, missing } from './forms';
import { beforehand, candidates } from './measures';
import { channelsIn, requestsIn } from './requests';
import { lineOf, matches } from './telemetry';
import { findingInWords } from './words';

const alert = (number: number, more: Partial<Alert> = {}): Alert => ({
  at: number, k: 'alert', number, sensor: 9, host: 1, technique: 'Phishing (T1566)', severity: 2, confidence: 50, triage: 'new', by: '', ...more,
});
const nameOf = (handle: number): string => (handle === 1 ? 'mail' : `thing ${handle}`);
const post = (n: number, kind: Post['kind'], text: string, more: Partial<Post> = {}): Post => ({
  n, at: n * 60_000_000, wall_ms: 0, by: 'harbour/lead', name: 'Ana', cell: 'harbour', kind, to: [], about: '', refers: 0, text, data: {}, ...more,
});
const sighting = (handle: number, kind: string, name: string, own: boolean): Observation => ({ at: 0, k: 'sighting', handle, kind, within: -1, own, name, tags: [] });
const believing = (...seen: Observation[]): Belief => {
  const belief = blank();
  for (const one of seen) observe(belief, one);
  return belief;
};
const numbers = (alerts: Alert[]) => alerts.map((one) => one.number);

describe('the alert queue', () => {
  const alerts = [alert(1), alert(2, { severity: 4, host: 2 }), alert(3, { triage: 'false' })];
  it('shows the newest first and leaves out what is judged to its end', () => {
    expect(numbers(chosenAlerts(alerts, ANY, nameOf))).toEqual([2, 1]);
  });
  it('finds by every word, wherever it stands', () => {
    expect(numbers(chosenAlerts(alerts, { ...ANY, text: 'MAIL phish' }, nameOf))).toEqual([1]);
  });
  it('keeps at least the severity asked for', () => {
    expect(numbers(chosenAlerts(alerts, { ...ANY, severity: 3 }, nameOf))).toEqual([2]);
  });
  it('goes on to the next when one is put away, and at the end to the one before', () => {
    const shown = [alert(3), alert(2), alert(1)];
    expect([nextAfter(shown, 3), nextAfter(shown, 1)]).toEqual([2, 2]);
  });
});

describe('a measure', () => {
  const belief = believing(sighting(1, 'host', 'b', true), sighting(2, 'host', 'a', false), sighting(3, 'narrative', 'rumour', false));
  it('touches only what is own', () => {
    expect(candidates(belief, 'host', false).map((thing) => thing.name)).toEqual(['b']);
  });
  it('is for all that is known of a kind of which nothing is own', () => {
    expect(candidates(belief, 'narrative', false)).toHaveLength(1);
  });
  it('as a technique is tried on whatever red knows', () => {
    expect(candidates(belief, 'host', true).map((thing) => thing.name)).toEqual(['a', 'b']);
  });
  it('says before it is ordered that it will wait for people', () => {
    const action = { people: 4 } as ActionBrief;
    expect(beforehand(action, { free: 3, total: 8, waiting: 0 })).toContain('wait its turn');
    expect(beforehand(action, { free: 4, total: 8, waiting: 0 })).toBe('');
  });
});

describe('the case log', () => {
  const posts = [post(1, 'case', 'found\nit', { about: 'alert 3' }), post(2, 'case', 'theirs', { cell: 'clinic' }), post(3, 'chat', 'hello')];
  it('holds the own entries of the case', () => {
    expect(caseOf(posts, 'harbour').map((one) => one.n)).toEqual([1]);
  });
  it('is saved as one line an entry', () => {
    expect(exported(caseOf(posts, 'harbour'), 'Harbour')).toBe('# Harbour\ntime\tby\tabout\tentry\nD+0 00:01:00\tAna\talert 3\tfound it\n');
  });
});

describe('reports, requests and channels', () => {
  it('name the fields that are needed and empty', () => {
    expect(missing(FORMS[0]!, { situation: 'so', impact: '  ' })).toEqual(['Effect on the mission']);
  });
  it('can be read without the form', () => {
    expect(asText(FORMS[0]!, { situation: 'Cranes stand.' })).toBe('Situation report\nSituation: Cranes stand.');
  });
  it('are open until somebody says otherwise, and the last state counts', () => {
    const posts = [post(1, 'request', 'help'), post(2, 'request', 'more'), post(3, 'status', '', { refers: 1, data: { state: 'accepted' } }), post(4, 'status', '', { refers: 1, data: { state: 'done' } })];
    expect(requestsIn(posts).map((one) => one.state)).toEqual(['open', 'done']);
  });
  it('are those that somebody has written in, and one for all', () => {
    expect(channelsIn([post(1, 'chat', 'x', { about: '#ops' }), post(2, 'case', 'x', { about: '#no' })])).toEqual(['#all', '#ops']);
  });
});

describe('telemetry', () => {
  const seen: Observation = { at: 5, k: 'finding', finding: 'session', subject: 1, object: -1, amount: 3 };
  const line = lineOf(seen, 1, nameOf, false);
  it('is found by its words, by a value and in a time', () => {
    const any = { text: '', wanted: [], from: -1, until: -1 };
    expect(matches(line, { ...any, text: 'intruder admin' })).toBe(true);
    expect(matches(line, { ...any, wanted: [{ field: 'about', value: 'mail' }] })).toBe(true);
    expect(matches(line, { ...any, wanted: [{ field: 'what', value: 'isolated' }] })).toBe(false);
    expect(matches(line, { ...any, from: 6 })).toBe(false);
  });
  it('says of a session whose it is', () => {
    expect(findingInWords(seen, nameOf, true)).toBe('own session on mail: admin access');
    expect(findingInWords(seen, nameOf, false)).toBe('an intruder has admin access on mail');
  });
  it('still says something of a finding it does not know', () => {
    expect(findingInWords({ ...seen, finding: 'omen' }, nameOf, false)).toContain('omen');
  });
});
