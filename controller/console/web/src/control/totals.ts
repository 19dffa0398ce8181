import type { Entry, PlanLists } from '../app/exercise.svelte';

export interface Total {
  id: string;
  cell: string;
  metric: number;
  title: string;
  objective: string;
  points: number;
  entries: number;
}

/** What each cell has in each metric: the sum of the entries shown beside it, and nothing else. */
export function totals(entries: readonly Entry[], plan: Pick<PlanLists, 'metrics' | 'objectives'>): Total[] {
  const found = new Map<string, Total>();
  for (const entry of entries) {
    const id = `${entry.cell}\n${entry.metric}`;
    let total = found.get(id);
    if (!total) {
      const metric = plan.metrics[entry.metric];
      const objective = metric ? plan.objectives[metric.objective]?.title : undefined;
      total = { id, cell: entry.cell, metric: entry.metric, title: metric?.title || metric?.name || `Metric ${entry.metric + 1}`, objective: objective ?? '', points: 0, entries: 0 };
      found.set(id, total);
    }
    total.points += entry.points;
    total.entries++;
  }
  return [...found.values()].sort((a, b) => a.cell.localeCompare(b.cell) || a.metric - b.metric);
}

export function points(value: number): string {
  const round = Math.round(value * 100) / 100;
  return round > 0 ? `+${round}` : `${round}`.replace('-', '−');
}
