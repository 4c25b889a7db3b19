// The map's style, in the page's own colours; no glyphs and no tiles are
// fetched. Arabic is shaped by the browser from the bundled face.
import type { ExpressionSpecification, StyleSpecification, GeoJSONSourceSpecification } from 'maplibre-gl';
import type { Base, XY } from './base';
import { css } from './marks';

type FC = GeoJSON.FeatureCollection;
const collect = (fs: [GeoJSON.Geometry, Record<string, unknown>?][]): FC => ({ type: 'FeatureCollection', features: fs.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties: properties ?? {} })) });
const lines = (coordinates: XY[][]): GeoJSON.Geometry => ({ type: 'MultiLineString', coordinates });
const area = (coordinates: XY[][]): GeoJSON.Geometry => ({ type: 'Polygon', coordinates });
const source = (data: FC): GeoJSONSourceSpecification => ({ type: 'geojson', data, tolerance: 0.3 });

// Marks of vowels would be set in the wrong place, and characters that
// isolate would make a label vanish.
export const plain = (s: string) => s.replace(/[\u064B-\u0652\u0640\u2066-\u2069\u200E\u200F]/g, '');

// Smaller towns come as the map comes nearer.
export const townFilter: ExpressionSpecification = ['all', ['==', ['get', 'kind'], 'town'], ['>=', ['get', 'rank'], ['step', ['zoom'], 8, 5, 7, 6.2, 6, 7.2, 5, 8, 4]]];

export const face = ['Plex Arabic'];

export function style(base: Base, lang: 'ar' | 'en'): StyleSpecification {
  const c = { sea: css('--sea'), land: css('--land'), lake: css('--lake'), line: css('--line'), rule: css('--rule'), edge: css('--edge'), ink: css('--ink'), ink2: css('--ink-2'), ink3: css('--ink-3'), act: css('--act') };
  const water = c.act;
  return {
    version: 8,
    sources: {
      land: source(collect(base.land.map((p) => [area(p)]))),
      coast: source(collect([[lines(base.coast)]])),
      lakes: source(collect(base.lakes.map((p) => [area(p)]))),
      rivers: source(collect(base.rivers.map((r) => [lines(r.lines), { rank: r.rank }]))),
      borders: source(collect(base.borders.map((b) => [lines(b.lines), { open: b.rank }]))),
      admin: source(collect([[lines(base.admin)]])),
      roads: source(collect([[lines(base.roads)]])),
      labels: source(collect(base.labels.map((l) => [{ type: 'Point', coordinates: l.at }, { kind: l.kind, rank: l.rank, key: l.keys[0], key2: l.keys[1], name: plain(lang === 'ar' ? l.ar : l.en), second: plain(lang === 'ar' ? l.en : l.ar) }]))),
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': c.sea } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': c.land, 'fill-antialias': false } },
      { id: 'admin', type: 'line', source: 'admin', minzoom: 4.6, paint: { 'line-color': c.rule, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.5, 9, 1.4] } },
      { id: 'roads', type: 'line', source: 'roads', minzoom: 5, paint: { 'line-color': c.rule, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.8, 10, 2.2], 'line-dasharray': [4, 2] } },
      { id: 'rivers', type: 'line', source: 'rivers', filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 4, 5.5, 6, 7, 9]], paint: { 'line-color': water, 'line-opacity': 0.5, 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.6, 9, 2.4] } },
      { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': c.lake, 'fill-outline-color': c.line } },
      { id: 'coast', type: 'line', source: 'coast', paint: { 'line-color': c.line, 'line-width': 0.9 } },
      { id: 'borders', type: 'line', source: 'borders', filter: ['==', ['get', 'open'], 0], paint: { 'line-color': c.edge, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.7, 9, 1.8] } },
      { id: 'unsettled', type: 'line', source: 'borders', filter: ['==', ['get', 'open'], 1], paint: { 'line-color': c.edge, 'line-width': 1.1, 'line-dasharray': [3, 2] } },
      {
        id: 'waters',
        type: 'symbol',
        source: 'labels',
        filter: ['any', ['==', ['get', 'kind'], 'sea'], ['all', ['in', ['get', 'kind'], ['literal', ['lake', 'river']]], ['>=', ['zoom'], 6.5]]],
        layout: { 'text-field': ['get', 'name'], 'text-font': face, 'text-size': ['interpolate', ['linear'], ['zoom'], 3, 10, 8, 13], 'symbol-sort-key': ['-', ['get', 'rank']] },
        paint: { 'text-color': water, 'text-halo-color': c.sea, 'text-halo-width': 1 },
      },
      {
        id: 'towns',
        type: 'symbol',
        source: 'labels',
        minzoom: 4,
        filter: townFilter,
        layout: {
          'text-field': ['step', ['zoom'], ['get', 'name'], 7.5, ['format', ['get', 'name'], {}, '\n', {}, ['get', 'second'], { 'font-scale': 0.78 }]],
          'text-font': face,
          'text-size': ['interpolate', ['linear'], ['zoom'], 5, ['+', 4, ['get', 'rank']], 10, ['+', 7.5, ['get', 'rank']]],
          'text-variable-anchor': ['top', 'bottom'],
          'text-radial-offset': 0.35,
          'symbol-sort-key': ['-', ['get', 'rank']],
          'text-max-width': 9,
          'icon-image': 'town',
          'icon-optional': false,
        },
        paint: { 'text-color': c.ink2, 'text-halo-color': c.land, 'text-halo-width': 1.4 },
      },
      {
        id: 'regions',
        type: 'symbol',
        source: 'labels',
        minzoom: 5.8,
        maxzoom: 8.6,
        filter: ['==', ['get', 'kind'], 'region'],
        layout: { 'text-field': ['get', 'name'], 'text-font': face, 'text-size': 11 },
        paint: { 'text-color': c.ink3, 'text-halo-color': c.land, 'text-halo-width': 1.2, 'text-opacity': 0.85 },
      },
      {
        id: 'countries',
        type: 'symbol',
        source: 'labels',
        maxzoom: 6.6,
        filter: ['==', ['get', 'kind'], 'country'],
        layout: { 'text-field': ['get', 'name'], 'text-font': face, 'text-size': ['interpolate', ['linear'], ['zoom'], 3, 10.5, 6, 16], 'text-max-width': 7 },
        paint: { 'text-color': c.ink3, 'text-halo-color': c.land, 'text-halo-width': 1.4 },
      },
    ],
  };
}
