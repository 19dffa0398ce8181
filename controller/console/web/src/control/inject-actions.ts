import { feed } from '../app/feed.svelte';
import { asking } from '../parts/confirm.svelte';
import { toasts } from '../parts/toast.svelte';
import type { MselRow } from './msel';
import { actionsAt, type InjectAction } from './stages';

export const actionWords: Record<InjectAction, { button: string; done: string; key: string }> = {
  send: { button: 'Send now', done: 'sent', key: 's' },
  hold: { button: 'Hold', done: 'held', key: 'h' },
  release: { button: 'Release', done: 'released', key: 'h' },
  approve: { button: 'Approve', done: 'approved', key: 'a' },
  skip: { button: 'Skip', done: 'skipped', key: 'x' },
  cancel: { button: 'Cancel inject', done: 'cancelled', key: 'c' },
};

// What cannot be taken back asks first.
const final: InjectAction[] = ['skip', 'cancel', 'send'];

/** Whether this seat steers that inject: a storyline lead those of their own storyline alone. */
export function maySteer(row: MselRow): boolean {
  const { exercise } = feed;
  const own = exercise.hello?.storyline ?? '';
  return exercise.may('steer_injects') && (own === '' || exercise.plan.storylines[row.storyline]?.name === own);
}

/** Does it, after asking where it cannot be undone; a reason given already is not asked for again. */
export async function steerInject(row: MselRow, action: InjectAction, reason = ''): Promise<boolean> {
  const number = row.inject.number;
  if (!maySteer(row)) return false;
  if (!actionsAt(row.stage).includes(action)) {
    toasts.show(`Inject ${number} cannot be ${actionWords[action].done} any more.`, 'warn');
    return false;
  }
  let why: string | undefined = reason;
  if (final.includes(action) && reason === '') {
    why = await asking.confirm({
      title: `${actionWords[action].button}: ${number}`,
      text: row.inject.title,
      button: actionWords[action].button,
      danger: action !== 'send',
      reason: 'welcome',
    });
    if (why === undefined) return false;
  }
  const reply = await feed.ask({ do: `inject.${action}`, inject: number, ...(why ? { why } : {}) });
  return toasts.tell(reply, `Inject ${number} ${actionWords[action].done}.`);
}
