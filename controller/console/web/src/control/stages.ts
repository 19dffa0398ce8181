import type { Tone } from '../parts/tone';
import type { Stage } from '../protocol';

/** The life of an inject in words and shapes, in the order it is lived. */
export const stages: Record<Stage, { text: string; shape: string; tone: Tone }> = {
  draft: { text: 'Draft', shape: '✎', tone: 'mute' },
  approved: { text: 'Approved', shape: '◇', tone: 'mute' },
  scheduled: { text: 'Scheduled', shape: '○', tone: 'mute' },
  held: { text: 'Held', shape: 'Ⅱ', tone: 'warn' },
  sent: { text: 'Sent', shape: '▷', tone: 'info' },
  delivered: { text: 'Delivered', shape: '▶\uFE0E', tone: 'info' },
  acknowledged: { text: 'Acknowledged', shape: '◑', tone: 'info' },
  answered: { text: 'Answered', shape: '◕', tone: 'good' },
  adjudicated: { text: 'Marked', shape: '✔\uFE0E', tone: 'good' },
  expired: { text: 'Expired', shape: '▲', tone: 'bad' },
  skipped: { text: 'Skipped', shape: '↷', tone: 'mute' },
  cancelled: { text: 'Cancelled', shape: '✕', tone: 'mute' },
};

/** Of a stage that this console does not know, the word as it came. */
export function stageLook(stage: Stage): { text: string; shape: string; tone: Tone } {
  return stages[stage] ?? { text: stage, shape: '?', tone: 'mute' };
}

export const stageOrder = Object.keys(stages) as Stage[];

/** Whether anything of its line can still be changed: of what teams have, only what they never read. */
export function mayAmend(stage: Stage): boolean {
  return stage !== 'skipped' && stage !== 'cancelled';
}
/** Whether it may still come, so that all of its line can be changed. */
export function isToCome(stage: Stage): boolean {
  return actionsAt(stage).length > 0;
}

export type InjectAction = 'approve' | 'hold' | 'release' | 'send' | 'skip' | 'cancel';

/** What can be done with an inject at its stage; the controller has the last word. */
export function actionsAt(stage: Stage): InjectAction[] {
  switch (stage) {
    case 'draft':
      return ['approve', 'send', 'skip', 'cancel'];
    case 'approved':
    case 'scheduled':
      return ['send', 'hold', 'skip', 'cancel'];
    case 'held':
      return ['send', 'release', 'skip', 'cancel'];
    default:
      return [];
  }
}
