import type { Page } from '../app/page';

export const picturePages: Page[] = [];
