// A layout that depends on names alone: springs along relations, repulsion
// between parties, each connected part by itself, the parts then set in rows.
// No chance is in it, so that the same network looks the same tomorrow.

export interface Spot {
  x: number;
  y: number;
}

const length = 190; // of an edge at rest
const rounds = 260;

function hash(s: string): number {
  let h = 2166136261;
  for (const ch of s) h = Math.imul(h ^ ch.codePointAt(0)!, 16777619) >>> 0;
  return h;
}

// tall sets it for a page that is higher than wide.
export function layout(ids: string[], edges: [string, string][], tall = false): Map<string, Spot> {
  const sorted = [...ids].sort();
  const next = new Map<string, Set<string>>(sorted.map((id) => [id, new Set()]));
  for (const [a, b] of edges)
    if (a !== b) {
      next.get(a)?.add(b);
      next.get(b)?.add(a);
    }
  const seen = new Set<string>();
  const parts: string[][] = [];
  for (const id of sorted) {
    if (seen.has(id)) continue;
    const part: string[] = [];
    const todo = [id];
    seen.add(id);
    while (todo.length) {
      const x = todo.pop()!;
      part.push(x);
      for (const y of [...next.get(x)!].sort())
        if (!seen.has(y)) {
          seen.add(y);
          todo.push(y);
        }
    }
    parts.push(part);
  }
  const placed = parts.map((p) => spread(p, next, tall));
  // The largest parts first, in rows of about four to three.
  placed.sort((a, b) => b.w * b.h - a.w * a.h || (a.ids[0] < b.ids[0] ? -1 : 1));
  const wide = Math.max(placed[0]?.w ?? 0, Math.sqrt(placed.reduce((n, p) => n + p.w * p.h, 0) * (tall ? 0.7 : 1.7)));
  const out = new Map<string, Spot>();
  let x = 0;
  let y = 0;
  let row = 0;
  for (const p of placed) {
    if (x && x + p.w > wide) {
      x = 0;
      y += row;
      row = 0;
    }
    for (const [id, s] of p.spots) out.set(id, { x: s.x + x, y: s.y + y });
    x += p.w;
    row = Math.max(row, p.h);
  }
  return out;
}

function spread(ids: string[], next: Map<string, Set<string>>, tall: boolean) {
  const n = ids.length;
  const px = new Float64Array(n);
  const py = new Float64Array(n);
  const at = new Map(ids.map((id, i) => [id, i]));
  ids.forEach((id, i) => {
    const a = ((hash(id) % 360) * Math.PI) / 180;
    const r = length * 0.4 * Math.sqrt(n) * (0.5 + ((hash(id) >>> 9) % 100) / 100);
    px[i] = Math.cos(a) * r;
    py[i] = Math.sin(a) * r;
  });
  const pulls: [number, number][] = [];
  ids.forEach((id, i) => {
    for (const other of next.get(id)!) {
      const j = at.get(other)!;
      if (i < j) pulls.push([i, j]);
    }
  });
  for (let k = 0; k < rounds; k++) {
    const heat = (length / 3) * (1 - k / rounds);
    const dx = new Float64Array(n);
    const dy = new Float64Array(n);
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++) {
        let x = px[i] - px[j];
        let y = py[i] - py[j];
        let d = Math.hypot(x, y);
        if (d < 1) {
          x = i - j;
          y = 1;
          d = Math.hypot(x, y);
        }
        const f = (length * length) / d / d;
        dx[i] += x * f;
        dy[i] += y * f;
        dx[j] -= x * f;
        dy[j] -= y * f;
      }
    for (const [i, j] of pulls) {
      const x = px[i] - px[j];
      const y = py[i] - py[j];
      const f = Math.hypot(x, y) / length;
      dx[i] -= x * f;
      dy[i] -= y * f;
      dx[j] += x * f;
      dy[j] += y * f;
    }
    for (let i = 0; i < n; i++) {
      const d = Math.hypot(dx[i], dy[i]) || 1;
      const move = Math.min(d, heat);
      px[i] += (dx[i] / d) * move;
      py[i] += (dy[i] / d) * move;
    }
  }
  // A part lies along the page.
  const span = (p: Float64Array) => Math.max(...p) - Math.min(...p);
  if (n > 1 && span(py) > span(px) !== tall) for (let i = 0; i < n; i++) [px[i], py[i]] = [py[i], px[i]];
  const pad = 75;
  const [x0, y0] = [Math.min(...px), Math.min(...py)];
  return {
    ids,
    w: span(px) + 2 * pad,
    h: span(py) + 2 * pad,
    spots: ids.map((id, i): [string, Spot] => [id, { x: px[i] - x0 + pad, y: py[i] - y0 + pad }]),
  };
}
