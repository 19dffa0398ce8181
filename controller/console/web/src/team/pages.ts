import type { Page } from '../app/page';

export const teamPages: Page[] = [];
