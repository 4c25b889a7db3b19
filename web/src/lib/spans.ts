// Spans count code points, as the record does; strings count UTF-16 units.

export class CodePoints {
  readonly points: string[];
  constructor(readonly text: string) {
    this.points = Array.from(text);
  }
  slice(start: number, end: number): string {
    return this.points.slice(start, end).join('');
  }
  get length() {
    return this.points.length;
  }
}

export interface Word {
  start: number;
  end: number;
}

// words are the runs of letters, marks and digits.
export function words(cp: CodePoints): Word[] {
  const out: Word[] = [];
  const letter = /[\p{L}\p{M}\p{N}\u0640]/u;
  let start = -1;
  cp.points.forEach((c, i) => {
    const is = letter.test(c);
    if (is && start < 0) start = i;
    if (!is && start >= 0) {
      out.push({ start, end: i });
      start = -1;
    }
  });
  if (start >= 0) out.push({ start, end: cp.length });
  return out;
}

// Mark is something that lies over the text.
export interface Mark {
  start: number;
  end: number;
  name: string;
}

export interface Segment {
  start: number;
  end: number;
  text: string;
  marks: Mark[];
  opens: Mark[]; // marks that begin here
}

// segments cuts the range [from, to) at every edge of a mark.
export function segments(cp: CodePoints, from: number, to: number, marks: Mark[]): Segment[] {
  const here = marks.filter((m) => m.end > from && m.start < to && m.end > m.start);
  const cuts = new Set([from, to]);
  for (const m of here) {
    if (m.start > from) cuts.add(m.start);
    if (m.end < to) cuts.add(m.end);
  }
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(0, -1).map((start, i) => {
    const end = at[i + 1];
    const over = here.filter((m) => m.start < end && m.end > start);
    return { start, end, text: cp.slice(start, end), marks: over, opens: over.filter((m) => Math.max(m.start, from) === start) };
  });
}

// paragraphs are the ranges between line ends.
export function paragraphs(cp: CodePoints): Word[] {
  const out: Word[] = [];
  let start = 0;
  cp.points.forEach((c, i) => {
    if (c === '\n') {
      out.push({ start, end: i });
      start = i + 1;
    }
  });
  out.push({ start, end: cp.length });
  return out.filter((p) => p.end > p.start);
}

// direction is that of a text by its first letter: names of roles, which stand
// among its words in the language of the interface, do not turn it round.
export function direction(text: string): 'rtl' | 'ltr' {
  const m = /\p{L}/u.exec(text);
  return !m || /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(m[0]) ? 'rtl' : 'ltr';
}
