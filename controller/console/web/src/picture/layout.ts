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

/** How hosts stand in a zone: from one to the next, how many make a block, and how many it has room for at least. */
export interface Pitch {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
  readonly least: { readonly across: number; readonly down: number };
}
export const DENSE: Pitch = { x: 26, y: 26, across: 6, down: 3, least: { across: 5, down: 2 } };
/** Where they are few, each with its name under it. */
export const ROOMY: Pitch = { x: 74, y: 38, across: 3, down: 3, least: { across: 2, down: 1 } };
export const FEW = 60;

/** Where rows of boxes end, and whether what is no host stands left of the sites or under them. */
export interface Arrangement {
  readonly sites: number;
  readonly zones: number;
  readonly beside: boolean;
  readonly down: number; // where it stands beside them: in columns so many times as high as they are
  readonly pitch: Pitch;
}
export const BAR = { width: 236, height: 24 };
const HEAD = 20; // for the name of a box
const PAD = 8;
const GAP = 14;
export const USUAL: Arrangement = { sites: 1500, zones: 700, beside: true, down: 2, pitch: DENSE };
const BARS_DOWN = 14;

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
export function placeInZone(n: number, pitch: Pitch = DENSE): { column: number; row: number } {
  const inBlock = pitch.across * pitch.down;
  const block = Math.floor(n / inBlock);
  const skin = Math.floor(Math.sqrt(block));
  const step = block - skin * skin; // down the right side first, then along the bottom
  const [across, down] = step < skin ? [skin, step] : [step - skin, skin];
  const rest = n % inBlock;
  return { column: across * pitch.across + (rest % pitch.across), row: down * pitch.down + Math.floor(rest / pitch.across) };
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

  constructor(readonly pitch: Pitch) {}

  zoneSize(hosts: number): Size {
    const { x, y, least } = this.pitch;
    let { across, down } = least;
    for (let n = 0; n < hosts; n += 1) {
      const { column, row } = placeInZone(n, this.pitch);
      across = Math.max(across, column + 1);
      down = Math.max(down, row + 1);
    }
    return grown({ width: across * x, height: down * y });
  }

  zone(id: string, name: string, hosts: readonly Placeable[], x: number, y: number): void {
    const box: Box = { id, name, kind: 'zone', x, y, ...this.zoneSize(hosts.length) };
    this.boxes.push(box);
    this.zones.set(id, box);
    hosts.forEach((host, n) => {
      const { column, row } = placeInZone(n, this.pitch);
      // The name stands under the sign, so that lies above the middle where there is room for one.
      const middle = this.pitch === ROOMY ? 0.35 : 0.5;
      this.spots.set(host.id, { x: x + PAD + (column + 0.5) * this.pitch.x, y: y + HEAD + (row + middle) * this.pitch.y, shape: 'host' });
    });
  }

  domain(name: string, things: readonly Placeable[], x: number, y: number): void {
    this.boxes.push({ id: name, name, kind: 'domain', x, y, ...domainSize(things) });
    things.forEach((thing, n) => {
      const column = Math.floor(n / BARS_DOWN);
      this.spots.set(thing.id, { x: x + PAD + column * BAR.width, y: y + HEAD + (n % BARS_DOWN) * BAR.height, shape: 'bar' });
    });
  }
}

function domainSize(things: readonly Placeable[]): Size {
  const columns = Math.ceil(things.length / BARS_DOWN);
  return grown({ width: columns * BAR.width, height: Math.min(things.length, BARS_DOWN) * BAR.height });
}

/** What is no host: left of the sites in columns, or under them side by side. */
function drawDomains(drawing: Drawing, domains: readonly (readonly [string, readonly Placeable[]])[], sites: Size, arrangement: Arrangement): void {
  if (!arrangement.beside) {
    const { at } = shelve(domains.map(([, things]) => domainSize(things)), Math.max(sites.width, BAR.width + 2 * PAD));
    domains.forEach(([name, things], n) => drawing.domain(name, things, at[n]!.x, sites.height + GAP + at[n]!.y));
    return;
  }
  let right = -3 * GAP;
  let [down, widest] = [0, 0];
  for (const [name, things] of domains) {
    const { width, height } = domainSize(things);
    if (down > 0 && down + height > arrangement.down * sites.height) {
      right -= widest + GAP;
      [down, widest] = [0, 0];
    }
    drawing.domain(name, things, right - width, down);
    widest = Math.max(widest, width);
    down += height + GAP;
  }
}

function drawSites(drawing: Drawing, things: readonly Placeable[], { sites: width, zones: zonesEnd }: Arrangement): Size {
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
    return { id, inside, shelf: shelve(sizes, zonesEnd) };
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
export function lay(things: readonly Placeable[], arrangement: Arrangement = USUAL): Layout {
  const drawing = new Drawing(arrangement.pitch);
  const size = drawSites(drawing, things, arrangement);
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
  const domains = DOMAINS.flatMap(([name]) => (ofDomain.has(name) ? [[name, ofDomain.get(name)!] as const] : []));
  drawDomains(drawing, loose.length > 0 ? [...domains, ['links', loose] as const] : domains, size, arrangement);
  const left = drawing.boxes.reduce((least, box) => Math.min(least, box.x), 0);
  const right = drawing.boxes.reduce((most, box) => Math.max(most, box.x + box.width), 1);
  const height = drawing.boxes.reduce((most, box) => Math.max(most, box.y + box.height), 1);
  return { boxes: drawing.boxes, spots: drawing.spots, wires, left, top: 0, width: right - left, height };
}

/** How to lay things so that they are drawn as large as can be on a map so many times as wide as high. */
export function arranged(things: readonly Placeable[], aspect: number): Arrangement {
  const hosts = things.filter((thing) => thing.kind === 'host').length;
  if (things.length > 1500) return { ...USUAL, sites: aspect > 1.4 ? USUAL.sites : 760 };
  const pitch = hosts <= FEW ? ROOMY : DENSE;
  let best = { ...USUAL, pitch };
  let largest = 0;
  for (const sites of [1500, 760, 400]) {
    for (const zones of [700, 420, 260, 170].filter((one) => one <= sites)) {
      for (const down of [1, 2, Infinity, 0]) {
        const arrangement = { sites, zones, beside: down > 0, down, pitch };
        const { width, height } = lay(things, arrangement);
        const scale = Math.min(aspect / (width + 40), 1 / (height + 40));
        if (scale <= largest * 1.03) continue; // the usual one where another gains little
        best = arrangement;
        largest = scale;
      }
    }
  }
  return best;
}
