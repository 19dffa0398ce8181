const restMs = 4000;

/** What a screen reader is told. One sentence in a few seconds; what comes between is counted. */
class Announcer {
  text = $state('');
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string): void {
    this.#waiting.push(text);
    if (!this.#timer) this.#speak();
  }

  #speak(): void {
    const last = this.#waiting.at(-1);
    this.#timer = undefined;
    if (last === undefined) return;
    const more = this.#waiting.length - 1;
    this.text = more > 0 ? `${last} And ${more} more.` : last;
    this.#waiting = [];
    this.#timer = setTimeout(() => this.#speak(), restMs);
  }
}

export const announcer = new Announcer();
