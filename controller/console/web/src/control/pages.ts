import type { Page } from '../app/page';
import AdjudicationDesk from './AdjudicationDesk.svelte';
import { board } from './board.svelte';
import EventsPage from './EventsPage.svelte';
import Logbook from './Logbook.svelte';
import { waiting } from './marking';
import MselBoard from './MselBoard.svelte';
import MselTimelinePage from './MselTimelinePage.svelte';
import ObserversPage from './ObserversPage.svelte';
import ReadinessPage from './ReadinessPage.svelte';
import ScoreLedger from './ScoreLedger.svelte';

export const controlPages: Page[] = [
  {
    id: 'board',
    title: 'MSEL',
    key: 'm',
    group: 'Conduct',
    shown: (e) => e.may('see_plan'),
    waiting: () => board.due,
    component: MselBoard,
  },
  { id: 'timeline', title: 'Timeline', key: 't', group: 'Conduct', shown: (e) => e.may('see_plan'), component: MselTimelinePage },
  {
    id: 'adjudication',
    title: 'Adjudication',
    key: 'a',
    group: 'Conduct',
    shown: (e) => e.may('mark'),
    waiting: () => waiting(board.markings).length,
    component: AdjudicationDesk,
  },
  { id: 'events', title: 'Events', key: 'e', group: 'Conduct', shown: (e) => e.may('see_events'), component: EventsPage },
  { id: 'ledger', title: 'Score ledger', key: 's', group: 'Conduct', shown: (e) => e.may('see_ledger'), component: ScoreLedger },
  { id: 'readiness', title: 'Readiness, seats', key: 'r', group: 'Conduct', shown: (e) => e.may('see_seats') && e.may('see_plan'), component: ReadinessPage },
  { id: 'observers', title: 'Observers', key: 'o', group: 'Evaluation', shown: (e) => e.may('observe'), home: ['observer'], component: ObserversPage },
];

/** For everybody, so at the end of the list. */
export const logbookPages: Page[] = [{ id: 'logbook', title: 'Logbook', key: 'l', group: 'Talk', shown: () => true, component: Logbook }];
