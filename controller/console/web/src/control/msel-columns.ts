import type { Exercise, PlanLists } from '../app/exercise.svelte';
import { exerciseTime, span } from '../app/time';
import type { Column } from '../parts/table';
import type { MselRow } from './msel';

/** What the board shows to who never chose, and what it cannot do without. */
export const usualColumns: readonly string[] = ['number', 'time', 'stage', 'title', 'kind', 'to', 'storyline', 'waits'];
export const alwaysColumns: readonly string[] = ['number', 'title'];

const time = (at: number): string => (at < 0 ? '' : exerciseTime(at, false));
const text = (id: string, title: string, width: string, of: (row: MselRow) => string): Column<MselRow> => ({ id, title, width, text: of, by: of });
const moment = (id: string, title: string, of: (row: MselRow) => number): Column<MselRow> => ({
  id,
  title,
  width: '100px',
  text: (row) => time(of(row)),
  by: (row) => (of(row) < 0 ? Infinity : of(row)),
});

/** What else an inject has, and the columns that the planners of this exercise have added. */
export function moreColumns(plan: PlanLists, exercise: Pick<Exercise, 'injects' | 'cellTitle'>): Column<MselRow>[] {
  const incident = (row: MselRow): string => plan.incidents[row.inject.incident]?.title ?? '';
  const objective = (row: MselRow): string => {
    const one = plan.objectives[row.inject.objective];
    return one ? one.title || one.name : '';
  };
  const after = (row: MselRow): string => (row.inject.after ?? []).map((i) => exercise.injects.at(i)?.number ?? '').join(', ');
  const answers = (row: MselRow): string => (row.now?.answers ?? []).map((one) => exercise.cellTitle(one.cell)).join(', ');
  return [
    moment('planned', 'Planned', (row) => row.inject.at),
    moment('delivered', 'Delivered', (row) => row.now?.delivered ?? -1),
    text('after', 'Follows', '110px', after),
    text('mode', 'By', '80px', (row) => row.inject.mode),
    text('incident', 'Incident', '150px', incident),
    text('objective', 'Objective', '150px', objective),
    {
      id: 'deadline',
      title: 'Answer within',
      width: '110px',
      text: (row) => (row.inject.deadline > 0 ? span(row.inject.deadline) : ''),
      by: (row) => row.inject.deadline,
    },
    text('read', 'Read by', '130px', (row) => (row.now?.read_by ?? []).map((cell) => exercise.cellTitle(cell)).join(', ')),
    text('answers', 'Answered by', '130px', answers),
    ...plan.columns.map((column, at) =>
      text(`own.${column.name}`, column.title || column.name, '130px', (row) => row.inject.columns?.find((one) => one.column === at)?.text ?? ''),
    ),
  ];
}
