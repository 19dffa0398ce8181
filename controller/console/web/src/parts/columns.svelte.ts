/**
 * Which columns of a table its reader wants to see. Kept in the browser: it is the reader's affair,
 * and no part of the exercise.
 */
export class ColumnChoice {
  #chosen: readonly string[] | undefined = $state.raw();
  readonly #key: string;

  constructor(table: string) {
    this.#key = `redoubt.columns.${table}`;
    this.#chosen = kept(this.#key);
  }

  /** Whether a column is shown; `usual` says so where the reader has never chosen. */
  shows(id: string, usual: readonly string[]): boolean {
    return (this.#chosen ?? usual).includes(id);
  }

  get changed(): boolean {
    return this.#chosen !== undefined;
  }

  turn(id: string, usual: readonly string[]): void {
    const now = this.#chosen ?? usual;
    this.#keep(now.includes(id) ? now.filter((one) => one !== id) : [...now, id]);
  }

  /** As it is for who never chose. */
  forget(): void {
    this.#keep(undefined);
  }

  #keep(chosen: readonly string[] | undefined): void {
    this.#chosen = chosen;
    try {
      if (chosen) localStorage.setItem(this.#key, JSON.stringify(chosen));
      else localStorage.removeItem(this.#key);
    } catch {
      // A browser that keeps nothing still holds it until the page is left.
    }
  }
}

function kept(key: string): readonly string[] | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(found) && found.every((one) => typeof one === 'string') ? found : undefined;
  } catch {
    return undefined;
  }
}
