import type { Arrow } from '../parts/arrows';
import type { Layout } from './layout';

const WAYS: Readonly<Record<Arrow, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The nearest thing in the way of an arrow key; what lies aside counts as farther. '' for none. */
export function neighbour(layout: Layout, from: string, to: Arrow): string {
  const way = WAYS[to];
  const here = spotOf(layout, from);
  if (!here) return '';
  let best = '';
  let least = Infinity;
  const consider = (id: string, x: number, y: number): void => {
    const ahead = (x - here.x) * way[0] + (y - here.y) * way[1];
    const aside = Math.abs((x - here.x) * way[1]) + Math.abs((y - here.y) * way[0]);
    const far = ahead + 3 * aside;
    if (id !== from && ahead > 0.5 && far < least) {
      least = far;
      best = id;
    }
  };
  for (const [id, spot] of layout.spots) consider(id, spot.x, spot.y);
  for (const wire of layout.wires) consider(wire.id, (wire.x1 + wire.x2) / 2, (wire.y1 + wire.y2) / 2);
  return best;
}

export function spotOf(layout: Layout, id: string): { x: number; y: number } | undefined {
  const spot = layout.spots.get(id);
  if (spot) return spot;
  const wire = layout.wires.find((one) => one.id === id);
  return wire && { x: (wire.x1 + wire.x2) / 2, y: (wire.y1 + wire.y2) / 2 };
}
