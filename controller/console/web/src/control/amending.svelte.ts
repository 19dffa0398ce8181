import { feed } from '../app/feed.svelte';
import { toasts } from '../parts/toast.svelte';
import type { InjectDetails } from '../protocol';
import type { MselRow } from './msel';

/** The line of the plan that is being changed; without a row, a new one. */
export interface Amended {
  row?: MselRow;
  details?: InjectDetails;
}

class Amending {
  now: Amended | undefined = $state.raw();

  /** The line as it stands now, on a form of its own. */
  async edit(row: MselRow): Promise<void> {
    const reply = await feed.ask({ do: 'inject.details', i: row.i });
    if (toasts.unless(reply)) this.now = { row, details: reply.data as InjectDetails };
  }
  add(): void {
    this.now = {};
  }
  close(): void {
    this.now = undefined;
  }
}

export const amending = new Amending();
