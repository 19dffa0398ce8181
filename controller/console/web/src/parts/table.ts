import type { Snippet } from 'svelte';

export interface Column<T> {
  id: string;
  title: string;
  /** A CSS width; one column may leave it out and takes what is left. */
  width?: string;
  text: (row: T) => string;
  /** What the column sorts by; it does not sort without. */
  by?: (row: T) => string | number;
  /** Instead of the text, where more than text is shown. */
  cell?: Snippet<[T]>;
  /** Numbers stand on the right. */
  right?: boolean;
}

export interface Order {
  id: string;
  down: boolean;
}

const collator = new Intl.Collator('en-GB', { numeric: true });

/** Sorted anew; rows that are equal stay as they came, in both directions. */
export function sorted<T>(rows: readonly T[], columns: Column<T>[], order: Order | undefined): readonly T[] {
  const by = columns.find((column) => column.id === order?.id)?.by;
  if (!by || !order) return rows;
  const sign = order.down ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  keyed.sort((a, b) => {
    if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
    return sign * collator.compare(String(a.key), String(b.key));
  });
  return keyed.map((one) => one.row);
}

/** The next order when a head is chosen: rising, falling, as it came. */
export function turned(order: Order | undefined, id: string): Order | undefined {
  if (order?.id !== id) return { id, down: false };
  return order.down ? undefined : { id, down: true };
}

/**
 * Which rows are drawn: those in sight and so many on either side that a hand which turns three hundred a second does
 * not outrun the page: the browser scrolls on while a frame or two of ours are late.
 */
export function inSight(top: number, height: number, rowHeight: number, count: number, spare = 24): { first: number; last: number } {
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + spare);
  return { first: Math.min(first, last), last };
}
