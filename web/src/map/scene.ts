// What the map shows above its base: claimed control at a date, events and
// routes, in one form for the WebGL map and the plain one.
import { i18n, word } from '../lib/i18n/index.svelte';
import type { ControlMap, ControlPlace, MapPoints, RouteLine } from '../lib/types';
import { asURL, controlSize, css, drawControl, drawEvent, eventSize, familyOf, partyColours, type ControlMark, type Family } from './marks';

export interface SceneSpot {
  id: string;
  name: string;
  of?: { name?: string; name_en?: string }; // where it is one place
  label: string; // on the map; empty where another mark says the same
  lon: number;
  lat: number;
  km: number;
  mark?: ControlMark;
  place?: ControlPlace;
  event?: { family: Family; claims: number };
  claims: number;
  places: number; // several places put together
  fan: number; // of several marks at one point, which: each stands beside the others
  beside?: 'own' | 'near' | 'part'; // the event stands beside a mark: its place's own, a near one's, one of a place only described
  opens?: string; // the place that stands for several
}
export interface Scene {
  spots: SceneSpot[];
  routes: RouteLine[];
  colours: Map<string, string>;
  holders: { id: string; name: string; places: number }[];
}

export interface Layers {
  control: boolean;
  events: boolean;
  routes: boolean;
  reach: boolean;
}

export function scene(control: ControlMap | undefined, points: MapPoints | undefined, routes: RouteLine[] | undefined, show: Layers, zoom: number): Scene {
  const paper = css('--land');
  const places = show.control ? (control?.places ?? []).filter((p) => p.holders.length) : [];
  const ids = new Map<string, { name: string; places: number }>();
  for (const p of control?.places ?? [])
    for (const h of p.holders) {
      const x = ids.get(h.holder.id) ?? { name: i18n.name(h.holder), places: 0 };
      x.places++;
      ids.set(h.holder.id, x);
    }
  const colours = partyColours([...ids.keys()]);
  // A point may stand for several places that lie close at this zoom.
  const counts = new Map((points?.points ?? []).filter((p) => p.places === 1).map((p) => [p.id, p.claims]));
  const spots = new Map<string, SceneSpot>();
  // What lies at one point: places that are only described have the point of
  // the one that they are parts of.
  const at = (p: { lat: number; lon: number }) => `${p.lat.toFixed(3)},${p.lon.toFixed(3)}`;
  const first = new Map<string, SceneSpot>();
  const marks = new Map<string, number>();
  for (const p of places) {
    const [a, b] = p.holders;
    const n = marks.get(at(p.place)) ?? 0;
    marks.set(at(p.place), n + 1);
    // A place that is only described has a point and no identity.
    const id = p.place.id || `~${p.place.lat},${p.place.lon},${p.place.name}`;
    const spot: SceneSpot = {
      id,
      name: i18n.name(p.place),
      of: p.place,
      label: i18n.name(p.place),
      fan: n,
      beside: 'own',
      lon: p.place.lon,
      lat: p.place.lat,
      km: p.place.accuracy_km ?? 0,
      mark: { colour: colours.get(a.holder.id)!, degree: firmness(a), other: p.disputed && b && b.holder.id !== a.holder.id ? colours.get(b.holder.id) : undefined, denied: a.denying > 0, paper },
      place: p,
      claims: counts.get(p.place.id) ?? p.holders.length,
      places: 1,
    };
    spots.set(id, spot);
    // What is said of a point as a whole is told of the place that has a name.
    if (!n && p.place.id) first.set(at(p.place), spot);
  }
  // A mark that lies within a few pixels of an event would hide it.
  const near = (9 * 78.27) / 2 ** (zoom + 0.5) / 111; // degrees of latitude
  const hidden = (p: { lat: number; lon: number }): SceneSpot['beside'] => {
    const by = places.filter((m) => Math.abs(m.place.lat - p.lat) < near && Math.abs(m.place.lon - p.lon) < near);
    return by.some((m) => m.place.id) ? 'near' : by.length ? 'part' : undefined;
  };
  if (show.events)
    for (const p of points?.points ?? []) {
      const by = new Map<Family, number>();
      let n = 0;
      for (const [key, count] of Object.entries(p.types)) {
        const [kind, type] = key.split('.');
        if (kind !== 'event') continue;
        by.set(familyOf(type), (by.get(familyOf(type)) ?? 0) + count);
        n += count;
      }
      if (!n) continue;
      const family = [...by].sort((x, y) => y[1] - x[1])[0][0];
      // An event at a mark's own point stands beside it, or the mark would hide it.
      const s = (p.places === 1 && p.id && spots.get(p.id)) || first.get(at(p));
      const id = p.places === 1 && p.id ? p.id : `~${p.lat},${p.lon}`;
      if (s) {
        s.event = { family, claims: n };
        s.claims = Math.max(s.claims, p.claims);
        s.places = Math.max(s.places, p.places);
      } else spots.set(id, { id, of: p.places > 1 ? undefined : p, name: p.places > 1 ? `${i18n.name(p)} +${p.places - 1}` : i18n.name(p), label: spots.has(p.id) ? '' : i18n.name(p), lon: p.lon, lat: p.lat, km: p.accuracy_km ?? 0, event: { family, claims: n }, claims: p.claims, places: p.places, fan: 0, beside: hidden(p), opens: p.id || undefined });
    }
  return {
    spots: [...spots.values()],
    routes: show.routes ? (routes ?? []) : [],
    colours,
    holders: [...ids].map(([id, x]) => ({ id, ...x })).sort((a, b) => b.places - a.places || (a.id < b.id ? -1 : 1)),
  };
}

// titleOf names a mark with who is said to hold its place, or with what is said
// of it.
export const titleOf = (s: SceneSpot): string => `${s.name}: ${s.place ? i18n.list(s.place.holders.map((h) => i18n.name(h.holder))) + (s.place.disputed ? ` (${i18n.t.network.disputed})` : '') : i18n.t.n.claims(s.event?.claims ?? s.claims)}`;

// fans are where marks at one point stand about it, in pixels, smaller than the
// first; the event's place is free.
export const fans: [number, number][] = [
  [0, 0],
  [-14, 7],
  [-1, 15],
  [12, 11],
  [-13, -8],
  [0, -16],
];
export const fanned = 0.66; // of a mark's size
export const fan = (s: { fan: number }): [number, number] => fans[Math.min(s.fan, fans.length - 1)];
export const eventBeside: [number, number] = [19, -7];

// A place as wide as a country is no point: a way that ends there is drawn as
// one whose end nobody named.
export const vague = 100;
export const legs = (r: RouteLine): { points: RouteLine['points']; vague: boolean }[] => r.points.slice(1).map((p, i) => ({ points: [r.points[i], p], vague: Math.max(p.accuracy_km ?? 0, r.points[i].accuracy_km ?? 0) >= vague }));

// firmness is how a holder's mark is hatched: a place fought over or about to
// fall is not held.
export const firmness = (h: { type: string; degree?: string }): string => (h.type === 'contest' || h.type === 'approach' ? 'contest' : (h.degree ?? 'full'));

export const controlKey = (m: ControlMark) => `control|${m.colour}|${m.degree}|${m.other ?? ''}|${m.denied ? 1 : ''}|${m.paper}`;
export const eventKey = (f: Family, colour: string, paper: string) => `event|${f}|${colour}|${paper}`;

// drawKey draws an image by its key, as the map asks for it.
export function drawKey(key: string): HTMLCanvasElement | undefined {
  const p = key.split('|');
  if (p[0] === 'control') return drawControl({ colour: p[1], degree: p[2], other: p[3] || undefined, denied: !!p[4], paper: p[5] });
  if (p[0] === 'event') return drawEvent(p[1] as Family, p[2], p[3]);
  return undefined;
}
export const controlURL = (m: ControlMark) => asURL(controlKey(m), () => drawControl(m));
export const eventURL = (f: Family) => {
  const [colour, paper] = [css('--k-event'), css('--land')];
  return asURL(eventKey(f, colour, paper), () => drawEvent(f, colour, paper));
};
export { controlSize, eventSize };

export const degreeWord = (d: string) => word(i18n.t.degree, d);
