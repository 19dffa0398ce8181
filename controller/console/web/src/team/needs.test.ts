import { describe, expect, it } from 'vitest';
import { blank, observe, rule, type Belief, type RuledOrder } from '../picture/belief';
import type { ActionBrief, Observation } from '../protocol';
import { barred, losses, prospects } from './measures';
import { against, judged } from './needs';

const MAIL = 1;
const sighting = (handle: number, kind: string, name: string, within = -1, more: { own?: boolean; tags?: string[] } = {}): Observation => ({
  at: 0, k: 'sighting', handle, kind, within, own: more.own ?? false, name, tags: more.tags ?? [],
});
const finding = (what: string, subject: number, amount = 1, object = -1, at = 5): Observation => ({
  at, k: 'finding', finding: what, subject, object, amount,
});
const office: readonly Observation[] = [sighting(0, 'zone', 'office'), sighting(MAIL, 'host', 'mail', 0)];
const believing = (...seen: Observation[]): Belief => {
  const belief = blank();
  for (const one of [...office, ...seen]) observe(belief, one);
  return belief;
};
const action = (what: string, of = '', more: Partial<ActionBrief> = {}): ActionBrief => ({
  id: 7, code: 'T1', name: 'Trick', target: 'host', with: '', duration: 60, people: 0, cost: 0, cuts_off: false, needs: [{ what, of }], about: '', ...more,
});
const why = (belief: Belief, what: string, of = '', handle = MAIL): string => against(belief, action(what, of), belief.things.get(handle)!);
const answer = (belief: Belief, what: string, of = '', handle = MAIL): string => judged(belief, action(what, of), belief.things.get(handle)!)[0]!.answer;

describe('what speaks against an order', () => {
  it('is a session that is not held, or not high enough', () => {
    expect(why(believing(), 'session', 'user')).toBe('no session is held on mail, and it needs user');
    expect(why(believing(finding('session', MAIL, 1)), 'session', 'admin')).toBe('only a foothold session is held on mail, and it needs admin');
    expect(why(believing(finding('session', MAIL, 3)), 'session', 'user')).toBe('');
  });
  it('is a session that was lost, or that no order gets to', () => {
    expect(why(believing(finding('session', MAIL, 2), finding('session', MAIL, 0, -1, 9)), 'session', 'user')).toContain('was lost');
    expect(why(believing(finding('session', MAIL, 2), finding('isolated', MAIL)), 'session', 'user')).toContain('cut off');
  });
  it('is a session that is held already', () => {
    expect(why(believing(finding('session', MAIL, 2)), 'no_session', 'user')).toContain('held on mail already');
    expect(why(believing(finding('session', MAIL, 1)), 'no_session', 'user')).toBe('');
  });
  it('is not what nobody has looked for', () => {
    expect(answer(believing(), 'weakness', 'remote')).toBe('open');
    expect(answer(believing(), 'reach', 'mail')).toBe('open');
    expect(answer(believing(), 'data')).toBe('open');
  });
  it('is a credential that nobody has, or that has still to be cracked', () => {
    const with4 = (amount: number) => believing(sighting(4, 'credential', 'keeper'), finding('credential', MAIL, amount, 4));
    expect(why(believing(), 'credential')).toBe('no credential is known');
    expect(answer(with4(1), 'credential')).toBe('open');
    expect([answer(with4(2), 'credential'), answer(with4(2), 'captured')]).toEqual(['fails', 'holds']);
  });
  it('is a channel that does not stand', () => {
    expect(why(believing(), 'channel')).toBe('no command channel stands on mail');
    expect(answer(believing(finding('channel', MAIL)), 'channel')).toBe('holds');
  });
  it('is what it should bring about, where it is so already', () => {
    const cut = believing(finding('isolated', MAIL));
    expect([why(cut, 'isolated', 'false'), why(cut, 'isolated', 'true')]).toEqual(['mail is cut off already', '']);
    expect(why(believing(), 'isolated', 'true')).toBe('mail is not cut off');
  });
  it('is that it is somebody else’s', () => {
    expect(why(believing(), 'own')).toContain('not the team’s own');
    expect(answer(believing(sighting(2, 'host', 'desk', 0, { own: true })), 'own', '', 0)).toBe('holds');
  });
  it('of what stands on a host is asked of that host', () => {
    const belief = believing(sighting(3, 'control point', 'valve', MAIL), finding('session', MAIL, 2));
    expect(answer(belief, 'session', 'user', 3)).toBe('holds');
  });
  it('is never a word that this page has not heard of', () => {
    expect(answer(believing(), 'moonlight')).toBe('open');
  });
});

describe('a refusal', () => {
  const refused = (lasting: boolean): RuledOrder => ({
    order: 1, at: 10, by: 'tide', verdict: 'refused', why: 'no path lets it through', lasting, starts: 10, ends: 10,
    what: { k: 'act', action: 7, code: 'T1', name: 'Trick', target: MAIL, with: -1 },
  });
  const after = (order: RuledOrder, ...seen: Observation[]): Belief => {
    const belief = believing();
    rule(belief, order);
    for (const one of seen) observe(belief, one);
    return belief;
  };
  it('stands until something new is seen of the thing, or of the ways there', () => {
    expect(why(after(refused(true)), 'reach', 'mail')).toBe('refused at D+0 00:00: no path lets it through');
    expect(why(after(refused(true), finding('weakness', MAIL, 1, 4, 11)), 'reach', 'mail')).toBe('');
    expect(why(after(refused(true), sighting(2, 'host', 'desk', 0), finding('session', 2, 1, -1, 11)), 'reach', 'mail')).toBe('');
  });
  it('for want of people, or in the wrong phase, says nothing of the thing', () => {
    expect(why(after(refused(false)), 'reach', 'mail')).toBe('');
  });
});

describe('what can be ordered', () => {
  const calm = { red: true, frozen: false };
  it('comes first, and the rest says why not', () => {
    const all = prospects(believing(), [action('channel'), action('reach', 'mail'), action('own', '', { target: 'link' })], calm);
    expect(all.map((one) => [one.possible, one.why])).toEqual([[true, ''], [false, 'no command channel stands on mail'], [false, 'no link is known']]);
  });
  it('is told by the thing to which least is missing', () => {
    const twice = action('channel', '', { needs: [{ what: 'session', of: 'user' }, { what: 'channel', of: '' }] });
    const belief = believing(sighting(2, 'host', 'desk', 0), finding('session', 2, 2));
    expect(prospects(belief, [twice], calm)[0]?.why).toBe('no command channel stands on desk');
  });
  it('is nothing while play is stopped, the phase holds it, or people lack', () => {
    expect(barred(action('reach'), believing(), true)).toBe('play is stopped');
    expect(barred(action('reach'), believing({ at: 1, k: 'phase', name: 'Handover', holds: true }), false)).toContain('Handover');
    expect(barred(action('reach', '', { people: 4 }), believing({ at: 1, k: 'staffing', free: 3, total: 3, waiting: 0 }), false)).toBe('it needs 4 people, and the team has 3');
    expect(barred(action('reach', '', { people: 4 }), believing({ at: 1, k: 'staffing', free: 0, total: 5, waiting: 0 }), false)).toBe('');
  });
  it('costs what functions lose, of a zone at least what they lose with one of its hosts', () => {
    const belief = believing(finding('supports', MAIL, 300, 9), sighting(2, 'host', 'desk', 0), finding('supports', 2, 500, 9));
    expect(losses(belief, belief.things.get(MAIL)!)).toEqual([[9, 300]]);
    expect(losses(belief, belief.things.get(0)!)).toEqual([[9, 500]]);
  });
});
