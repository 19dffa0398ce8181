import type { Page } from '../app/page';
import MselBoard from './MselBoard.svelte';
import MselTimelinePage from './MselTimelinePage.svelte';

export const controlPages: Page[] = [
  { id: 'board', title: 'MSEL', key: 'm', group: 'Conduct', shown: (e) => e.may('see_plan'), component: MselBoard },
  { id: 'timeline', title: 'Timeline', key: 't', group: 'Conduct', shown: (e) => e.may('see_plan'), component: MselTimelinePage },
];
