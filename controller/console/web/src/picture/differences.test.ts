import { describe, expect, it } from 'vitest';
import { blank, observe } from './belief';
import { differencesOf } from './differences';
import { believedOnMap, type MapThing } from './marks';

const truth = (name: string, marks: string[] = [], kind = 'host', availability = 1000): MapThing => ({
  id: `${kind}/${name}`, kind, name, called: name, within: '', availability, level: kind === 'host' ? -1 : availability, marks,
});
const believing = (...told: [handle: number, kind: string, name: string, finding?: string, amount?: number][]) => {
  const belief = blank();
  for (const [handle, kind, name, finding, amount] of told) {
    observe(belief, { at: 0, k: 'sighting', handle, kind, within: -1, own: true, name, tags: [] });
    if (finding) observe(belief, { at: 1, k: 'finding', finding, subject: handle, object: -1, amount: amount ?? 1 });
  }
  return belief;
};
const texts = (things: MapThing[], belief = blank(), role: 'blue' | 'red' = 'blue', own = true) =>
  differencesOf(things, belief, role, () => own, believedOnMap).map((one) => one.text);

describe('the differences', () => {
  it('name what red holds and the team does not know', () => {
    expect(texts([truth('scada', ['held: admin'])], believing([1, 'host', 'scada']))).toEqual(['red holds scada; the team does not know']);
  });
  it('are none where the team knows, at whatever level', () => {
    expect(texts([truth('scada', ['held: admin'])], believing([1, 'host', 'scada', 'session', 1]))).toEqual([]);
  });
  it('name what the team imagines', () => {
    expect(texts([truth('scada')], believing([1, 'host', 'scada', 'session', 1]))).toEqual(['the team thinks that red holds scada; it does not']);
  });
  it('say nothing of what the team neither owns nor knows', () => {
    expect(texts([truth('scada', ['held: user'])], blank(), 'blue', false)).toEqual([]);
  });
  it('tell when red thinks it holds what it has lost', () => {
    expect(texts([truth('mail')], believing([1, 'host', 'mail', 'session', 3]), 'red')).toEqual(['red thinks that it holds mail; it has lost it']);
  });
  it('count a way back in as the implant that it is, and a filtered link as cut', () => {
    const belief = believing([1, 'host', 'mail', 'persistence', 1], [2, 'link', 'wan', 'blocked', 1]);
    expect(texts([truth('mail', ['implant']), truth('wan', ['filtered'], 'link')], belief)).toEqual([]);
  });
  it('match a thing with a title by what the scenario calls it', () => {
    const grid: MapThing = { ...truth('Eastern grid', [], 'busbar', 300), called: 'grid-east' };
    expect(texts([grid], believing([1, 'bus', 'grid-east', 'level', 900]))).toEqual(['Eastern grid is at 30 %; the team reads 90 %']);
  });
  it('say nothing of how far a narrative has come among those of others', () => {
    const rumour: MapThing = { ...truth('rumour', ['told'], 'narrative'), level: 800, among: { 'population-group/7': 800 } };
    expect(texts([rumour], believing([1, 'narrative', 'rumour', 'belief', 100]))).toEqual([]);
  });
  it('tell of a level only when it is far off', () => {
    const belief = believing([1, 'tank', 'north', 'level', 800], [2, 'tank', 'south', 'level', 480]);
    expect(texts([truth('north', [], 'tank', 400), truth('south', [], 'tank', 450)], belief)).toEqual(['north is at 40 %; the team reads 80 %']);
  });
  it('put what red holds first', () => {
    const things = [truth('a', ['isolated']), truth('b', ['held: user'])];
    expect(texts(things, believing([1, 'host', 'a'], [2, 'host', 'b']))[0]).toContain('red holds b');
  });
});
