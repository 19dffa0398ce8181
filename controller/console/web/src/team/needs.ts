import { exerciseTime } from '../app/time';
import { insideOf, triedOn, type Belief, type BelievedThing } from '../picture/belief';
import type { ActionBrief, Need } from '../protocol';

/**
 * What a team can say of an order before it gives it. It is judged by what the team has seen, never
 * by the truth: a page that asked the truth would tell red what blue has mended, and whoever asked
 * often enough would need no scan. The rules themselves are controller/rules/needs.h.
 */

/** Of what nobody can know beforehand, `open` says so. */
export type Answer = 'holds' | 'fails' | 'open';
export interface Judged {
  answer: Answer;
  text: string; // of what fails, the reason
}

type Judge = (belief: Belief, thing: BelievedThing, of: string) => Judged;

const ACCESS = ['', 'foothold', 'user', 'admin'];
/** How a weakness is used. */
const WEAK: Readonly<Record<string, string>> = { remote: 'used over the network', local: 'used from a session there', user: 'used by what somebody opens' };
const holds = (text: string): Judged => ({ answer: 'holds', text });
const fails = (text: string): Judged => ({ answer: 'fails', text });
const open = (text: string): Judged => ({ answer: 'open', text });
const when = (so: boolean, yes: string, no: string): Judged => (so ? holds(yes) : fails(no));

/** The host itself, or the one that a control point or a network function stands on. */
function hostOf(belief: Belief, thing: BelievedThing): BelievedThing | undefined {
  let at: BelievedThing | undefined = thing;
  for (let up = 0; at && at.kind !== 'host' && up < 8; up += 1) at = belief.things.get(at.within);
  return at;
}

/** A need of a host; of a thing that stands on one not known, nothing can be said. */
const ofHost =
  (judge: Judge): Judge =>
  (belief, thing, of) => {
    const host = hostOf(belief, thing);
    return host ? judge(belief, host, of) : open(`what ${thing.name} stands on is not known`);
  };

/** Something that is so of a thing or not, and that a team may not know. */
const trait =
  (yes: string, no: string, known: (thing: BelievedThing) => boolean | undefined = () => undefined): Judge =>
  (_, thing, of) => {
    const is = known(thing);
    const wanted = of === 'true';
    if (is === undefined) return open(`whether it ${wanted ? yes : no} shows when it is tried`);
    const text = `it ${is ? yes : no}`;
    return when(is === wanted, text, text);
  };

function session(_: Belief, host: BelievedThing, level: string): Judged {
  const held = ACCESS[host.session] ?? '';
  if (host.session < ACCESS.indexOf(level)) {
    const now = held ? `only a ${held} session is held` : host.lost >= 0 ? `the session was lost at ${exerciseTime(host.lost, false)}` : 'no session is held';
    return fails(`${now} on ${host.name}, and it needs ${level}`);
  }
  return when(!host.isolated, `${held} session on ${host.name}`, `${host.name} is cut off: no order gets there`);
}

function credential(belief: Belief): Judged {
  const known = [...belief.things.values()].filter((thing) => thing.credential === 'known').length;
  if (known === 0) return fails('no credential is known');
  return open(`whether one of ${known} known credentials opens it shows when it is tried`);
}

function owned(belief: Belief, thing: BelievedThing): Judged {
  if (thing.kind === 'software' || thing.kind === 'supplier') return open(`whether anything of the team's takes its updates shows when it is tried`);
  const some = thing.own || (thing.kind === 'zone' && insideOf(belief, thing.handle).some((one) => one.own));
  return when(some, 'it is the team’s own', `${thing.name} is not the team’s own`);
}

/** By the word of the scenario language. */
const JUDGES: Readonly<Record<string, Judge>> = {
  session: ofHost(session),
  no_session: ofHost((_, host, of) =>
    when(host.session < ACCESS.indexOf(of), `no ${of} session there yet`, `a session is held on ${host.name} already: ${ACCESS[host.session] ?? ''}`),
  ),
  reach: ofHost((_, host, of) => (host.isolated ? fails(`${host.name} is cut off`) : open(`whether ${of} gets to ${host.name} shows when it is tried`))),
  goes_out: ofHost((_, host, of) => (host.isolated ? fails(`${host.name} is cut off`) : open(`whether ${of === 'any' ? 'anything' : of} gets out of ${host.name} shows when it is tried`))),
  weakness: ofHost((_, host, way) => open(`whether ${host.name} has a weakness that is ${WEAK[way] ?? way} shows when it is tried`)),
  credential,
  captured: (belief) =>
    when([...belief.things.values()].some((thing) => thing.credential === 'to be cracked'), 'something is captured', 'nothing is captured that could be cracked'),
  channel: ofHost((_, host) => when(host.channel, `a channel stands on ${host.name}`, `no command channel stands on ${host.name}`)),
  data: ofHost((_, host) => (host.data.length > 0 ? holds(`data is known on ${host.name}`) : open(`no data has been found on ${host.name} so far`))),
  service: ofHost((_, host, of) => open(`whether ${host.name} serves ${of} shows when it is tried`)),
  own: owned,
  isolated: ofHost((_, host, of) => when(host.isolated === (of === 'true'), host.isolated ? 'cut off' : 'not cut off', host.isolated ? `${host.name} is cut off already` : `${host.name} is not cut off`)),
  // "Blocked" is cut or filtered: only of a link that is neither is it plain that it is open.
  open: (_, link, of) => (link.blocked ? open(`whether ${link.name} is cut or filtered shows when it is tried`) : when(of === 'true', 'open', `${link.name} is open`)),
  near: ofHost((_, host) => open(`whether anything next to ${host.name} gives a way in shows when it is tried`)),
  discovered: ofHost((_, host) => holds(`${host.name} is known`)),
  on: trait('is on', 'is off', (thing) => (thing.switched < 0 ? undefined : thing.switched > 0)),
  damaged: trait('is damaged', 'is not damaged', (thing) => (thing.damaged || thing.own ? thing.damaged : undefined)),
  by_hand: trait('is worked by hand', 'is not worked by hand'),
  drives: trait('moves something', 'moves nothing'),
  spoofed: trait('shows what it was told to', 'shows the truth'),
  silenced: trait('has its alarm silenced', 'has its alarm armed'),
  inhibited: trait('has its safety function off', 'has its safety function on'),
  registered: trait('is found by the others', 'is not found by the others'),
  forged: trait('has a false one in its place', 'is itself'),
  implanted: trait('obeys somebody else', 'obeys its owner', (thing) => (thing.implant ? true : undefined)),
  held_apart: trait('is held apart', 'is not held apart'),
  told: trait('is told', 'is not told'),
  sends_updates: trait('sends updates', 'sends no updates'),
  poisoned: trait('carries an implant in its next update', 'carries nothing in its next update'),
  exposed: trait('comes from somebody less trusted than others', 'comes from whoever is trusted most'),
};

export function judge(belief: Belief, need: Need, target: BelievedThing): Judged {
  const known = JUDGES[need.what];
  return known ? known(belief, target, need.of) : open(`whether ${need.what}${need.of ? ` (${need.of})` : ''} is so shows when it is tried`);
}

/** The last refusal of the same on the same, until something new is seen of it or of the ways there. */
function refusal(belief: Belief, action: ActionBrief, target: BelievedThing): Judged[] {
  const last = belief.refused.get(triedOn(action.id, target.handle));
  if (!last || target.news > last.at || belief.footing > last.at) return [];
  return [fails(`refused at ${exerciseTime(last.at, false)}: ${last.why}`)];
}

/** Each need of an action on a target, and what was said when it was last tried there. */
export function judged(belief: Belief, action: ActionBrief, target: BelievedThing): Judged[] {
  return [...action.needs.map((need) => judge(belief, need, target)), ...refusal(belief, action, target)];
}

/** Why it cannot work on this target; '' where nothing is known that speaks against it. */
export function against(belief: Belief, action: ActionBrief, target: BelievedThing): string {
  return judged(belief, action, target).find((one) => one.answer === 'fails')?.text ?? '';
}
