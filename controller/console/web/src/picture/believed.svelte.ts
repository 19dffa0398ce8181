import type { Exercise } from '../app/exercise.svelte';
import type { Series } from '../app/series.svelte';
import type { Time } from '../protocol';
import { blank, judge, observe, rule, type Belief } from './belief';
import { BelievedMap, type MapThing } from './marks';

/** Takes in what a series has grown by. A series that was begun anew has another first item. */
class Reader<T> {
  #taken = 0;
  #first: T | undefined;

  hasNews(series: Series<T>): boolean {
    return series.length !== this.#taken || this.isAnew(series);
  }

  isAnew(series: Series<T>): boolean {
    return this.#taken > 0 && (series.length < this.#taken || series.at(0) !== this.#first);
  }

  take(series: Series<T>, each: (item: T) => void): void {
    this.#first ??= series.at(0);
    for (; this.#taken < series.length; this.#taken += 1) {
      const item = series.at(this.#taken);
      if (item !== undefined) each(item);
    }
  }
}

/** The believed picture of one cell, kept up with what the feed tells of it. */
class Believed {
  #belief: Belief = blank();
  #map = new BelievedMap();
  #seen = new Reader<Parameters<typeof observe>[1]>();
  #ruled = new Reader<Parameters<typeof rule>[1]>();
  #posts = new Reader<Parameters<typeof judge>[1]>();
  #latest: Belief = blank();
  #drawn: readonly MapThing[] = [];

  constructor(
    readonly exercise: Exercise,
    readonly cell: string,
  ) {}

  /** Another object after any news, so that what is derived from it notices; the maps in it are the same. */
  read(): Belief {
    const seen = this.exercise.seen(this.cell);
    const ruled = this.exercise.ruled(this.cell);
    const { posts } = this.exercise;
    const news = [this.#seen.hasNews(seen), this.#ruled.hasNews(ruled), this.#posts.hasNews(posts)];
    if (!news.includes(true)) return this.#latest;
    if (this.#seen.isAnew(seen) || this.#ruled.isAnew(ruled) || this.#posts.isAnew(posts)) this.#forget();
    this.#seen.take(seen, (item) => observe(this.#belief, item));
    this.#ruled.take(ruled, (item) => rule(this.#belief, item));
    this.#posts.take(posts, (post) => {
      if (post.cell === this.cell) judge(this.#belief, post);
    });
    const { alerts, injects, orders, advisories, cues } = this.#belief;
    if (this.#belief.changed.size > 0) this.#drawn = this.#map.draw(this.#belief);
    this.#latest = {
      ...this.#belief,
      alerts: alerts.slice(),
      injects: injects.slice(),
      orders: orders.slice(),
      advisories: advisories.slice(),
      cues: cues.slice(),
    };
    return this.#latest;
  }

  /** The same array until a thing changes. */
  onMap(): readonly MapThing[] {
    this.read();
    return this.#drawn;
  }

  #forget(): void {
    this.#belief = blank();
    this.#map = new BelievedMap();
    this.#seen = new Reader();
    this.#ruled = new Reader();
    this.#posts = new Reader();
  }
}

const all = new WeakMap<Exercise, Map<string, Believed>>();

export function believedBy(exercise: Exercise, cell: string): Believed {
  let cells = all.get(exercise);
  if (!cells) all.set(exercise, (cells = new Map()));
  let believed = cells.get(cell);
  if (!believed) cells.set(cell, (believed = new Believed(exercise, cell)));
  return believed;
}

/** The picture as it was: from what had been seen and ordered by then. */
export function believedAt(exercise: Exercise, cell: string, at: Time): Belief {
  const belief = blank();
  for (const seen of exercise.seen(cell).all) if (seen.at <= at) observe(belief, seen);
  for (const ruled of exercise.ruled(cell).all) if (ruled.at <= at) rule(belief, ruled);
  return belief;
}
