import type { Post } from '../protocol';

/** The four ratings of an objective, as evaluators are used to them. */
export const ratings = {
  P: 'Performed without challenges',
  S: 'Performed with some challenges',
  M: 'Performed with major challenges',
  U: 'Unable to be performed',
} as const;
export type Rating = keyof typeof ratings;

export const ratingKeys = Object.keys(ratings) as Rating[];

export interface RatingNow {
  rating: Rating;
  post: Post;
}

/** The last rating of each objective and cell by one seat; what was rated before stays in the logbook. */
export function ratingsBy(posts: readonly Post[], seat: string): Map<string, RatingNow> {
  const all = new Map<string, RatingNow>();
  for (const post of posts) {
    const rating = post.data.rating;
    if (post.kind !== 'rating' || post.by !== seat || !isRating(rating)) continue;
    all.set(ratingId(post.about, post.data.cell ?? ''), { rating, post });
  }
  return all;
}

export function ratingId(objective: string, cell: string): string {
  return `${objective}\n${cell}`;
}

function isRating(text: string | undefined): text is Rating {
  return text !== undefined && text in ratings;
}

/** When it was seen: what the observer said, or else when it was written. */
export function seenAt(post: Post): number {
  const said = Number(post.data.at);
  return post.data.at && Number.isFinite(said) ? said : post.at;
}

export function observations(posts: readonly Post[]): Post[] {
  return posts.filter((post) => post.kind === 'observation').sort((a, b) => seenAt(b) - seenAt(a));
}
