import { feed } from '../app/feed.svelte';
import { asking } from '../parts/confirm.svelte';
import { toasts } from '../parts/toast.svelte';
import type { Readiness } from '../protocol';

/** Starts the exercise; while something is missing, only with a reason. */
export async function startExercise(): Promise<void> {
  const asked = await feed.ask({ do: 'readiness' });
  if (!asked.ok) {
    toasts.tell(asked, '');
    return;
  }
  const { ready, checks } = asked.data as Readiness;
  const open = checks.filter((check) => check.state === 'missing').map((check) => `▲ ${check.name}: ${check.text}`);
  const why = await asking.confirm(
    ready
      ? { title: 'Start the exercise?', text: 'Exercise time begins to run for everybody.', button: 'Start' }
      : {
          title: 'Start although not all is ready?',
          text: [...open, '', 'Exercise time begins to run for everybody.'].join('\n').trim(),
          button: 'Start all the same',
          danger: true,
          reason: 'needed',
        },
  );
  if (why === undefined) return;
  toasts.tell(await feed.ask({ do: 'clock.start', ...(why ? { why } : {}) }), 'The exercise runs.');
}
