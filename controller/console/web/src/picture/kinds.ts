/** Kinds of things have one name each, however a catalogue or a message spells it. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  bus: 'busbar',
  district: 'water district',
  point: 'control point',
  group: 'population group',
  'mission function': 'function',
};

export function plainKind(kind: string): string {
  const spaced = kind.replaceAll('_', ' ');
  return OTHER_NAMES[spaced] ?? spaced;
}
