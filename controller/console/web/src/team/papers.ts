import type { InjectKind } from '../protocol';

/** What an inject is to the people who get it, and how its sender is named. */
export interface Paper {
  readonly title: string;
  readonly sign: string;
  readonly from: string;
}

export const PAPER: Readonly<Record<InjectKind, Paper>> = {
  mail: { title: 'Mail', sign: '✉', from: 'From' },
  intelligence: { title: 'Intelligence', sign: '◈', from: 'Source' },
  media: { title: 'Article', sign: '▤', from: 'By' },
  social: { title: 'Post', sign: '❝', from: 'Posted by' },
  phone: { title: 'Call', sign: '☎', from: 'Caller' },
  legal: { title: 'Legal', sign: '§', from: 'Served by' },
  decision: { title: 'Decision', sign: '⚖', from: 'Asked by' },
  order: { title: 'Order', sign: '⚑', from: 'Ordered by' },
  partner: { title: 'Partner', sign: '⇄', from: 'From' },
  telemetry: { title: 'Telemetry', sign: '⌁', from: 'From' },
  action: { title: 'Action', sign: '•', from: 'From' },
};
