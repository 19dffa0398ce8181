import type { Post, PostKind } from '../protocol';

/** What the logbook shows; observations and ratings have a page of their own. */
const kinds: ReadonlySet<PostKind> = new Set<PostKind>(['chat', 'request', 'report', 'status', 'check']);

export const kindWords: Record<PostKind, string> = {
  chat: 'Word',
  case: 'Case',
  report: 'Report',
  request: 'Request',
  status: 'Status',
  observation: 'Observation',
  rating: 'Rating',
  check: 'Check',
};

export interface LogbookFilter {
  cell: string; // '' for all
  kind: PostKind | '';
  text: string;
}

/** Posts a cell has written or is addressed by; every word of the text has to occur. */
export function logbookFiltered(posts: readonly Post[], filter: LogbookFilter): Post[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return posts.filter((post) => {
    if (!kinds.has(post.kind) || (filter.kind !== '' && post.kind !== filter.kind)) return false;
    if (filter.cell !== '' && post.cell !== filter.cell && !post.to.includes(filter.cell)) return false;
    if (words.length === 0) return true;
    const all = `${post.text} ${post.name} ${post.about} ${Object.values(post.data).join(' ')}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** The fields of a form, without what the console keeps there for itself. */
export function formLines(post: Post): [string, string][] {
  return Object.entries(post.data).filter(([name, text]) => name !== 'form' && text !== '');
}
