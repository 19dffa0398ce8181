import type { Page } from '../app/page';

export const controlPages: Page[] = [];
