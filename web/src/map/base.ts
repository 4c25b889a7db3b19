// The base map: fetched once when a map is first shown, and decoded from the
// delta-coded form that internal/mapgen writes.

export type XY = [number, number];
export interface Label {
  kind: string;
  ar: string;
  en: string;
  at: XY;
  rank: number;
  keys: string[]; // its names, as [nameKey] makes them alike
}
export interface Base {
  land: XY[][][];
  coast: XY[][];
  lakes: XY[][][];
  rivers: { rank: number; lines: XY[][] }[];
  borders: { rank: number; lines: XY[][] }[];
  admin: XY[][];
  roads: XY[][];
  labels: Label[];
}

// nameKey makes spellings of one name alike: without the article, marks and
// signs.
export const nameKey = (s: string): string =>
  s
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/^(?:ال|(?:al|el|an|ar|as|ash|at|az|ad)[- ])/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

let fetched: Promise<Base> | undefined;

export function baseMap(): Promise<Base> {
  return (fetched ??= load().catch((e) => {
    fetched = undefined;
    throw e;
  }));
}

async function load(): Promise<Base> {
  const r = await fetch('/map/base.json');
  if (!r.ok) throw new Error(`base map: ${r.status}`);
  const raw = await r.json();
  const line = (d: number[]): XY[] => {
    const out: XY[] = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < d.length; i += 2) out.push([(x += d[i]) / raw.scale, (y += d[i + 1]) / raw.scale]);
    return out;
  };
  const many = (ls: number[][]) => ls.map(line);
  const ranked = (fs: { r: number; l: number[][] }[]) => fs.map((f) => ({ rank: f.r, lines: many(f.l) }));
  return {
    land: raw.land.map(many),
    coast: many(raw.coast),
    lakes: raw.lakes.map(many),
    rivers: ranked(raw.rivers),
    borders: ranked(raw.borders),
    admin: many(raw.admin),
    roads: many(raw.roads),
    labels: raw.labels.map(([kind, ar, en, lon, lat, rank]: [string, string, string, number, number, number]) => ({ kind, ar, en, at: [lon / raw.scale, lat / raw.scale], rank, keys: [nameKey(ar), nameKey(en)] })),
  };
}

// The web maps' projection, with the world one unit wide.
export const project = ([lon, lat]: XY): XY => [(lon + 180) / 360, (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2];
export const unproject = ([x, y]: XY): XY => [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];

// kmToUnits is a length on the ground in units of the projected world.
export const kmToUnits = (km: number, lat: number) => km / (40075 * Math.cos((lat * Math.PI) / 180));

export type Bounds = [number, number, number, number]; // west, south, east, north

// extent is how far the base map reaches; beyond it nothing is drawn.
export const extent: Bounds = [-19, -7, 79, 55];
export const drawn = (p: { lon: number; lat: number }) => p.lon > extent[0] && p.lat > extent[1] && p.lon < extent[2] && p.lat < extent[3];

export function boundsOf(points: { lon: number; lat: number }[], least = 1): Bounds | undefined {
  if (!points.length) return undefined;
  let [w, s, e, n] = [180, 90, -180, -90];
  for (const p of points) [w, s, e, n] = [Math.min(w, p.lon), Math.min(s, p.lat), Math.max(e, p.lon), Math.max(n, p.lat)];
  const grow = (a: number, b: number): [number, number] => {
    const pad = Math.max(least - (b - a), (b - a) * 0.16) / 2;
    return [a - pad, b + pad];
  };
  [w, e] = grow(w, e);
  [s, n] = grow(s, n);
  return [w, s, e, n];
}

// mainBounds holds where most of what is shown lies: a point far from the
// middle, by the measure of how far the claims lie from it in general, does
// not widen the view.
export function mainBounds(points: { lon: number; lat: number; claims: number }[], least = 1): Bounds | undefined {
  const median = (of: [value: number, weight: number][]): number => {
    const sorted = [...of].sort((a, b) => a[0] - b[0]);
    const half = sorted.reduce((n, x) => n + x[1], 0) / 2;
    let n = 0;
    return (sorted.find((x) => (n += x[1]) >= half) ?? sorted[sorted.length - 1])?.[0] ?? 0;
  };
  const weight = (p: { claims: number }) => Math.max(1, Math.sqrt(p.claims));
  const [lon, lat] = [median(points.map((p) => [p.lon, weight(p)])), median(points.map((p) => [p.lat, weight(p)]))];
  const flat = Math.cos((lat * Math.PI) / 180);
  const off = (p: { lon: number; lat: number }) => Math.hypot((p.lon - lon) * flat, p.lat - lat);
  const usual = median(points.map((p) => [off(p), weight(p)]));
  return boundsOf(points.filter((p) => off(p) <= Math.max(2, 2.5 * usual)), least);
}
