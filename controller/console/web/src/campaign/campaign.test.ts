import { describe, expect, it } from 'vitest';
import { blank, observe, rule, type Belief } from '../picture/belief';
import type { ActionBrief, Campaign, CampaignStep, Observation, Selector } from '../protocol';
import { answers, described, standings, waysOf } from './campaign';
import { beside, laidOut, lines } from './layout';

const anything: Selector = { name: '', tag: '', zone: '', among: [], held: false, fresh: false };
const step = (id: string, action: number, more: Partial<CampaignStep> = {}): CampaignStep => ({
  id, intent: '', any_of: [{ action, code: 'T1', name: 'Trick', target: 'host', at: anything, with: anything }], after: [], after_any: [], unless: [], on_cue: false, not_before: 0, give_up_at: -1, times: 1, ...more,
});
const plan = (...steps: CampaignStep[]): Campaign => ({ name: '', aim: '', steps });
const sighting = (handle: number, name: string, more: { tags?: string[]; within?: number; kind?: string } = {}): Observation => ({
  at: 0, k: 'sighting', handle, kind: more.kind ?? 'host', within: more.within ?? -1, own: false, name, tags: more.tags ?? [],
});
const session = (handle: number, amount: number, at: number): Observation => ({ at, k: 'finding', finding: 'session', subject: handle, object: -1, amount });
const cue = (id: string, at: number): Observation => ({ at, k: 'cue', step: id });

class Play {
  readonly belief: Belief = blank();
  #orders = 0;
  constructor() {
    this.see(sighting(0, 'office', { kind: 'zone' }), sighting(1, 'desk', { tags: ['workstation'], within: 0 }), sighting(2, 'server'));
  }
  see(...seen: Observation[]): this {
    for (const one of seen) observe(this.belief, one);
    return this;
  }
  order(action: number, target: number, at: number, until = -1, success = true): this {
    const order = (this.#orders += 1);
    const what = { k: 'act' as const, action, code: '', name: '', target, with: -1 };
    rule(this.belief, { order, at, by: 'tide', what, verdict: 'started', why: '', lasting: false, starts: at, ends: until });
    return until < 0 ? this : this.see({ at: until, k: 'outcome', order, success, why: '' });
  }
  states(campaign: Campaign, now = 100): string[] {
    return standings(campaign, this.belief, now).map((one) => (one.why ? `${one.state}: ${one.why}` : one.state));
  }
}

describe('a step of the campaign', () => {
  const two = plan(step('in', 1), step('up', 2, { after: [0] }));
  it('is open once what comes before it is done', () => {
    expect(new Play().states(two)).toEqual(['open', 'waits: after in']);
    expect(new Play().order(1, 1, 10, 20).states(two)).toEqual(['done', 'open']);
  });
  it('is under way until its order has come out, and a failure leaves it open', () => {
    expect(new Play().order(1, 1, 10).states(two)[0]).toBe('under way');
    const failed = standings(two, new Play().order(1, 1, 10, 20, false).belief, 100)[0];
    expect([failed?.state, failed?.tries]).toEqual(['open', 1]);
  });
  it('is not done by an order given before it could begin', () => {
    expect(new Play().order(2, 1, 5, 8).order(1, 1, 10, 20).states(two)).toEqual(['done', 'open']);
  });
  it('counts as often as it is to be done', () => {
    const twice = plan(step('in', 1, { times: 2 }));
    expect(new Play().order(1, 1, 10, 20).states(twice)).toEqual(['open']);
    expect(new Play().order(1, 1, 10, 20).order(1, 2, 10, 30).states(twice)).toEqual(['done']);
  });
  it('waits for one of several, for its time and for its cue', () => {
    const many = plan(step('a', 1), step('b', 2), step('c', 3, { after_any: [0, 1] }), step('d', 4, { not_before: 3_600_000_000 }), step('e', 5, { on_cue: true }));
    expect(new Play().states(many).slice(2)).toEqual(['waits: after one of a, b', 'waits: not before D+0 01:00', 'waits: for its cue from exercise control']);
    expect(new Play().see(cue('e', 50)).order(2, 2, 10, 20).states(many, 3_600_000_000)).toEqual(['open', 'done', 'open', 'open', 'open']);
  });
  it('is over where another has made it pointless, its time has passed, or what it needs is over', () => {
    const ends = plan(step('a', 1), step('b', 2, { unless: [0] }), step('c', 3, { give_up_at: 60 }), step('d', 4, { after: [2] }), step('e', 5, { after_any: [3] }));
    const states = new Play().order(1, 1, 10, 20).states(ends);
    expect(states.slice(1, 3)).toEqual(['over: pointless, as a is done', 'over: it was to be done by D+0 00:00']);
    expect(states.slice(3)).toEqual(['over: it needs c, which is over', 'over: it needs one of d, and they are over']);
  });
  it('says that what it won is lost since', () => {
    const play = new Play().see(session(1, 2, 20)).order(1, 1, 10, 20).see(session(1, 0, 40));
    expect(play.states(two)[0]).toBe('done: the session on desk is lost since');
  });
});

describe('what a step may be tried on', () => {
  const { belief } = new Play();
  const desk = belief.things.get(1)!;
  it('answers its selector by name, tag, zone and list', () => {
    const by = (some: Partial<Selector>): boolean => answers(belief, desk, { ...anything, ...some });
    expect([by({ name: 'desk' }), by({ tag: 'workstation' }), by({ zone: 'office' }), by({ among: ['desk', 'x'] })]).toEqual([true, true, true, true]);
    expect([by({ name: 'x' }), by({ tag: 'x' }), by({ zone: 'x' }), by({ among: ['x'] })]).toEqual([false, false, false, false]);
  });
  const trick = { id: 1, target: 'host', needs: [], people: 0 } as unknown as ActionBrief;
  const ways = (selector: Partial<Selector>, play: Play, times = 1) => {
    const one = step('in', 1, { times, any_of: [{ action: 1, code: 'T1', name: 'Trick', target: 'host', at: { ...anything, ...selector }, with: anything }] });
    return waysOf(one, standings(plan(one), play.belief, 100)[0]!, [trick], play.belief);
  };
  it('is held, where it has to be, and has not been had', () => {
    const play = new Play().see(session(1, 2, 5)).order(1, 1, 10, 20);
    expect(ways({ held: true }, play)[0]?.targets.map((one) => [one.thing.name, one.why])).toEqual([['desk', ''], ['server', 'no session is held on server']]);
    expect(ways({ fresh: true }, play, 2)[0]?.targets.map((one) => one.why)).toEqual(['', 'the step has had it']);
  });
  it('is told of where there is none of it in sight', () => {
    expect(ways({ tag: 'engineer', zone: 'office' }, new Play())[0]?.lacks).toBe('no host tagged engineer in office in sight');
    expect(described('host', { ...anything, held: true })).toBe('host where a session is held');
  });
});

describe('the graph of a campaign', () => {
  const diamond = laidOut(plan(step('a', 1), step('b', 1, { after: [0] }), step('c', 1, { after_any: [0] }), step('d', 1, { after: [1, 2], unless: [0] })));
  it('has what comes first to the left, and draws nothing over anything', () => {
    expect(diamond.boxes.map((box) => box.column)).toEqual([0, 1, 1, 2]);
    expect(new Set(diamond.boxes.map((box) => `${box.x} ${box.y}`)).size).toBe(4);
  });
  it('has a line for each bond, by its kind', () => {
    expect(diamond.lines.map((line) => `${line.from}-${line.to} ${line.kind}`)).toEqual(['0-1 after', '0-2 after any', '1-3 after', '2-3 after', '0-3 unless']);
  });
  it('is walked along its lines by the arrows', () => {
    expect([beside(diamond, 0, 'ArrowRight'), beside(diamond, 3, 'ArrowLeft'), beside(diamond, 1, 'ArrowDown'), beside(diamond, 0, 'ArrowLeft')]).toEqual([1, 1, 2, -1]);
  });
  it('breaks what a step is for between words, and loses none', () => {
    expect(lines('A line home that looks like telemetry', 14)).toEqual(['A line home', 'that looks', 'like telemetry']);
    expect(lines('', 14)).toEqual(['']);
  });
  it('of a plan with a circle, which no scenario has, still ends', () => {
    expect(laidOut(plan(step('a', 1, { after: [1] }), step('b', 1, { after: [0] }))).boxes).toHaveLength(2);
  });
});
