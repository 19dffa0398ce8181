/** Where things stand on the map. Only what they are and where they belong counts, not their state. */

export interface Placeable {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly within: string;
  readonly ends?: readonly [string, string];
}
export interface Box {
  readonly id: string; // of the site or zone; 'power' for a domain
  readonly name: string;
  readonly kind: 'site' | 'zone' | 'domain';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly shape: 'host' | 'bar';
}
export interface Wire {
  readonly id: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}
export interface Layout {
  readonly boxes: readonly Box[]; // what lies around comes first
  readonly spots: ReadonlyMap<string, Spot>;
  readonly wires: readonly Wire[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const HOST = 26; // from one host to the next
export const BAR = { width: 236, height: 24 };
const HEAD = 20; // for the name of a box
const PAD = 8;
const GAP = 14;
const SITE_WIDTH = 700; // zones of a site wrap there
/** Sites wrap there: one beside the other on a wide map, one under the other on a narrow one. */
export const WIDE = 1500;
export const NARROW = 760;
const BARS_DOWN = 14;
const BLOCK = { across: 6, down: 3 };
const LEAST = { width: 6 * HOST, height: 3 * HOST };

/** In the order in which their boxes stand. */
const DOMAINS: readonly (readonly [string, readonly string[]])[] = [
  ['functions', ['function']],
  ['power', ['busbar', 'line', 'generator']],
  ['water', ['tank', 'water district', 'pump', 'valve']],
  ['control', ['control point']],
  ['mobile', ['network function', 'radio cell', 'slice', 'subscribers']],
  ['information', ['population group', 'narrative', 'outlet']],
  ['people', ['staff']],
  ['alliance', ['partnership', 'supplier']],
];
const DOMAIN_OF = new Map(DOMAINS.flatMap(([domain, kinds]) => kinds.map((kind) => [kind, domain] as const)));
const FRAME = new Set(['site', 'zone', 'link', 'host']);

export function isOnMap(kind: string): boolean {
  return FRAME.has(kind) || DOMAIN_OF.has(kind);
}

/**
 * The place of the n-th host of a zone, whatever comes after it: blocks are filled one by one, and
 * blocks lie around each other like the skins of an onion, so that a zone grows about as wide as high.
 */
export function placeInZone(n: number): { column: number; row: number } {
  const inBlock = BLOCK.across * BLOCK.down;
  const block = Math.floor(n / inBlock);
  const skin = Math.floor(Math.sqrt(block));
  const step = block - skin * skin; // down the right side first, then along the bottom
  const [across, down] = step < skin ? [skin, step] : [step - skin, skin];
  const rest = n % inBlock;
  return { column: across * BLOCK.across + (rest % BLOCK.across), row: down * BLOCK.down + Math.floor(rest / BLOCK.across) };
}

interface Size {
  width: number;
  height: number;
}

/** Side by side, then the next row, in the order given: what comes later moves nothing before it. */
function shelve(sizes: readonly Size[], width: number): { at: { x: number; y: number }[]; size: Size } {
  const at: { x: number; y: number }[] = [];
  const size = { width: 0, height: 0 };
  let x = 0;
  let y = 0;
  let row = 0;
  for (const one of sizes) {
    if (x > 0 && x + one.width > width) {
      y += row + GAP;
      x = 0;
      row = 0;
    }
    at.push({ x, y });
    x += one.width + GAP;
    row = Math.max(row, one.height);
    size.width = Math.max(size.width, x - GAP);
    size.height = Math.max(size.height, y + row);
  }
  return { at, size };
}

const grown = (inside: Size): Size => ({ width: inside.width + 2 * PAD, height: inside.height + HEAD + PAD });

function grouped(things: readonly Placeable[], key: (thing: Placeable) => string): Map<string, Placeable[]> {
  const groups = new Map<string, Placeable[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}

class Drawing {
  readonly boxes: Box[] = [];
  readonly spots = new Map<string, Spot>();
  readonly zones = new Map<string, Box>();

  zoneSize(hosts: number): Size {
    let { width, height } = LEAST;
    for (let n = 0; n < hosts; n += 1) {
      const { column, row } = placeInZone(n);
      width = Math.max(width, (column + 1) * HOST);
      height = Math.max(height, (row + 1) * HOST);
    }
    return grown({ width, height });
  }

  zone(id: string, name: string, hosts: readonly Placeable[], x: number, y: number): void {
    const box: Box = { id, name, kind: 'zone', x, y, ...this.zoneSize(hosts.length) };
    this.boxes.push(box);
    this.zones.set(id, box);
    hosts.forEach((host, n) => {
      const { column, row } = placeInZone(n);
      this.spots.set(host.id, { x: x + PAD + (column + 0.5) * HOST, y: y + HEAD + (row + 0.5) * HOST, shape: 'host' });
    });
  }

  domain(name: string, things: readonly Placeable[], right: number, y: number): number {
    const columns = Math.ceil(things.length / BARS_DOWN);
    const rows = Math.min(things.length, BARS_DOWN);
    const { width, height } = grown({ width: columns * BAR.width, height: rows * BAR.height });
    const x = right - width;
    this.boxes.push({ id: name, name, kind: 'domain', x, y, width, height });
    things.forEach((thing, n) => {
      const column = Math.floor(n / BARS_DOWN);
      this.spots.set(thing.id, { x: x + PAD + column * BAR.width, y: y + HEAD + (n % BARS_DOWN) * BAR.height, shape: 'bar' });
    });
    return y + height + GAP;
  }
}

function drawSites(drawing: Drawing, things: readonly Placeable[], width: number): Size {
  const zones = things.filter((thing) => thing.kind === 'zone');
  const isZone = new Set(zones.map((zone) => zone.id));
  const isSite = new Set(things.filter((thing) => thing.kind === 'site').map((site) => site.id));
  const hosts = grouped(things.filter((thing) => thing.kind === 'host'), (host) => (isZone.has(host.within) ? host.within : ''));
  const somewhere: Placeable = { id: '', kind: 'zone', name: 'zone not known', within: '' };
  const all = hosts.has('') ? [...zones, somewhere] : zones;
  const bySite = grouped(all, (zone) => (isSite.has(zone.within) ? zone.within : ''));
  const names = new Map(things.filter((thing) => thing.kind === 'site').map((site) => [site.id, site.name]));
  const shelves = [...bySite].map(([id, inside]) => {
    const sizes = inside.map((zone) => drawing.zoneSize(hosts.get(zone.id)?.length ?? 0));
    return { id, inside, shelf: shelve(sizes, SITE_WIDTH) };
  });
  const sites = shelve(shelves.map(({ shelf }) => grown(shelf.size)), width);
  shelves.forEach(({ id, inside, shelf }, n) => {
    const { x, y } = sites.at[n]!;
    drawing.boxes.push({ id, name: names.get(id) ?? 'site not known', kind: 'site', x, y, ...grown(shelf.size) });
    inside.forEach((zone, z) => {
      const at = shelf.at[z]!;
      drawing.zone(zone.id, zone.name, hosts.get(zone.id) ?? [], x + PAD + at.x, y + HEAD + at.y);
    });
  });
  return sites.size;
}

/** From the border of a box towards the middle of another, so that lines do not cross the hosts inside. */
function border(from: Box, to: Box): { x: number; y: number } {
  const x = from.x + from.width / 2;
  const y = from.y + from.height / 2;
  const dx = to.x + to.width / 2 - x;
  const dy = to.y + to.height / 2 - y;
  const share = Math.min(
    dx === 0 ? Infinity : from.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : from.height / 2 / Math.abs(dy),
  );
  return Number.isFinite(share) ? { x: x + dx * share, y: y + dy * share } : { x, y };
}

/** Links whose ends are known are lines between zones; the others stand in a box of their own. */
export function lay(things: readonly Placeable[], width: number = WIDE): Layout {
  const drawing = new Drawing();
  const size = drawSites(drawing, things, width);
  const wires: Wire[] = [];
  const loose: Placeable[] = [];
  for (const link of things) {
    if (link.kind !== 'link') continue;
    const a = drawing.zones.get(link.ends?.[0] ?? '-');
    const b = drawing.zones.get(link.ends?.[1] ?? '-');
    if (!a || !b) {
      loose.push(link);
      continue;
    }
    const from = border(a, b);
    const to = border(b, a);
    wires.push({ id: link.id, x1: from.x, y1: from.y, x2: to.x, y2: to.y });
  }
  const ofDomain = grouped(things.filter((thing) => DOMAIN_OF.has(thing.kind)), (thing) => DOMAIN_OF.get(thing.kind)!);
  let down = 0;
  for (const [domain] of DOMAINS) {
    const inside = ofDomain.get(domain);
    if (inside) down = drawing.domain(domain, inside, -3 * GAP, down);
  }
  if (loose.length > 0) down = drawing.domain('links', loose, -3 * GAP, down);
  const left = drawing.boxes.reduce((least, box) => Math.min(least, box.x), 0);
  return {
    boxes: drawing.boxes,
    spots: drawing.spots,
    wires,
    left,
    top: 0,
    width: Math.max(size.width - left, 1),
    height: Math.max(size.height, down, 1),
  };
}
