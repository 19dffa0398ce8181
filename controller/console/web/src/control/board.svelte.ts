import { feed } from '../app/feed.svelte';
import { markings, type Marking } from './marking';
import { everything, mselFiltered, mselRows, type MselFilter, type MselRow } from './msel';

/** The board's rows and what the reader looks at; grid and timeline share them. */
class Board {
  filter: MselFilter = $state({ ...everything });
  #before: readonly MselRow[] = [];
  #all = $derived.by(() => {
    const exercise = feed.exercise;
    this.#before = mselRows(exercise.injects.all, exercise.board.all, exercise.plan, this.#before);
    return this.#before;
  });
  #due = $derived(this.#all.filter((row) => row.now?.due).length);
  #shown = $derived(mselFiltered(this.#all, this.filter));

  #markings = $derived(markings(this.#all, feed.exercise.desk.all, feed.exercise.plan.rubrics));

  get all(): readonly MselRow[] {
    return this.#all;
  }
  /** How many wait for somebody's hand although their time has come. */
  get due(): number {
    return this.#due;
  }
  /** Every answer to mark or marked, oldest first. */
  get markings(): readonly Marking[] {
    return this.#markings;
  }
  get shown(): readonly MselRow[] {
    return this.#shown;
  }
}

export const board = new Board();
