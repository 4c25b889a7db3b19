// Marks on the map, drawn once on a canvas for both the WebGL map and the
// plain one.

// Colours of parties: told apart by hue and lightness, none of them a flag's.
const wheel = ['#2f6f8f', '#b5651d', '#6b8e23', '#8e4585', '#c49a1a', '#3c5aa6', '#b0413e', '#2e8b78', '#7a6a53', '#5d5d8a', '#a8577e', '#4f7942'];

// partyColours gives each id a colour that depends on the id alone, except
// where two ids of one view would share it.
export function partyColours(ids: string[]): Map<string, string> {
  const out = new Map<string, string>();
  const taken = new Set<number>();
  for (const id of [...new Set(ids)].sort()) {
    let h = 2166136261;
    for (const ch of id) h = Math.imul(h ^ ch.codePointAt(0)!, 16777619) >>> 0;
    let i = h % wheel.length;
    if (taken.size < wheel.length) while (taken.has(i)) i = (i + 1) % wheel.length;
    taken.add(i);
    out.set(id, wheel[i]);
  }
  return out;
}

export interface ControlMark {
  colour: string;
  degree: string;
  other?: string; // colour of the competing holder: the mark is split
  denied?: boolean;
  paper: string;
}

const scale = 2;

function canvas(size: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const c = document.createElement('canvas');
  c.width = c.height = size * scale;
  const g = c.getContext('2d', { willReadFrequently: true })!;
  g.scale(scale, scale);
  return [c, g];
}

export const controlSize = 24;

// drawControl: firmness is hatching. Full is solid, part wide stripes, by
// fire dots, siege a ring, contested crossed stripes; a dispute splits it.
export function drawControl(m: ControlMark): HTMLCanvasElement {
  const [c, g] = canvas(controlSize);
  const r = 9;
  const half = (colour: string, side: -1 | 0 | 1) => {
    g.save();
    if (side) {
      g.beginPath();
      // The cut leans, as a split seal.
      g.moveTo(15, 0);
      g.lineTo(side < 0 ? 0 : 24, 0);
      g.lineTo(side < 0 ? 0 : 24, 24);
      g.lineTo(9, 24);
      g.closePath();
      g.clip();
    }
    g.beginPath();
    g.arc(12, 12, r, 0, Math.PI * 2);
    g.fillStyle = m.paper;
    g.fill();
    g.clip();
    g.strokeStyle = g.fillStyle = colour;
    const stripes = (gap: number, w: number, lean: 1 | -1) => {
      g.lineWidth = w;
      for (let i = -24; i < 48; i += gap) {
        g.beginPath();
        g.moveTo(i, lean > 0 ? 0 : 24);
        g.lineTo(i + 24, lean > 0 ? 24 : 0);
        g.stroke();
      }
    };
    switch (m.degree) {
      case 'part':
        stripes(4.6, 2.1, -1);
        break;
      case 'fire':
        for (let y = 4; y < 22; y += 4) for (let x = 3 + ((y / 4) % 2) * 2; x < 22; x += 4) g.fillRect(x, y, 1.6, 1.6);
        break;
      case 'contest':
        stripes(5, 1.3, -1);
        stripes(5, 1.3, 1);
        break;
      case 'siege':
        break;
      default:
        g.fillRect(0, 0, 24, 24);
    }
    g.restore();
    g.save();
    if (side) {
      g.beginPath();
      g.moveTo(15, 0);
      g.lineTo(side < 0 ? 0 : 24, 0);
      g.lineTo(side < 0 ? 0 : 24, 24);
      g.lineTo(9, 24);
      g.closePath();
      g.clip();
    }
    g.beginPath();
    g.arc(12, 12, r, 0, Math.PI * 2);
    g.strokeStyle = colour;
    g.lineWidth = m.degree === 'siege' ? 3.4 : 1.8;
    if (m.degree === 'siege') g.setLineDash([3.2, 2.2]);
    g.stroke();
    g.restore();
  };
  // A paper rim keeps the mark off whatever lies under it.
  g.beginPath();
  g.arc(12, 12, r + 2, 0, Math.PI * 2);
  g.fillStyle = m.paper;
  g.fill();
  if (m.other) {
    half(m.colour, -1);
    half(m.other, 1);
    g.strokeStyle = m.paper;
    g.lineWidth = 2.4;
    g.beginPath();
    g.moveTo(15.5, 1);
    g.lineTo(8.5, 23);
    g.stroke();
  } else half(m.colour, 0);
  if (m.denied) {
    g.strokeStyle = '#c0341d';
    g.lineWidth = 2.4;
    g.beginPath();
    g.moveTo(4, 20);
    g.lineTo(20, 4);
    g.stroke();
  }
  return c;
}

export type Family = 'strike' | 'fight' | 'move' | 'people' | 'things' | 'deal';
export const families: Record<Family, string[]> = {
  strike: ['airstrike', 'shelling', 'explosion'],
  fight: ['clash', 'attack', 'repel', 'encircle', 'clear'],
  move: ['advance', 'withdraw', 'deploy'],
  people: ['kill', 'detain', 'release', 'displace', 'return', 'protest', 'aid'],
  things: ['destroy', 'open', 'close'],
  deal: ['meet', 'agree', 'break', 'state', 'accuse', 'demand', 'threaten', 'reject', 'sanction', 'appoint', 'other'],
};
export const familyOf = (type: string): Family => (Object.keys(families) as Family[]).find((f) => families[f].includes(type)) ?? 'deal';

export const eventSize = 18;

export function drawEvent(f: Family, colour: string, paper: string): HTMLCanvasElement {
  const [c, g] = canvas(eventSize);
  g.lineJoin = g.lineCap = 'round';
  const path = () => {
    g.beginPath();
    switch (f) {
      case 'strike':
        g.moveTo(9, 3.5), g.lineTo(14.5, 13.5), g.lineTo(3.5, 13.5), g.closePath();
        break;
      case 'fight':
        g.moveTo(4.5, 4.5), g.lineTo(13.5, 13.5), g.moveTo(13.5, 4.5), g.lineTo(4.5, 13.5);
        break;
      case 'move':
        g.moveTo(4, 4.5), g.lineTo(9, 9), g.lineTo(4, 13.5), g.moveTo(9, 4.5), g.lineTo(14, 9), g.lineTo(9, 13.5);
        break;
      case 'people':
        g.arc(9, 9, 4.4, 0, Math.PI * 2);
        break;
      case 'things':
        g.rect(4.6, 4.6, 8.8, 8.8);
        break;
      default:
        g.moveTo(9, 3), g.lineTo(15, 9), g.lineTo(9, 15), g.lineTo(3, 9), g.closePath();
    }
  };
  g.strokeStyle = paper;
  g.lineWidth = 5;
  path();
  g.stroke();
  g.strokeStyle = g.fillStyle = colour;
  g.lineWidth = 2;
  path();
  if (f === 'strike' || f === 'things') g.fill();
  g.stroke();
  return c;
}

const urls = new Map<string, string>();
export function asURL(key: string, draw: () => HTMLCanvasElement): string {
  let u = urls.get(key);
  if (!u) urls.set(key, (u = draw().toDataURL()));
  return u;
}

export const css = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
