import type { Exercise } from '../app/exercise.svelte';
import type { Page } from '../app/page';
import { inTeam } from '../team/own.svelte';
import CampaignPage from './CampaignPage.svelte';

/** How far one has come is seen by who plays it, and by who sees what any cell does. */
const shown = (exercise: Exercise): boolean => exercise.campaigns.length > 0 && (inTeam(exercise.hello) || exercise.may('see_other_cells'));

export const campaignPages: Page[] = [{ id: 'campaign', title: 'Campaign', key: 'k', group: 'Range', shown, component: CampaignPage }];
