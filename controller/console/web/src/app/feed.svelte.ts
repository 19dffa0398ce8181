import type { Asked, Refusal, Reply, Request, Said, Session } from '../protocol';
import { Exercise } from './exercise.svelte';

export { Exercise } from './exercise.svelte';

export type FeedState = 'asking' | 'signed_out' | 'connecting' | 'connected' | 'lost';

const firstWait = 500;
const longestWait = 15_000;
const batchMs = 30; // messages are taken together, so that a backlog does not draw a hundred times

/** The connection with the controller, and what has been told over it. */
export class Feed {
  state: FeedState = $state('asking');
  session: Session | undefined = $state.raw();
  exercise: Exercise = $state.raw(new Exercise());
  /** Unix milliseconds; undefined while connected. */
  lostSince: number | undefined = $state();
  /** Unix milliseconds of the next try to connect. */
  triesAgainAt: number | undefined = $state();
  /** Unix time, moved on twice a second for what shows wall time. */
  wall: number = $state(Date.now());

  #socket: WebSocket | undefined;
  #filling: Exercise | undefined; // after a reconnect: shown once it has caught up
  #waiting = new Map<number, (reply: Reply) => void>();
  #watched = new Set<string>();
  #next = 1;
  #inbox: Said[] = [];
  #batch: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  /** Asks whether somebody is signed in already, and connects. */
  async begin(): Promise<void> {
    setInterval(() => {
      if (this.lostSince === undefined) this.exercise.tick(performance.now()); // what is shown stays as it was last told
      this.wall = Date.now();
    }, 250);
    await this.#connect();
  }

  async signIn(code: string, name: string): Promise<Refusal | undefined> {
    let answer: Response;
    try {
      answer = await fetch('api/sign-in', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ code, name }),
      });
    } catch {
      return { text: 'The controller does not answer. Check the network and try again.' };
    }
    const said: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) {
      const refusal = said as Partial<Refusal> | undefined;
      return { text: refusal?.text || `The controller refused (${answer.status}).`, retry_after_s: refusal?.retry_after_s };
    }
    this.exercise = new Exercise();
    this.#watched.clear();
    this.session = said as Session;
    this.state = 'connecting';
    this.#open(this.session.ticket);
    return undefined;
  }

  async signOut(): Promise<void> {
    const token = this.session?.token ?? '';
    await fetch('api/sign-out', { method: 'POST', headers: { 'X-Redoubt-Token': token } }).catch(() => undefined);
    this.#leave();
  }

  /** One question, one reply. Never throws: what could not be asked is answered with why. */
  ask(request: Request): Promise<Reply> {
    const socket = this.#socket;
    const id = this.#next++;
    if (this.state !== 'connected' || !socket || socket.readyState !== WebSocket.OPEN) {
      return Promise.resolve(unasked(id, 'Not connected: nothing was sent.'));
    }
    if (request.do === 'cell.watch') this.#watched.add(request.cell);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      const asked: Asked = { ...request, id };
      socket.send(JSON.stringify(asked));
    });
  }

  /** Attaches a file to an observation; what kept it from being done, in words. */
  async attach(post: number, file: File): Promise<string> {
    const token = this.session?.token ?? '';
    const where = `api/attachment?post=${post}&name=${encodeURIComponent(file.name)}`;
    const answer = await fetch(where, { method: 'POST', headers: { 'X-Redoubt-Token': token }, body: file }).catch(() => undefined);
    if (!answer) return 'The controller does not answer.';
    if (answer.ok) return '';
    const said = (await answer.json().catch(() => undefined)) as Partial<Refusal> | undefined;
    return said?.text || `The controller refused (${answer.status}).`;
  }

  /** Has a cell's observations told, once, and again after a reconnect. */
  watch(cell: string): void {
    if (cell === '' || cell === this.exercise.hello?.cell || this.#watched.has(cell)) return;
    this.#watched.add(cell);
    void this.ask({ do: 'cell.watch', cell });
  }

  tryNow(): void {
    if (this.state !== 'lost') return;
    clearTimeout(this.#retry);
    void this.#connect();
  }

  async #connect(): Promise<void> {
    this.triesAgainAt = undefined;
    try {
      const answer = await fetch('api/session', { cache: 'no-store' });
      if (answer.status === 204) return this.#leave();
      if (!answer.ok) throw new Error(`${answer.status}`);
      this.session = (await answer.json()) as Session;
      this.#open(this.session.ticket);
    } catch {
      this.#lost();
    }
  }

  #open(ticket: string): void {
    this.#close();
    const address = new URL('api/feed', document.baseURI);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    this.#socket = socket;
    this.#filling = this.exercise.hello ? new Exercise() : undefined;
    socket.onopen = () => socket.send(JSON.stringify({ ticket }));
    socket.onmessage = (message) => {
      if (this.#socket === socket && typeof message.data === 'string') this.#hear(JSON.parse(message.data) as Said);
    };
    socket.onclose = () => {
      if (this.#socket === socket) this.#lost();
    };
  }

  #hear(said: Said): void {
    if (said.t !== 'reply') {
      this.#inbox.push(said);
      if (said.t === 'caught_up') this.#take();
      else this.#batch ??= setTimeout(() => this.#take(), batchMs);
      return;
    }
    this.#take(); // what was said before a reply is known when it is read
    const waiting = this.#waiting.get(said.re);
    this.#waiting.delete(said.re);
    waiting?.(said);
  }

  #take(): void {
    clearTimeout(this.#batch);
    this.#batch = undefined;
    const inbox = this.#inbox;
    this.#inbox = [];
    for (const said of inbox) {
      if (said.t === 'hello') this.#welcome();
      (this.#filling ?? this.exercise).apply(said);
      if (said.t === 'caught_up' && this.#filling) {
        this.exercise = this.#filling;
        this.#filling = undefined;
      }
    }
  }

  #welcome(): void {
    this.#failures = 0;
    this.state = 'connected';
    this.lostSince = undefined;
    for (const cell of this.#watched) void this.ask({ do: 'cell.watch', cell });
  }

  #lost(): void {
    this.#close();
    for (const [id, resolve] of this.#waiting) resolve(unasked(id, 'The connection was lost before the answer came; it may have been done.'));
    this.#waiting.clear();
    this.state = 'lost';
    this.lostSince ??= Date.now();
    const wait = Math.min(longestWait, firstWait * 2 ** this.#failures) * (0.75 + Math.random() / 2);
    this.#failures++;
    this.triesAgainAt = Date.now() + wait;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#connect(), wait);
  }

  #leave(): void {
    this.#close();
    clearTimeout(this.#retry);
    this.session = undefined;
    this.exercise = new Exercise();
    this.#watched.clear();
    this.lostSince = undefined;
    this.state = 'signed_out';
  }

  #close(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    clearTimeout(this.#batch);
    this.#batch = undefined;
    this.#inbox = [];
    socket?.close();
  }
}

function unasked(re: number, text: string): Reply {
  return { t: 'reply', re, ok: false, code: 'busy', text, order: 0 };
}

export const feed = new Feed();
