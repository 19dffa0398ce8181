import { untrack } from 'svelte';
import type {
  Attachment,
  BoardRow,
  Campaigns,
  ClockSaid,
  DeskRow,
  EventLine,
  Hello,
  Ledger,
  Observation,
  Permission,
  Plan,
  PlannedInject,
  Post,
  Ruled,
  Said,
  ScoreSaid,
  Seats,
  Thing,
  Time,
} from '../protocol';
import { Keyed, Series } from './series.svelte';

export type Ruling = Ruled['items'][number];
export type Entry = Ledger['items'][number];
/** The plan without its injects, which may be many and come in several messages. */
export type PlanLists = Omit<Plan, 't' | 'first' | 'injects'>;
export type SeatsNow = Omit<Seats, 't'>;

const noLists: PlanLists = {
  storylines: [],
  incidents: [],
  phases: [],
  objectives: [],
  rubrics: [],
  metrics: [],
  columns: [],
  total: 0,
};

/** Everything this seat has been told, in the order of the telling. Built anew after a reconnect. */
export class Exercise {
  hello: Hello | undefined = $state.raw();
  clock: ClockSaid | undefined = $state.raw();
  seats: SeatsNow = $state.raw({ people: [], cells: [] });
  plan: PlanLists = $state.raw(noLists);
  /** Those of red that this seat may follow. */
  campaigns: Campaigns['items'] = $state.raw([]);
  caughtUp = $state(false);
  /** The own cell's, while it is released. */
  score: ScoreSaid | undefined = $state.raw();

  readonly injects = new Series<PlannedInject>();
  /** By inject; a hole where nothing has been said of one yet. */
  readonly board = new Series<BoardRow>();
  /** Likewise, of what stands beside the marks. */
  readonly desk = new Series<DeskRow>();
  readonly posts = new Series<Post>();
  readonly attachments = new Keyed<Attachment>();
  readonly events = new Series<EventLine>();
  readonly ledger = new Series<Entry>();
  readonly things = new Keyed<Thing>();
  truthAt: Time = $state(0);

  #known = new Set<number>(); // posts, by number
  #seen = new Map<string, Series<Observation>>();
  #ruled = new Map<string, Series<Ruling>>();
  #heard = 0; // performance.now() as the clock was said
  #elapsed = $state(0); // milliseconds since then, as of the last tick

  /** Exercise time, carried on from what the clock said last; `tick` moves it. */
  get now(): Time {
    const clock = this.clock;
    if (!clock) return 0;
    return carriedOn(clock, this.hello?.exercise.endex ?? -1, this.#elapsed);
  }

  may(permission: Permission): boolean {
    return this.hello?.may.includes(permission) ?? false;
  }

  /** What a cell has been told; its own or a watched one's. */
  seen(cell: string): Series<Observation> {
    return kept(this.#seen, cell);
  }

  /** A cell's orders and the rulings on them. */
  ruled(cell: string): Series<Ruling> {
    return kept(this.#ruled, cell);
  }

  cellTitle(cell: string): string {
    return this.hello?.cells.find((c) => c.name === cell)?.title || cell;
  }

  tick(nowMs: number): void {
    this.#elapsed = Math.max(0, nowMs - this.#heard);
  }

  apply(said: Said, nowMs: number = performance.now()): void {
    switch (said.t) {
      case 'hello':
        this.hello = said;
        // Now, and not when a page first asks: what is derived does not follow state that it made itself.
        for (const { name } of said.cells) {
          this.seen(name);
          this.ruled(name);
        }
        break;
      case 'campaigns':
        this.campaigns = said.items;
        break;
      case 'clock':
        this.clock = said;
        this.#heard = nowMs;
        this.#elapsed = 0;
        break;
      case 'see': {
        const series = this.seen(said.cell);
        if (said.first === 1) series.clear();
        series.put(said.first - 1, said.items);
        break;
      }
      case 'ruled':
        this.#addRuled(said);
        break;
      case 'posts':
        this.#addPosts(said.items);
        break;
      case 'attachments':
        this.attachments.put(said.items, (one) => `${one.n}`);
        break;
      case 'seats':
        this.seats = { people: said.people, cells: said.cells };
        break;
      case 'score':
        this.score = said.released ? said : undefined;
        break;
      case 'plan':
        if (said.first === 0) {
          const { t: _t, first: _first, injects: _injects, ...lists } = said;
          this.plan = lists;
        }
        this.injects.put(said.first, said.injects);
        break;
      case 'lines':
        this.plan = { ...this.plan, total: said.total };
        for (const { i, ...line } of said.lines) this.injects.put(i, [line]);
        break;
      case 'board':
        this.board.putEach(said.items, (row) => row.i);
        break;
      case 'desk':
        this.desk.putEach(said.items, (row) => row.i);
        break;
      case 'events':
        this.events.add(said.items);
        break;
      case 'ledger':
        this.ledger.add(said.items);
        break;
      case 'truth':
        this.truthAt = said.at;
        if (said.whole) this.things.clear();
        // Later ones leave out what does not change.
        this.things.put(said.things, (thing) => thing.id, (old, now) => ({ ...old, ...now }));
        break;
      case 'caught_up':
        this.caughtUp = true;
        break;
      case 'reply':
        break; // the feed's
    }
  }

  /** A cell that is watched again is told from its first order on. */
  /** Once each, rising: who sees several cells is told what goes from one to the other by each of them. */
  #addPosts(items: readonly Post[]): void {
    const fresh = items.filter((post) => !this.#known.has(post.n));
    for (const post of fresh) this.#known.add(post.n);
    const last = this.posts.at(this.posts.length - 1);
    this.posts.add(fresh);
    if (!last || !fresh[0] || fresh[0].n > last.n) return;
    const rising = [...this.posts.all].sort((a, b) => a.n - b.n);
    this.posts.clear();
    this.posts.add(rising);
  }

  #addRuled(said: Ruled): void {
    const series = this.ruled(said.cell);
    const first = said.items[0];
    const known = first ? untrack(() => series.all).some((item) => item.order === first.order) : false;
    if (known) series.clear();
    series.add(said.items);
  }
}

/** Where a clock stands some milliseconds after it was said: never past a point where time stops. */
export function carriedOn(clock: ClockSaid, endex: Time, elapsedMs: number): Time {
  if (clock.state !== 'running' || clock.rate <= 0 || clock.awaited.length > 0) return clock.now;
  let stop = endex >= 0 ? endex : Infinity;
  if (clock.until >= 0) stop = Math.min(stop, clock.until);
  const hold = clock.holds.find((at) => at > clock.now);
  if (hold !== undefined) stop = Math.min(stop, hold);
  return Math.max(clock.now, Math.min(stop, clock.now + elapsedMs * 1000 * clock.rate));
}

// Made outside of whoever asks: a reaction does not follow state that it made itself.
function kept<T>(all: Map<string, Series<T>>, name: string): Series<T> {
  let series = all.get(name);
  if (!series) {
    series = untrack(() => new Series<T>());
    all.set(name, series);
  }
  return series;
}
