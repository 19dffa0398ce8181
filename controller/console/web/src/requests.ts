import type { Handle, InjectIndex, InjectKind, PostKind, ThingId, Time } from './protocol';

/** What a browser asks of the controller; protocol.ts says how it goes up. Each is answered by one Reply. */
export type Request =
  | { do: 'clock.start' | 'clock.resume'; why?: string } // why: who starts although not all is ready says so
  | { do: 'clock.pause'; why?: string }
  | { do: 'clock.freeze' | 'clock.thaw'; why?: string } // NO-PLAY: agents' orders are refused, time stands
  | { do: 'clock.rate'; rate: number } // 0.1 to 1000, or 0
  | { do: 'clock.step'; by: Time } // then it is paused
  | { do: 'clock.jump'; to: Time | 'inject' } // as fast as possible to there, then as before
  | { do: 'clock.hold'; at: Time } // it will pause there
  | { do: 'clock.unhold'; at: Time }
  | { do: 'inject.approve' | 'inject.hold' | 'inject.release' | 'inject.send' | 'inject.skip' | 'inject.cancel'; inject: string; why?: string }
  | ({ do: 'inject.amend' } & AmendedLine) // -> AmendFaults; of one still to come; what is left out stays
  | ({ do: 'inject.add' } & AmendedLine & { kind: InjectKind; incident?: string; objective?: string; rubric?: string; options?: string[] }) // -> AmendFaults; the last four by name and text
  | { do: 'inject.mark'; inject: string; cell: string; level: number; why?: string } // where it is heavy: proposed, until a second person gives the same
  | { do: 'inject.details'; i: InjectIndex } // -> InjectDetails
  | { do: 'answer.reopen'; inject: string; cell: string; why: string }
  | { do: 'answer.evidence'; i: InjectIndex; cell: string } // -> AnswerEvidence
  | { do: 'order.act'; action: number; target: Handle; with?: Handle }
  | { do: 'order.reply'; inject: Handle; option?: number; text?: string }
  | { do: 'order.acknowledge'; inject: Handle }
  | { do: 'post'; kind: PostKind; text: string; to?: string[]; about?: string; refers?: number; data?: Record<string, string> }
  | { do: 'seat.take' | 'seat.give'; cell?: string } // own cell unless said
  | { do: 'score.release' | 'score.hide'; cell: string; why?: string }
  | { do: 'cell.watch'; cell: string } // its See and Ruled are told from now on, from the beginning
  | { do: 'events.before'; n: number } // -> {items: EventLine[]}, the 500 before it
  | { do: 'event.causes'; n: number } // -> {items: EventLine[]}, from it back to who began it
  | { do: 'event.consequences'; n: number } // -> {items: EventLine[]}, the first 200 that followed from it
  | { do: 'thing.story'; thing: ThingId } // -> {items: EventLine[]}, the last 200 about it
  | { do: 'picture'; at: Time } // -> Truth with `whole`
  | { do: 'readiness' }; // -> Readiness

export interface AmendedLine {
  inject: string; // its number; of a new line the number that it gets
  at?: Time; // it comes then, whatever it waited for; a new line without it comes at once
  follow?: boolean; // with `at`: what comes after it in its storyline moves by as much
  to?: string[];
  title?: string;
  from?: string;
  subject?: string;
  body?: string;
  deadline?: Time; // after delivery; 0: none
  expects?: string;
  notes?: string;
  why?: string;
}
/** Reply data of `post`. */
export interface Posted {
  n: number;
}

/** Reply data of `readiness`. */
export interface Readiness {
  ready: boolean;
  checks: { name: string; state: 'ok' | 'warning' | 'missing'; text: string }[];
}

export interface Reply {
  t: 'reply';
  re: number; // the request's id
  ok: boolean;
  code: '' | 'denied' | 'refused' | 'invalid' | 'busy';
  text: string; // for people, where not ok; what was ruled where it is
  order: number; // of order.*, inject.*: its number; 0
  data?: unknown;
}

/** What goes over the wire: an id the browser chooses, rising. */
export type Asked = Request & { id: number };
