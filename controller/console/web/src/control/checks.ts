import type { Post } from '../protocol';

export interface CheckNow {
  post: Post;
  /** Cells asked, with who answered first; undefined: nobody yet. */
  cells: { cell: string; answer: Post | undefined }[];
  answered: number;
}

/** The last communications check and who has answered it. */
export function lastCheck(posts: readonly Post[]): CheckNow | undefined {
  const post = posts.findLast((one) => one.kind === 'check' && one.refers === 0);
  if (!post) return undefined;
  const first = new Map<string, Post>();
  for (const one of posts) {
    if (one.refers === post.n && one.kind === 'check' && !first.has(one.cell)) first.set(one.cell, one);
  }
  const cells = post.to.map((cell) => ({ cell, answer: first.get(cell) }));
  return { post, cells, answered: cells.filter((one) => one.answer).length };
}
