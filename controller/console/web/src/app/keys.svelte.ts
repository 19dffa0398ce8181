import { SvelteSet } from 'svelte/reactivity';

/** `keys` is one key ("j", "?", "Enter") or a way of two ("g m"). */
export interface Binding {
  keys: string;
  text: string;
  /** Left out for keys that only what has the focus hears: they stand on the sheet. */
  do?: () => void;
}
export interface BindingGroup {
  title: string;
  bindings: Binding[];
}

const sequenceMs = 1200;

/** Keys that work on the page as it is; what is bound last wins. */
class Keys {
  #groups = new SvelteSet<BindingGroup>();
  #begun = '';
  #begunAt = 0;
  /** Single keys get in the way of speech input, so they can be turned off. */
  on = $state(remembered());
  sheetOpen = $state(false);

  get groups(): BindingGroup[] {
    return [...this.#groups];
  }

  /** For the sheet: two maps on a page have the same keys. */
  get sheet(): BindingGroup[] {
    return [...new Map(this.groups.map((group) => [group.title, group])).values()];
  }

  /** For an $effect: returns what unbinds. */
  bind(title: string, bindings: Binding[]): () => void {
    const group = { title, bindings };
    this.#groups.add(group);
    return () => this.#groups.delete(group);
  }

  setOn(on: boolean): void {
    this.on = on;
    try {
      localStorage.setItem('redoubt.keys', on ? 'on' : 'off');
    } catch {
      // A browser that keeps nothing still lets it be turned off for now.
    }
  }

  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.on && event.key !== 'Escape') return;
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const at = event.timeStamp;
    const way = this.#begun && at - this.#begunAt < sequenceMs ? `${this.#begun} ${event.key}` : '';
    this.#begun = '';
    const found = (way && this.#find(way)) || this.#find(event.key);
    if (found) {
      event.preventDefault();
      found.do?.();
    } else if (this.#starts(event.key)) {
      this.#begun = event.key;
      this.#begunAt = at;
    }
  }

  #find(keys: string): Binding | undefined {
    const groups = this.groups;
    for (let i = groups.length - 1; i >= 0; i--) {
      const found = groups[i]?.bindings.find((binding) => binding.do && binding.keys === keys);
      if (found) return found;
    }
    return undefined;
  }

  #starts(key: string): boolean {
    return this.groups.some((group) => group.bindings.some((binding) => binding.do && binding.keys.startsWith(`${key} `)));
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem('redoubt.keys') !== 'off';
  } catch {
    return true;
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
}

export const keys = new Keys();
