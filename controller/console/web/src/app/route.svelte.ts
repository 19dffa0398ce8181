/** Where the reader is: "#/board?row=12". The address can be sent to somebody else. */
class Route {
  page = $state('');
  params: Record<string, string> = $state.raw({});

  constructor() {
    if (typeof window === 'undefined') return;
    this.#read();
    window.addEventListener('hashchange', () => this.#read());
  }

  go(page: string, params: Record<string, string> = {}): void {
    location.hash = written(page, params);
  }

  /** Changes a part of the address without a new step in the history; '' takes it away. */
  set(params: Record<string, string>): void {
    const all = { ...this.params, ...params };
    history.replaceState(null, '', `#${written(this.page, all)}`);
    this.#read();
  }

  #read(): void {
    const read = parsed(location.hash);
    this.page = read.page;
    this.params = read.params;
  }
}

export function written(page: string, params: Record<string, string>): string {
  const kept = Object.entries(params).filter(([, value]) => value !== '');
  return `/${page}${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''}`;
}

export function parsed(hash: string): { page: string; params: Record<string, string> } {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { page: path, params: Object.fromEntries(new URLSearchParams(query)) };
}

export const route = new Route();
