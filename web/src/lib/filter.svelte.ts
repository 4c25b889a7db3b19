// The one filter that all pages share. It lives in the address, under the
// API's own parameter names.
import { router } from './router.svelte';

export const listFields = ['collections', 'places', 'actors', 'kinds', 'types', 'degrees', 'polarity', 'certainty', 'tense', 'evidence', 'outlets', 'rulings', 'frames', 'dispatches', 'claims'] as const;
export const textFields = ['text', 'from', 'to', 'near', 'box'] as const;
export type ListField = (typeof listFields)[number];
export type TextField = (typeof textFields)[number];

class Filter {
  // params are the filter's own parameters, in a settled order: the same
  // filter gives the same string.
  params = $derived.by(() => {
    const q = new URLSearchParams();
    for (const f of textFields) if (router.query.get(f)) q.set(f, router.query.get(f)!);
    for (const f of listFields) for (const v of router.query.getAll(f)) q.append(f, v);
    return q;
  });
  key = $derived(this.params.toString());
  count = $derived([...new Set(this.params.keys())].filter((k) => k !== 'text').length);

  list(f: ListField): string[] {
    return router.query.getAll(f);
  }
  text(f: TextField): string {
    return router.get(f);
  }
  has(f: ListField, v: string): boolean {
    return this.list(f).includes(v);
  }
  toggle(f: ListField, v: string) {
    const l = this.list(f);
    router.set({ [f]: l.includes(v) ? l.filter((x) => x !== v) : [...l, v] }, false);
  }
  set(f: ListField | TextField, v: string | string[] | null) {
    router.set({ [f]: v }, false);
  }
  clear() {
    const gone: Record<string, null> = {};
    for (const f of [...listFields, ...textFields]) gone[f] = null;
    router.set(gone, false);
  }

  // with is the address of a page under this filter; changes come on top.
  with(path: string, changes: Record<string, string | string[] | null> = {}): string {
    const q = new URLSearchParams(this.params);
    for (const [k, v] of Object.entries(changes)) {
      q.delete(k);
      if (Array.isArray(v)) v.forEach((x) => q.append(k, x));
      else if (v !== null) q.set(k, v);
    }
    const s = q.toString();
    return path + (s ? '?' + s : '');
  }

  // dispatch is the address of a dispatch, and of a claim in it, with the filter
  // under which one came to it.
  dispatch(id: string, claim?: string): string {
    return this.with('/dispatches/' + encodeURIComponent(id), claim ? { claim } : {});
  }

  // body is the filter in the form of request bodies (isnad.Filter).
  get body(): Record<string, unknown> {
    const b: Record<string, unknown> = {};
    for (const f of listFields) if (this.list(f).length) b[f] = this.list(f);
    for (const f of ['text', 'from', 'to'] as const) if (this.text(f)) b[f] = this.text(f);
    const near = this.text('near').split(',').map(Number);
    if (near.length === 3 && near.every(Number.isFinite)) b.near = { lat: near[0], lon: near[1], km: near[2] };
    const box = this.text('box').split(',').map(Number);
    if (box.length === 4 && box.every(Number.isFinite)) b.box = { west: box[0], south: box[1], east: box[2], north: box[3] };
    return b;
  }
}

export const filter = new Filter();
