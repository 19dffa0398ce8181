import type { ActionBrief } from '../protocol';
import type { Belief, BelievedThing } from '../picture/belief';
import { plainKind } from '../picture/kinds';

/**
 * What an action may be tried on. A team touches its own; where it owns nothing of a kind (what is
 * said about it, whom it works with), all it knows of that kind.
 */
export function candidates(belief: Belief, kind: string, red: boolean, text = ''): BelievedThing[] {
  const wanted = plainKind(kind);
  if (wanted === '') return [];
  const all = [...belief.things.values()].filter((thing) => thing.kind === wanted);
  const own = red ? [] : all.filter((thing) => thing.own);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (own.length > 0 ? own : all)
    .filter((thing) => {
      const said = `${thing.name} ${belief.things.get(thing.within)?.name ?? ''} ${thing.tags.join(' ')}`.toLowerCase();
      return words.every((word) => said.includes(word));
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

export function chosenActions(actions: readonly ActionBrief[], text: string, kind: string): ActionBrief[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter((action) => {
    if (kind !== '' && plainKind(action.target) !== kind) return false;
    const said = `${action.code} ${action.name} ${action.about} ${action.target}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** What stands against ordering it now, before exercise control is asked; '' for nothing. */
export function beforehand(action: ActionBrief, staffing: Belief['staffing']): string {
  if (!staffing) return '';
  if (action.people > staffing.total) return `It needs ${action.people} people; the team has ${staffing.total}.`;
  if (action.people > staffing.free) return `It needs ${action.people} people and ${staffing.free} are free: it will wait its turn.`;
  return '';
}
