import { exerciseTime } from '../app/time';
import type { Post } from '../protocol';

/** The cell's timeline: its own entries, in the order of the exercise. */
export function caseOf(posts: readonly Post[], cell: string, text = ''): Post[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return posts.filter((post) => {
    if (post.kind !== 'case' || post.cell !== cell) return false;
    const said = `${post.about} ${post.text} ${post.name} ${Object.values(post.data).join(' ')}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

export function entryText(post: Post): string {
  const triage = post.data['triage'];
  return [triage && `judged: ${triage}`, post.text].filter(Boolean).join('. ');
}

/** For a file: one entry a line, the columns apart by tabs, so that a table takes it in as it is. */
export function exported(posts: readonly Post[], title: string): string {
  const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const lines = posts.map((post) => [exerciseTime(post.at), post.name || post.by, post.about, flat(entryText(post))].join('\t'));
  return [`# ${flat(title)}`, 'time\tby\tabout\tentry', ...lines, ''].join('\n');
}
