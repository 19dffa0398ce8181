import { feed } from '../app/feed.svelte';
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
  #shown = $derived(mselFiltered(this.#all, this.filter));

  get all(): readonly MselRow[] {
    return this.#all;
  }
  get shown(): readonly MselRow[] {
    return this.#shown;
  }
}

export const board = new Board();
