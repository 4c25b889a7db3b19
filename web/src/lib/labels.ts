// Where names stand on a drawing, so that none lies over another or over a
// mark: each at the first free side of its mark, in the order given; one that
// finds no room is left out.

export type Box = [left: number, top: number, right: number, bottom: number];
export interface Name {
  id: string;
  text: string;
  x: number;
  y: number;
  reach: number; // from the mark's middle to its edge
  far?: number; // how much farther it may stand at a side, beyond what is beside its mark
  sure?: boolean; // stands whatever it lies over
}
export interface Standing {
  x: number; // from the mark's middle
  y: number;
  anchor: 'middle' | 'start' | 'end';
  box: Box;
}

export const over = (a: Box, b: Box) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

let pen: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();
// measure is how wide a text is in a face, as the browser sets it.
export function measure(text: string, font: string): number {
  const key = font + text;
  let w = widths.get(key);
  if (w === undefined) {
    pen ??= document.createElement('canvas').getContext('2d');
    if (pen) pen.font = font;
    w = pen?.measureText(text).width ?? text.length * 7;
    if (widths.size > 5000) widths.clear();
    widths.set(key, w);
  }
  return w;
}

// stand places names about their marks; marks are boxes that no name may
// cover but its own mark's.
export function stand(names: Name[], marks: { id: string; box: Box }[], font: string, size: number, room: Box): Map<string, Standing> {
  const out = new Map<string, Standing>();
  const taken: Box[] = [];
  for (const n of names) {
    if (!n.text || out.has(n.id) || n.x < room[0] || n.y < room[1] || n.x > room[2] || n.y > room[3]) continue;
    const w = measure(n.text, font) + 4;
    const gap = n.reach + 2;
    const half = size * 0.72;
    const places: Omit<Standing, 'box'>[] = [
      { x: 0, y: gap + size, anchor: 'middle' },
      { x: 0, y: -gap - size * 0.3, anchor: 'middle' },
      { x: gap + 2, y: size * 0.36, anchor: 'start' },
      { x: -gap - 2, y: size * 0.36, anchor: 'end' },
    ];
    if (n.far) places.push({ x: gap + n.far, y: size * 0.1, anchor: 'start' }, { x: -gap - n.far, y: size * 0.36, anchor: 'end' });
    let first: Standing | undefined;
    for (const p of places) {
      const left = n.x + p.x - (p.anchor === 'middle' ? w / 2 : p.anchor === 'end' ? w : 0);
      const mid = n.y + p.y - size * 0.34;
      const box: Box = [left, mid - half, left + w, mid + half];
      first ??= { ...p, box };
      if (box[0] < room[0] || box[2] > room[2] || box[1] < room[1] || box[3] > room[3]) continue;
      if (taken.some((o) => over(o, box)) || marks.some((m) => m.id !== n.id && over(m.box, box))) continue;
      out.set(n.id, { ...p, box });
      break;
    }
    if (n.sure && !out.has(n.id) && first) out.set(n.id, first);
    if (out.has(n.id)) taken.push(out.get(n.id)!.box);
  }
  return out;
}
