export type Choice = 'browser' | 'light' | 'dark';

/** Light or dark: the browser's wish unless the reader chose. */
class Theme {
  choice: Choice = $state('browser');

  constructor() {
    if (typeof document === 'undefined') return;
    try {
      const kept = localStorage.getItem('redoubt.theme');
      if (kept === 'light' || kept === 'dark') this.choice = kept;
    } catch {
      // A browser that keeps nothing starts with its own wish each time.
    }
    this.#show();
  }

  choose(choice: Choice): void {
    this.choice = choice;
    try {
      localStorage.setItem('redoubt.theme', choice);
    } catch {
      // As above.
    }
    this.#show();
  }

  next(): void {
    this.choose(this.choice === 'browser' ? 'dark' : this.choice === 'dark' ? 'light' : 'browser');
  }

  #show(): void {
    if (this.choice === 'browser') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.choice;
  }
}

export const theme = new Theme();
