import type { Handle, Observation, Post, Ruled, Time } from '../protocol';
import { isAbout, learn, unheardOf, type BelievedThing } from './findings';
import { plainKind } from './kinds';

export type { BelievedThing } from './findings';

export type Triage = 'new' | 'looking' | 'confirmed' | 'false' | 'closed';
export const TRIAGE: readonly Triage[] = ['new', 'looking', 'confirmed', 'false', 'closed'];

export type Told<K extends Observation['k']> = Extract<Observation, { k: K }>;
export interface Judgement {
  triage: Triage;
  by: string;
}
export type Alert = Told<'alert'> & Judgement;
/** What the cell has done with an inject. */
export interface Handling {
  read: boolean;
  answer?: { order: number; option: number; text: string; at: Time; by: string };
}
export type Inject = Told<'inject'> & Handling;
export type RuledOrder = Ruled['items'][number];
export interface Outcome {
  at: Time;
  success: boolean;
  why: string;
}

/**
 * What a cell believes, grown from its observations one by one. The lists and maps are changed in
 * place, what is in them is replaced: an entry that is still the same object has not changed.
 */
export interface Belief {
  now: Time; // of the newest observation
  things: Map<Handle, BelievedThing>;
  inside: Map<Handle, Handle[]>; // what is within a thing, in order of first sight
  changed: Set<Handle>; // things since somebody last emptied it
  alerts: Alert[]; // number N stands at N - 1 (a cell's alerts count from 1)
  judged: Map<number, Judgement>; // by alert; a post may come in before its alert is told
  injects: Inject[]; // in order of arrival
  handled: Map<Handle, Handling>; // by inject; a ruling may come in before its inject is told
  orders: RuledOrder[]; // in order of adjudication
  outcomes: Map<number, Outcome>;
  staffing?: { free: number; total: number; waiting: number };
  refused: Map<string, RuledOrder>; // by triedOn(): the last, where the reason lies in the thing
  footing: Time; // when the ways open to the cell last changed; -1: never
  phase: string;
  held: boolean; // no orders on the range are taken while the phase lasts
  advisories: Told<'advisory'>[];
  cues: Told<'cue'>[];
  ended: string;
}

export function blank(): Belief {
  return {
    now: 0,
    things: new Map(),
    inside: new Map(),
    changed: new Set(),
    alerts: [],
    judged: new Map(),
    injects: [],
    handled: new Map(),
    orders: [],
    outcomes: new Map(),
    refused: new Map(),
    footing: -1,
    phase: '',
    held: false,
    advisories: [],
    cues: [],
    ended: '',
  };
}

function put(belief: Belief, thing: BelievedThing): void {
  belief.things.set(thing.handle, thing);
  belief.changed.add(thing.handle);
}

/** What its findings change, opens or closes ways to other things. */
const FOOTING = new Set(['session', 'channel', 'credential', 'isolated', 'blocked']);

export const triedOn = (action: number, target: Handle): string => `${action} ${target}`;

function known(belief: Belief, handle: Handle): BelievedThing {
  return belief.things.get(handle) ?? unheardOf(handle);
}

/** What runs on a host, what lies in a zone: as far as the cell has seen it. */
export function insideOf(belief: Belief, around: Handle): BelievedThing[] {
  return (belief.inside.get(around) ?? []).flatMap((handle) => belief.things.get(handle) ?? []);
}

export function observe(belief: Belief, seen: Observation): void {
  belief.now = Math.max(belief.now, seen.at);
  switch (seen.k) {
    case 'sighting': {
      const { handle, kind, name, within, own, tags, ends } = seen;
      if (within >= 0 && known(belief, handle).within !== within) {
        const beside = belief.inside.get(within);
        if (beside) beside.push(handle);
        else belief.inside.set(within, [handle]);
      }
      const said = { kind: plainKind(kind), name, within, own, tags, ...(ends && { ends }) };
      return put(belief, { ...known(belief, handle), ...said });
    }
    case 'finding': {
      if (FOOTING.has(seen.finding)) belief.footing = seen.at;
      const about = isAbout(seen.finding, seen.subject, seen.object);
      if (about < 0) return;
      return put(belief, learn(known(belief, about), seen.finding, seen.object, seen.amount, seen.at));
    }
    case 'availability':
      return put(belief, { ...known(belief, seen.function), available: seen.permille, news: seen.at });
    case 'alert':
      belief.alerts[seen.number - 1] = { ...seen, ...(belief.judged.get(seen.number) ?? { triage: 'new', by: '' }) };
      return;
    case 'inject':
      belief.injects.push({ ...seen, ...(belief.handled.get(seen.inject) ?? { read: false }) });
      return;
    case 'outcome':
      belief.outcomes.set(seen.order, { at: seen.at, success: seen.success, why: seen.why });
      return;
    case 'staffing':
      belief.staffing = { free: seen.free, total: seen.total, waiting: seen.waiting };
      return;
    case 'phase':
      belief.phase = seen.name;
      belief.held = seen.holds;
      return;
    case 'advisory':
      belief.advisories.push(seen);
      return;
    case 'cue':
      belief.cues.push(seen);
      return;
    case 'ended':
      belief.ended = seen.why;
  }
}

/** A ruling says what became of an order, and of answers that injects have had. */
export function rule(belief: Belief, ruled: RuledOrder): void {
  belief.orders.push(ruled);
  if (ruled.what.k === 'act' && ruled.lasting) belief.refused.set(triedOn(ruled.what.action, ruled.what.target), ruled);
  if (ruled.verdict === 'refused' || (ruled.what.k !== 'reply' && ruled.what.k !== 'acknowledge')) return;
  const { what, order, at, by } = ruled;
  const before = belief.handled.get(what.inject);
  const answer = what.k === 'reply' ? { order, option: what.option, text: what.text, at, by } : before?.answer;
  const handling: Handling = { read: true, ...(answer && { answer }) };
  belief.handled.set(what.inject, handling);
  const i = belief.injects.findIndex((inject) => inject.inject === what.inject);
  const inject = belief.injects[i];
  if (inject) belief.injects[i] = { ...inject, ...handling };
}

/** "alert 12" -> 12; 0 for what is about something else. */
export function alertOf(about: string): number {
  const found = /^alert (\d{1,9})$/.exec(about);
  return found ? Number(found[1]) : 0;
}

/** The logbook of the cell holds how its alerts were judged; the last word counts. */
export function judge(belief: Belief, post: Post): void {
  const said = post.data['triage'] as Triage | undefined;
  if (post.kind !== 'case' || !said || !TRIAGE.includes(said)) return;
  const number = alertOf(post.about);
  if (number === 0) return;
  const judgement = { triage: said, by: post.name };
  belief.judged.set(number, judgement);
  const alert = belief.alerts[number - 1];
  if (alert) belief.alerts[number - 1] = { ...alert, ...judgement };
}
