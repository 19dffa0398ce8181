import type { Post } from '../protocol';

export interface Asked {
  post: Post;
  state: string; // 'open' until somebody says otherwise
  answers: Post[];
}
export const STATES = ['accepted', 'under way', 'done', 'declined'] as const;

/** Requests with what has been said of them, newest first. The last state counts. */
export function requestsIn(posts: readonly Post[]): Asked[] {
  const asked = new Map<number, Asked>();
  for (const post of posts) {
    if (post.kind === 'request') asked.set(post.n, { post, state: 'open', answers: [] });
    if (post.kind !== 'status') continue;
    const request = asked.get(post.refers);
    if (!request) continue;
    request.answers.push(post);
    request.state = post.data['state'] || request.state;
  }
  return [...asked.values()].reverse();
}

/** Channels in order of first use; '#all' is always there. */
export function channelsIn(posts: readonly Post[]): string[] {
  const channels = new Set(['#all']);
  for (const post of posts) if (post.kind === 'chat' && post.about.startsWith('#')) channels.add(post.about);
  return [...channels];
}
