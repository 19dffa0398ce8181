import { describe, expect, it } from 'vitest';
import { arranged, DENSE, lay, placeInZone, ROOMY, USUAL, type Placeable } from './layout';

const thing = (id: string, kind: string, within = '', ends?: [string, string]): Placeable => ({ id, kind, name: id, within, ...(ends && { ends }) });
const hosts = (zone: string, many: number): Placeable[] => Array.from({ length: many }, (_, n) => thing(`${zone}-${n}`, 'host', zone));
const range = [
  thing('east', 'site'),
  thing('office', 'zone', 'east'),
  thing('plant', 'zone', 'east'),
  ...hosts('office', 30),
  ...hosts('plant', 5),
  thing('office-plant', 'link', '', ['office', 'plant']),
  thing('north-tank', 'tank'),
];

describe('the map', () => {
  it('gives every host of a zone a place of its own', () => {
    const places = Array.from({ length: 500 }, (_, n) => placeInZone(n)).map(({ column, row }) => `${column} ${row}`);
    expect(new Set(places).size).toBe(500);
  });
  it('lies the same each time', () => {
    expect(lay(range)).toEqual(lay([...range]));
  });
  it('moves nothing when a host comes into the last zone', () => {
    const before = lay(range);
    const after = lay([...range, thing('new', 'host', 'plant')]);
    for (const [id, spot] of before.spots) expect(after.spots.get(id)).toEqual(spot);
  });
  it('moves nothing when a site is added', () => {
    const before = lay(range);
    const after = lay([...range, thing('west', 'site'), thing('yard', 'zone', 'west'), ...hosts('yard', 40)]);
    for (const [id, spot] of before.spots) expect(after.spots.get(id)).toEqual(spot);
  });
  it('keeps hosts inside their zones, and zones apart', () => {
    const { boxes, spots } = lay(range);
    const zones = boxes.filter((box) => box.kind === 'zone');
    const [a, b] = zones as [(typeof zones)[0], (typeof zones)[0]];
    expect(a.x + a.width <= b.x || a.y + a.height <= b.y).toBe(true);
    for (let n = 0; n < 30; n += 1) {
      const spot = spots.get(`office-${n}`)!;
      expect(spot.x > a.x && spot.x < a.x + a.width && spot.y > a.y && spot.y < a.y + a.height).toBe(true);
    }
  });
  it('draws a link whose ends are known as a line, and lists the others', () => {
    const { wires, spots, boxes } = lay([...range, thing('dark', 'link')]);
    expect(wires.map((wire) => wire.id)).toEqual(['office-plant']);
    expect(spots.get('dark')?.shape).toBe('bar');
    expect(boxes.some((box) => box.id === 'links')).toBe(true);
  });
  it('is drawn larger than usual on a map that is high', () => {
    const scale = (layout: { width: number; height: number }): number => Math.min(0.6 / layout.width, 1 / layout.height);
    expect(scale(lay(range, arranged(range, 0.6)))).toBeGreaterThan(1.2 * scale(lay(range, { ...USUAL, pitch: ROOMY })));
  });
  it('stands many domains in columns where one would be far higher than the sites', () => {
    const bars = ['busbar', 'tank', 'control point', 'slice', 'outlet', 'staff'].flatMap((kind) => Array.from({ length: 14 }, (_, n) => thing(`${kind}-${n}`, kind)));
    const wide = lay([...range, ...bars], { ...USUAL, down: 2 });
    const high = lay([...range, ...bars], { ...USUAL, down: Infinity });
    expect(wide.height).toBeLessThan(high.height / 2);
    const domains = wide.boxes.filter((box) => box.kind === 'domain');
    for (const one of domains) for (const other of domains) {
      const apart = one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
      expect(one === other || apart).toBe(true);
    }
  });
  it('writes the names of hosts under them where they are few', () => {
    expect(arranged(range, 1.5).pitch).toBe(ROOMY);
    expect(arranged([...range, ...hosts('office', 60)], 1.5).pitch).toBe(DENSE);
  });
  it('shows hosts whose zone is not known, beside the others', () => {
    const { spots, boxes } = lay([thing('lost', 'host', 'nowhere')]);
    expect(spots.has('lost')).toBe(true);
    expect(boxes.map((box) => box.name)).toContain('zone not known');
  });
});
