import type { Observation } from '../protocol';

type Finding = Extract<Observation, { k: 'finding' }>;
type NameOf = (handle: number) => string;
type Words = (s: string, o: string, amount: number, red: boolean) => string;

const ACCESS = ['no', 'foothold', 'user', 'admin'];
const percent = (permille: number): string => `${Math.round(permille / 10)} %`;
const access = (amount: number): string => ACCESS[amount] ?? String(amount);

/** By the finding's name: what it says, with the names of its subject and object. */
const WORDS: Readonly<Record<string, Words>> = {
  session: (s, _, n, red) => {
    if (n === 0) return red ? `the session on ${s} is lost` : `no session on ${s} any more`;
    return red ? `own session on ${s}: ${access(n)} access` : `an intruder has ${access(n)} access on ${s}`;
  },
  persistence: (s) => `a way back in on ${s}`,
  clean: (s) => `nothing found on ${s}`,
  weakness: (s, o) => `${s} has the weakness ${o}`,
  credential: (s, o, n, red) => {
    if (n === 2) return `${o} captured from ${s}, still to be cracked`;
    if (n === 0) return `${o || s} is revoked`;
    return red ? `${o} known, from ${s}` : `${o} is known to be stolen, from ${s}`;
  },
  data: (s, o, n) => (o ? `${s} holds ${o}, ${n} MB` : n > 0 ? `${s} is there again` : `${s} is destroyed`),
  taken: (s, o) => `${o || 'data'} left by way of ${s}`,
  channel: (s, _, n) => (n > 0 ? `a command-and-control channel stands on ${s}` : `the channel on ${s} is broken`),
  isolated: (s, _, n) => (n > 0 ? `${s} is cut off` : `${s} is joined again`),
  blocked: (s, _, n) => (n > 0 ? `${s} is cut or filtered` : `${s} is open again`),
  service: (s, _, n) => `${s} is ${percent(n)} available`,
  implant: (s, o) => `${s} runs ${o || 'software'} with an implant`,
  patched: (s, o) => `${o} is patched on ${s}`,
  sensor: (s, _, n) => (n > 0 ? `sensor ${s} works` : `sensor ${s} is blind`),
  supports: (s, o, n) => `${o} loses ${percent(n)} when ${s} is cut off`,
  training: (s, _, n) => `people of ${s} are trained: ${percent(n)} fewer mistakes`,
  level: (s, _, n) => `${s} is at ${percent(n)}`,
  loading: (s, _, n) => `${s} is loaded to ${percent(n)}`,
  supply: (s, o, n) => `${s} ${n === 2 ? 'has' : n === 1 ? 'lives on its reserve of' : 'does without'} ${o || 'its supply'}`,
  reading: (s, _, n) => `${s} shows ${percent(n)}`,
  switched: (s, _, n) => (n === 0 ? `${s} is off` : `${s} is set to ${percent(n)}`),
  damage: (s, _, n) => (n > 0 ? `${s} is damaged` : `${s} is repaired`),
  alarm: (s, _, n) => (n > 0 ? `${s} sounds its alarm` : `${s} no longer sounds its alarm`),
  sharing: (s, _, n) => `${s} shares at level ${n}`,
  belief: (s, o, n) => `${percent(n)} of ${o} believe ${s}`,
  ticket: (s, o) => `${s} miss ${o || 'a service'}`,
  'locked out': (s, _, n) => (n > 0 ? `those who run ${s} cannot log on` : `those who run ${s} can log on again`),
  copies: (s, _, n) => `${s} has ${n} copies in which nothing was found`,
  decoy: (s, _, n) => (n > 0 ? `${s} seems to be a decoy` : `${s} seems to be real`),
  update: (s, _, n) => (n > 0 ? `an update from ${s} is offered` : `the update from ${s} is withdrawn`),
};

export function findingInWords(finding: Finding, nameOf: NameOf, red: boolean): string {
  const subject = finding.subject >= 0 ? nameOf(finding.subject) : 'something unknown';
  const object = finding.object >= 0 ? nameOf(finding.object) : '';
  return WORDS[finding.finding]?.(subject, object, finding.amount, red) ?? `${finding.finding}: ${subject} ${object} ${finding.amount}`;
}
