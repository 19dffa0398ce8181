import { campaignPages } from '../campaign/pages';
import { controlPages, logbookPages } from '../control/pages';
import { picturePages } from '../picture/pages';
import { teamPages } from '../team/pages';
import type { Exercise } from './exercise.svelte';
import type { Page } from './page';

export const pages: Page[] = [...controlPages, ...teamPages, ...picturePages, ...campaignPages, ...logbookPages];

export function pagesFor(exercise: Exercise): Page[] {
  return exercise.hello ? pages.filter((page) => page.shown(exercise)) : [];
}
