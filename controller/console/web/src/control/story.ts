import type { EventLine } from '../protocol';

export interface StoryFilter {
  text: string;
  cell: string;
}

/** Every word has to occur in the text, the cell or the thing. */
export function storyFiltered(events: readonly EventLine[], filter: StoryFilter): readonly EventLine[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && filter.cell === '') return events;
  return events.filter((event) => {
    if (filter.cell !== '' && event.cell !== filter.cell) return false;
    if (words.length === 0) return true;
    const line = `${event.text} ${event.cell} ${event.subject}`.toLowerCase();
    return words.every((word) => line.includes(word));
  });
}
