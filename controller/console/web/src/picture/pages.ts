import type { Page } from '../app/page';
import PicturePage from './PicturePage.svelte';

export const picturePages: Page[] = [
  {
    id: 'picture',
    title: 'Picture',
    key: 'p',
    group: 'Range',
    shown: (exercise) => exercise.may('see_other_cells'),
    component: PicturePage,
  },
];
