import type { Handle, Time } from '../protocol';

/** What a cell believes of one thing. Replaced, never changed: who holds the old one sees no news. */
export interface BelievedThing {
  readonly handle: Handle;
  readonly kind: string;
  readonly name: string;
  readonly within: Handle; // -1: unknown
  readonly own: boolean;
  readonly tags: readonly string[];
  readonly ends?: readonly [Handle, Handle];
  readonly news: Time; // when something was last said of it; -1: never
  readonly session: number; // Access: 0 none .. 3 admin
  readonly lost: Time; // when a session there was last lost; -1
  readonly persistence: boolean;
  readonly implant: boolean;
  readonly clean: Time; // when last found clean; -1
  readonly isolated: boolean;
  readonly blocked: boolean;
  readonly channel: boolean;
  readonly taken: boolean; // data left by way of it
  readonly blind: boolean;
  readonly damaged: boolean;
  readonly alarm: boolean;
  readonly lockedOut: boolean;
  readonly decoy: boolean;
  readonly available: number; // permille; of a service, a function
  readonly level: number; // permille; -1: never measured. Also what a control point shows
  readonly loading: number; // permille; -1
  readonly switched: number; // permille; -1
  readonly sharing: number; // -1
  readonly copies: number; // -1
  readonly trained: number; // permille; -1
  readonly credential: '' | 'known' | 'to be cracked' | 'revoked';
  readonly update: '' | 'offered' | 'withdrawn';
  readonly weaknesses: readonly Handle[]; // not patched
  readonly patched: readonly Handle[];
  readonly data: readonly Handle[];
  readonly tickets: readonly Handle[]; // services that people miss
  readonly supply: Readonly<Record<Handle, number>>; // of what it needs: 2 has it, 1 on its reserve, 0 without
  readonly belief: Readonly<Record<Handle, number>>; // of a narrative: permille by group
  readonly supports: Readonly<Record<Handle, number>>; // permille a function loses without it
}

export function unheardOf(handle: Handle): BelievedThing {
  return {
    handle,
    kind: '',
    name: `thing ${handle}`,
    within: -1,
    own: false,
    tags: [],
    news: -1,
    session: 0,
    lost: -1,
    persistence: false,
    implant: false,
    clean: -1,
    isolated: false,
    blocked: false,
    channel: false,
    taken: false,
    blind: false,
    damaged: false,
    alarm: false,
    lockedOut: false,
    decoy: false,
    available: 1000,
    level: -1,
    loading: -1,
    switched: -1,
    sharing: -1,
    copies: -1,
    trained: -1,
    credential: '',
    update: '',
    weaknesses: [],
    patched: [],
    data: [],
    tickets: [],
    supply: {},
    belief: {},
    supports: {},
  };
}

const including = (list: readonly Handle[], one: Handle): readonly Handle[] =>
  list.includes(one) ? list : [...list, one];
const without = (list: readonly Handle[], one: Handle): readonly Handle[] =>
  list.filter((other) => other !== one);

type News = Partial<BelievedThing>;
type Learn = (thing: BelievedThing, object: Handle, amount: number, at: Time) => News;

/** By the name of the finding's kind. What is not in here changes nothing that is believed. */
const LEARN: Readonly<Record<string, Learn>> = {
  session: (thing, _, amount, at) =>
    amount > 0 ? { session: amount } : { session: 0, lost: thing.session > 0 ? at : thing.lost },
  persistence: () => ({ persistence: true }),
  // An inspection that finds nothing proves little, but it ends what was believed before it.
  clean: (_thing, _object, _amount, at) => ({ session: 0, persistence: false, implant: false, clean: at }),
  weakness: (thing, object) => ({ weaknesses: including(thing.weaknesses, object), patched: without(thing.patched, object) }),
  patched: (thing, object) => ({ weaknesses: without(thing.weaknesses, object), patched: including(thing.patched, object) }),
  credential: (_thing, _object, amount) => ({ credential: amount === 2 ? 'to be cracked' : amount === 1 ? 'known' : 'revoked' }),
  data: (thing, object) => ({ data: object < 0 ? thing.data : including(thing.data, object) }),
  taken: () => ({ taken: true }),
  channel: (_thing, _object, amount) => ({ channel: amount > 0 }),
  isolated: (_thing, _object, amount) => ({ isolated: amount > 0 }),
  blocked: (_thing, _object, amount) => ({ blocked: amount > 0 }),
  service: (_thing, _object, amount) => ({ available: amount }),
  implant: () => ({ implant: true }),
  sensor: (_thing, _object, amount) => ({ blind: amount === 0 }),
  supports: (thing, object, amount) => ({ supports: { ...thing.supports, [object]: amount } }),
  training: (_thing, _object, amount) => ({ trained: amount }),
  level: (_thing, _object, amount) => ({ level: amount }),
  reading: (_thing, _object, amount) => ({ level: amount }),
  loading: (_thing, _object, amount) => ({ loading: amount }),
  supply: (thing, object, amount) => ({ supply: { ...thing.supply, [object]: amount } }),
  switched: (_thing, _object, amount) => ({ switched: amount }),
  damage: (_thing, _object, amount) => ({ damaged: amount > 0 }),
  alarm: (_thing, _object, amount) => ({ alarm: amount > 0 }),
  sharing: (_thing, _object, amount) => ({ sharing: amount }),
  belief: (thing, object, amount) => ({ belief: { ...thing.belief, [object]: amount } }),
  ticket: (thing, object) => ({ tickets: including(thing.tickets, object) }),
  'locked out': (_thing, _object, amount) => ({ lockedOut: amount > 0 }),
  copies: (_thing, _object, amount) => ({ copies: amount }),
  decoy: (_thing, _object, amount) => ({ decoy: amount > 0 }),
  update: (_thing, _object, amount) => ({ update: amount > 0 ? 'offered' : 'withdrawn' }),
};

/** A stolen or known credential is the finding's object; all else is said of its subject. */
export function isAbout(finding: string, subject: Handle, object: Handle): Handle {
  return finding === 'credential' && object >= 0 ? object : subject;
}

export function learn(thing: BelievedThing, finding: string, object: Handle, amount: number, at: Time): BelievedThing {
  const told = LEARN[finding];
  return told ? { ...thing, ...told(thing, object, amount, at), news: at } : { ...thing, news: at };
}
