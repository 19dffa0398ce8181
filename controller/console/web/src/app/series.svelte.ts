import { untrack } from 'svelte';

/**
 * A long list that grows. Readers get a frozen copy, made only when somebody reads after a change:
 * neither 50,000 proxies nor a copy per message. Each copy is a new object, so that what is derived
 * from it notices.
 */
export class Series<T> {
  #live: T[] = [];
  #shown: readonly T[] = [];
  #stale = false;
  #version = $state(0);

  get all(): readonly T[] {
    void this.#version;
    if (this.#stale) {
      this.#shown = this.#live.slice();
      this.#stale = false;
    }
    return this.#shown;
  }

  get length(): number {
    void this.#version;
    return this.#live.length;
  }

  /** Changes with every change; cheaper to watch than `all`. */
  get version(): number {
    return this.#version;
  }

  at(index: number): T | undefined {
    void this.#version;
    return this.#live[index];
  }

  add(items: readonly T[]): void {
    if (items.length === 0) return;
    for (const item of items) this.#live.push(item);
    this.#changed();
  }

  addBefore(items: readonly T[]): void {
    if (items.length === 0) return;
    this.#live = [...items, ...this.#live];
    this.#changed();
  }

  /** Puts items at a place, over what was there. */
  put(first: number, items: readonly T[]): void {
    if (items.length === 0) return;
    for (let i = 0; i < items.length; i++) this.#live[first + i] = items[i] as T;
    this.#changed();
  }

  putEach(items: readonly T[], place: (item: T) => number): void {
    if (items.length === 0) return;
    for (const item of items) this.#live[place(item)] = item;
    this.#changed();
  }

  clear(): void {
    this.#live = [];
    this.#changed();
  }

  #changed(): void {
    this.#stale = true;
    this.#version = untrack(() => this.#version) + 1;
  }
}

/** The same for things that have a name. */
export class Keyed<T> {
  #live = new Map<string, T>();
  #shown: ReadonlyMap<string, T> = new Map();
  #stale = false;
  #version = $state(0);

  get all(): ReadonlyMap<string, T> {
    void this.#version;
    if (this.#stale) {
      this.#shown = new Map(this.#live);
      this.#stale = false;
    }
    return this.#shown;
  }

  get version(): number {
    return this.#version;
  }

  get(key: string): T | undefined {
    void this.#version;
    return this.#live.get(key);
  }

  put(items: readonly T[], key: (item: T) => string, merge?: (old: T, now: T) => T): void {
    for (const item of items) {
      const name = key(item);
      const old = merge ? this.#live.get(name) : undefined;
      this.#live.set(name, old !== undefined && merge ? merge(old, item) : item);
    }
    this.#changed();
  }

  clear(): void {
    this.#live.clear();
    this.#changed();
  }

  #changed(): void {
    this.#stale = true;
    this.#version = untrack(() => this.#version) + 1;
  }
}
