import { SvelteMap } from 'svelte/reactivity';
import { feed } from './feed.svelte';

/**
 * What somebody has typed and not sent. It is kept in the browser for this seat of this exercise, so
 * that neither a lost connection nor a reload loses it; what is sent is forgotten.
 */
class Drafts {
  #texts = new SvelteMap<string, string>();

  get(name: string): string {
    const key = this.#key(name);
    return this.#texts.get(key) ?? stored(key);
  }

  set(name: string, text: string): void {
    const key = this.#key(name);
    this.#texts.set(key, text);
    try {
      if (text === '') localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      // A browser that keeps nothing still holds it until the page is left.
    }
  }

  clear(names: readonly string[]): void {
    for (const name of names) this.set(name, '');
  }

  #key(name: string): string {
    const hello = feed.exercise.hello;
    return `redoubt.draft.${hello?.exercise.name ?? ''}.${hello?.seat ?? ''}.${name}`;
  }
}

function stored(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export const drafts = new Drafts();
