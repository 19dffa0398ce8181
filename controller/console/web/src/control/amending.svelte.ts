import type { InjectDetails } from '../protocol';
import type { MselRow } from './msel';

/** The line of the plan that is being changed; without a row, a new one. */
export interface Amended {
  row?: MselRow;
  details?: InjectDetails;
}

class Amending {
  now: Amended | undefined = $state.raw();

  edit(row: MselRow, details: InjectDetails): void {
    this.now = { row, details };
  }
  add(): void {
    this.now = {};
  }
  close(): void {
    this.now = undefined;
  }
}

export const amending = new Amending();
