import type { Observation, Time } from '../protocol';
import { SEVERITY } from './alerts';
import { findingInWords } from './words';

/** One observation as a line that can be searched. */
export interface Line {
  readonly n: number; // cursor
  readonly at: Time;
  readonly kind: string; // "finding", "alert", ...
  readonly about: string; // name of the thing; ''
  readonly what: string; // finding's name, technique, severity ...; ''
  readonly text: string;
  readonly sought: string; // all of it in small letters
}
/** A value that must be so, from clicking on one: {field: 'about', value: 'mail'}. */
export interface Wanted {
  field: 'kind' | 'about' | 'what';
  value: string;
}
export interface Search {
  text: string;
  wanted: readonly Wanted[];
  from: Time; // -1: from the beginning
  until: Time; // -1: until now
}

export function lineOf(seen: Observation, n: number, nameOf: (handle: number) => string, red: boolean): Line {
  const said = wordsOf(seen, nameOf, red);
  const sought = `${seen.k} ${said.about} ${said.what} ${said.text}`.toLowerCase();
  return { n, at: seen.at, kind: seen.k, ...said, sought };
}

type Said = Pick<Line, 'about' | 'what' | 'text'>;
const say = (about: string, what: string, text: string): Said => ({ about, what, text });

function wordsOf(seen: Observation, nameOf: (handle: number) => string, red: boolean): Said {
  switch (seen.k) {
    case 'sighting':
      return say(seen.name, seen.kind, `${seen.own ? 'own ' : ''}${seen.kind} ${seen.name}${seen.within >= 0 ? ` in ${nameOf(seen.within)}` : ''}${seen.tags.length > 0 ? ` (${seen.tags.join(', ')})` : ''}`);
    case 'finding':
      return say(nameOf(seen.subject), seen.finding, findingInWords(seen, nameOf, red));
    case 'alert':
      return say(nameOf(seen.host), SEVERITY[seen.severity], `alert ${seen.number}: ${seen.technique}, ${SEVERITY[seen.severity]}, ${seen.confidence} % sure, by ${nameOf(seen.sensor)}`);
    case 'outcome':
      return say('', seen.success ? 'success' : 'failure', `order ${seen.order} ${seen.success ? 'succeeded' : `failed: ${seen.why}`}`);
    case 'inject':
      return say(seen.from, seen.kind, `${seen.kind} ${seen.number} from ${seen.from}: ${seen.subject}`);
    case 'availability':
      return say(nameOf(seen.function), 'availability', `${nameOf(seen.function)} is ${Math.round(seen.permille / 10)} % available`);
    case 'staffing':
      return say('', 'staffing', `${seen.free} of ${seen.total} people free, ${seen.waiting} orders wait`);
    case 'phase':
      return say('', seen.name, `phase ${seen.name} begins`);
    case 'advisory':
      return say(seen.subject >= 0 ? nameOf(seen.subject) : '', seen.technique, `${seen.from}: ${seen.text}`);
    case 'cue':
      return say('', seen.step, `the step ${seen.step} may begin`);
    case 'ended':
      return say('', 'end', `the exercise has ended: ${seen.why}`);
  }
}

export function matches(line: Line, search: Search): boolean {
  if (search.from >= 0 && line.at < search.from) return false;
  if (search.until >= 0 && line.at > search.until) return false;
  if (!search.wanted.every(({ field, value }) => line[field] === value)) return false;
  const words = search.text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => line.sought.includes(word));
}
