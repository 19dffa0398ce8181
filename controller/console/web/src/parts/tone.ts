/** What a badge or a message means; each tone has a shape beside its colour. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'mute';

export const toneShapes: Record<Tone, string> = { good: '✔', warn: '◆', bad: '▲', info: '●', mute: '○' };
