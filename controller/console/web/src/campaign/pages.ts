import type { Page } from '../app/page';
import { campaignsFor } from './campaign';
import CampaignPage from './CampaignPage.svelte';

export const campaignPages: Page[] = [
  { id: 'campaign', title: 'Campaign', key: 'k', group: 'Range', shown: (exercise) => campaignsFor(exercise).length > 0, component: CampaignPage },
];
