import type { Exercise } from '../app/exercise.svelte';
import type { Page } from '../app/page';
import { believedBy } from '../picture/believed.svelte';
import CasePage from './CasePage.svelte';
import ChatPage from './ChatPage.svelte';
import InboxPage from './InboxPage.svelte';
import { inTeam } from './own.svelte';
import ReportsPage from './ReportsPage.svelte';
import RequestsPage from './RequestsPage.svelte';
import TeamPage from './TeamPage.svelte';
import TelemetryPage from './TelemetryPage.svelte';

const shown = (exercise: Exercise): boolean => inTeam(exercise.hello);
const unread = (exercise: Exercise): number =>
  believedBy(exercise, exercise.hello?.cell ?? '').read().injects.filter((inject) => !inject.read).length;

export const teamPages: Page[] = [
  { id: 'desk', title: 'Desk', key: 'd', group: 'Team', shown, component: TeamPage },
  { id: 'inbox', title: 'Inbox', key: 'i', group: 'Team', shown, waiting: unread, component: InboxPage },
  { id: 'telemetry', title: 'Telemetry', key: 's', group: 'Team', shown, component: TelemetryPage },
  { id: 'case', title: 'Case log', key: 'c', group: 'Team', shown, component: CasePage },
  { id: 'reports', title: 'Reports', key: 'r', group: 'Team', shown, component: ReportsPage },
  { id: 'requests', title: 'Requests', key: 'q', group: 'Talk', shown, component: RequestsPage },
  { id: 'chat', title: 'Chat', key: 'h', group: 'Talk', shown, component: ChatPage },
];
