// Requests to the server that the page came from, and to no other.

import type { components } from './schema';

export type Worded = Pick<components['schemas']['Message'], 'code' | 'params' | 'because'>;
export type ProblemField = components['schemas']['ProblemField'];

// Problem is an error in the form of RFC 9457, with its code.
export class Problem extends Error implements Worded {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly fields: ProblemField[] = [],
    said: Worded = {},
  ) {
    super(detail);
    Object.assign(this, { code: said.code, params: said.params, because: said.because });
  }
  declare readonly code: Worded['code'];
  declare readonly params: Worded['params'];
  declare readonly because: Worded['because'];
}

type Params = URLSearchParams | Record<string, string | number | boolean | undefined>;

export function address(path: string, ...params: Params[]): string {
  const q = new URLSearchParams();
  for (const p of params)
    if (p instanceof URLSearchParams) p.forEach((v, k) => q.append(k, v));
    else for (const [k, v] of Object.entries(p)) if (v !== undefined && v !== '') q.set(k, String(v));
  const s = q.toString();
  return '/api' + path + (s ? '?' + s : '');
}

async function call<T>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = { method, signal, headers: { accept: 'application/json' } };
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...init.headers, 'content-type': 'application/json' };
  }
  let r: Response;
  try {
    r = await fetch(url, init);
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw new Problem(0, String(e));
  }
  const json = r.status !== 204 && /json/.test(r.headers.get('content-type') ?? '') ? await r.json() : undefined;
  if (!r.ok) {
    // Whoever must sign in is told so once, by the shell.
    if (r.status === 401) dispatchEvent(new CustomEvent('isnad:signin'));
    throw new Problem(r.status, json?.detail ?? json?.title ?? r.statusText, json?.errors ?? [], json ?? {});
  }
  return json as T;
}

export const api = {
  get: <T>(path: string, params: Params = {}, signal?: AbortSignal) => call<T>('GET', address(path, params), undefined, signal),
  post: <T>(path: string, body: unknown, signal?: AbortSignal) => call<T>('POST', '/api' + path, body, signal),
  patch: <T>(path: string, body: unknown) => call<T>('PATCH', '/api' + path, body),
  put: <T>(path: string, body: unknown) => call<T>('PUT', '/api' + path, body),
  delete: (path: string) => call<void>('DELETE', '/api' + path),
};

// part makes one segment of a path.
export const part = encodeURIComponent;
