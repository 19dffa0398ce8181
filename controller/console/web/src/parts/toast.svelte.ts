import type { Reply } from '../protocol';
import type { Tone } from './tone';

export interface Toast {
  n: number;
  tone: Tone;
  text: string;
}

const shownMs = 6000;

class ToastRack {
  shown: Toast[] = $state.raw([]);
  #next = 1;

  show(text: string, tone: Tone = 'info'): void {
    const toast = { n: this.#next++, tone, text };
    this.shown = [...this.shown.slice(-3), toast];
    // What went wrong stays until it is put away.
    if (tone !== 'bad') setTimeout(() => this.remove(toast.n), shownMs);
  }

  /** Says what became of a request; true where it was done. */
  tell(reply: Reply, done: string): boolean {
    const asRuled = ['', 'started', 'taken'].includes(reply.text) ? '' : ` (${reply.text})`;
    if (reply.ok) this.show(`${done}${asRuled}`, 'good');
    else this.show(reply.text || `Not done: ${reply.code}.`, 'bad');
    return reply.ok;
  }

  /** Says only what kept a request from being done; true where nothing did. */
  unless(reply: Reply): boolean {
    if (!reply.ok) this.show(reply.text || `Not done: ${reply.code}.`, 'bad');
    return reply.ok;
  }

  remove(n: number): void {
    this.shown = this.shown.filter((toast) => toast.n !== n);
  }
}

export const toasts = new ToastRack();
