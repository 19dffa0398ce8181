import { describe, expect, it } from 'vitest';
import type { Observation, Post } from '../protocol';
import { blank, insideOf, judge, observe, rule, type Belief, type RuledOrder } from './belief';
import { BelievedMap, marksOf } from './marks';

const sighting = (handle: number, kind: string, name: string, within = -1): Observation => ({
  at: 0, k: 'sighting', handle, kind, within, own: true, name, tags: [],
});
const finding = (name: string, subject: number, amount = 1, object = -1, at = 5): Observation => ({
  at, k: 'finding', finding: name, subject, object, amount,
});
const alert = (number: number): Observation => ({
  at: 9, k: 'alert', number, sensor: 3, host: 1, technique: 'Phishing (T1566)', severity: 3, confidence: 80,
});
const inject = (handle: number): Observation => ({
  at: 9, k: 'inject', inject: handle, kind: 'decision', number: '1-01', from: 'HQ', subject: 'Now', body: '', options: ['yes', 'no'], deadline: 60,
});
const post = (about: string, triage: string): Post => ({
  n: 1, at: 9, wall_ms: 0, by: 'harbour/lead', name: 'Ana', cell: 'harbour', kind: 'case', to: [], about, refers: 0, text: '', data: { triage },
});
const ruled = (order: number, what: RuledOrder['what'], verdict: RuledOrder['verdict'] = 'taken'): RuledOrder => ({
  order, at: 10, by: 'harbour/lead', what, verdict, why: '', lasting: false, starts: 10, ends: 10,
});
const office = (...more: Observation[]): Belief => {
  const belief = blank();
  for (const seen of [sighting(0, 'zone', 'office'), sighting(1, 'host', 'mail', 0), sighting(2, 'service', 'smtp', 1), ...more]) observe(belief, seen);
  return belief;
};
const mail = (belief: Belief) => belief.things.get(1)!;

describe('a believed picture', () => {
  it('holds a session until the host is found clean', () => {
    const belief = office(finding('session', 1, 3), finding('implant', 1));
    expect(marksOf(mail(belief))).toEqual(['held: admin', 'implant']);
    observe(belief, finding('clean', 1, 0, -1, 7));
    expect(marksOf(mail(belief))).toEqual([]);
    expect(mail(belief).clean).toBe(7);
  });
  it('knows when a session was lost', () => {
    const belief = office(finding('session', 1, 2), finding('session', 1, 0, -1, 8));
    expect([mail(belief).session, mail(belief).lost]).toEqual([0, 8]);
  });
  it('takes isolation back when a host is joined again', () => {
    const belief = office(finding('isolated', 1, 1), finding('isolated', 1, 0));
    expect(mail(belief).isolated).toBe(false);
  });
  it('no longer counts a weakness that is patched', () => {
    const belief = office(finding('weakness', 1, 0, 7), finding('weakness', 1, 0, 8), finding('patched', 1, 1, 7));
    expect([mail(belief).weaknesses, mail(belief).patched]).toEqual([[8], [7]]);
  });
  it('says of a credential what was found of it, and nothing of where it came from', () => {
    const belief = office(sighting(4, 'credential', 'root key'), finding('credential', 1, 2, 4));
    expect(belief.things.get(4)?.credential).toBe('to be cracked');
    expect(mail(belief).news).toBe(-1);
  });
  it('changes no thing but the one an observation is about', () => {
    const belief = office(sighting(5, 'host', 'files', 0));
    const before = belief.things.get(5);
    belief.changed.clear();
    observe(belief, finding('isolated', 1));
    expect(belief.things.get(5)).toBe(before);
    expect([...belief.changed]).toEqual([1]);
  });
  it('keeps what was found of a thing that is shown later', () => {
    const belief = office(finding('isolated', 6), sighting(6, 'host', 'late', 0));
    expect(belief.things.get(6)).toMatchObject({ name: 'late', isolated: true });
  });
  it('lists what runs on a host once', () => {
    const belief = office(sighting(2, 'service', 'smtp', 1));
    expect(insideOf(belief, 1).map((thing) => thing.name)).toEqual(['smtp']);
  });
  it('lets nothing it does not know of change anything', () => {
    const belief = office(finding('something new', 1), finding('isolated', -1));
    expect(marksOf(mail(belief))).toEqual([]);
    expect(belief.things.has(-1)).toBe(false);
  });
});

describe('alerts and injects', () => {
  it('are new until somebody judges them, and the last word counts', () => {
    const belief = office(alert(1));
    judge(belief, post('alert 1', 'looking'));
    judge(belief, post('alert 1', 'false'));
    judge(belief, post('alert 1', 'nonsense'));
    expect(belief.alerts[0]).toMatchObject({ triage: 'false', by: 'Ana' });
  });
  it('keep a judgement that came in before them', () => {
    const belief = blank();
    judge(belief, post('alert 1', 'closed'));
    observe(belief, alert(1));
    expect(belief.alerts[0]?.triage).toBe('closed');
  });
  it('are answered by a ruling that took the answer, not by a refused one', () => {
    const belief = office(inject(9));
    rule(belief, ruled(1, { k: 'reply', inject: 9, option: 1, text: '' }, 'refused'));
    expect(belief.injects[0]).toMatchObject({ read: false });
    rule(belief, ruled(2, { k: 'acknowledge', inject: 9 }));
    rule(belief, ruled(3, { k: 'reply', inject: 9, option: 1, text: 'no' }));
    expect(belief.injects[0]).toMatchObject({ read: true, answer: { order: 3, option: 1 } });
  });
});

describe('a believed map', () => {
  it('draws a host as down when a service on it is down, and others not anew', () => {
    const belief = office(sighting(5, 'host', 'files', 0));
    const map = new BelievedMap();
    const before = map.draw(belief);
    observe(belief, finding('service', 2, 0));
    const after = map.draw(belief);
    expect(after.find((thing) => thing.id === '1')?.marks).toEqual(['down']);
    expect(after.find((thing) => thing.id === '5')).toBe(before.find((thing) => thing.id === '5'));
  });
});
