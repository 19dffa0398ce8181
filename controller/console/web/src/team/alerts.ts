import type { Tone } from '../parts/tone';
import type { Alert, Triage } from '../picture/belief';

export interface AlertFilter {
  text: string;
  severity: number; // at least; 0: any
  triage: Triage | 'open' | ''; // 'open': what is not judged to its end
}
export const ANY: AlertFilter = { text: '', severity: 0, triage: 'open' };

export const SEVERITY = ['', 'low', 'medium', 'high', 'critical'] as const;
export const SEVERITY_SHAPE = ['', '○', '◇', '◆', '▲'] as const;
export const SEVERITY_TONE: readonly Tone[] = ['mute', 'mute', 'info', 'warn', 'bad'];
export const TRIAGE_WORD: Readonly<Record<Triage, string>> = {
  new: 'new',
  looking: 'being looked at',
  confirmed: 'confirmed',
  false: 'false alarm',
  closed: 'closed',
};

export function isOpenAlert(alert: Alert): boolean {
  return alert.triage === 'new' || alert.triage === 'looking' || alert.triage === 'confirmed';
}

/** Newest first; every word of the text must be somewhere in what the alert says. */
export function chosenAlerts(alerts: readonly Alert[], filter: AlertFilter, nameOf: (handle: number) => string): Alert[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen: Alert[] = [];
  for (let n = alerts.length - 1; n >= 0; n -= 1) {
    const alert = alerts[n];
    if (!alert || alert.severity < filter.severity) continue;
    if (filter.triage === 'open' ? !isOpenAlert(alert) : filter.triage !== '' && alert.triage !== filter.triage) continue;
    const said = `${alert.number} ${SEVERITY[alert.severity]} ${nameOf(alert.host)} ${nameOf(alert.sensor)} ${alert.technique} ${alert.by}`.toLowerCase();
    if (words.every((word) => said.includes(word))) chosen.push(alert);
  }
  return chosen;
}

/** The one to look at after this one: the next open one down the list, or the one before. */
export function nextAfter(shown: readonly Alert[], number: number): number {
  const at = shown.findIndex((alert) => alert.number === number);
  return (shown[at + 1] ?? shown[at - 1])?.number ?? number;
}
