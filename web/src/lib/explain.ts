// What went wrong, in the language of the interface. In English the server's
// words are shown; in Arabic the message of its code, and the server's words
// only where another program said them.
import { Problem, type ProblemField, type Worded } from './api';
import { i18n, word } from './i18n/index.svelte';
import { messages, statuses } from './i18n/messages';

// A value within a sentence keeps its own direction.
const isolate = (s: string) => `\u2068${s}\u2069`;

// Codes of the codebook that stand in messages about claims and people; in
// messages about the lexicon they are words of its language.
const words: Record<string, (name: string, v: string) => string> = {
  needs_role: (name, v) => (name === 'user' ? v : word(i18n.t.signIn.role, v)),
  role_above: (_, v) => word(i18n.t.signIn.role, v),
  no_type: (name, v) => (name === 'kind' ? word(i18n.t.kind, v) : v),
  needs_claim_role: (name, v) => word(name === 'kind' ? i18n.t.kind : i18n.t.role, v),
  needs_one_role: (name, v) => (name === 'kind' ? word(i18n.t.kind, v) : i18n.list(v.split(', ').map((r) => word(i18n.t.role, r)))),
  filter_field: (_, v) => field(v) || v,
};

// told says a message of the server.
export function told(m: Worded | undefined, text: string | undefined): string {
  if (i18n.lang === 'en') return text ?? '';
  const form = m?.code && messages[m.code];
  if (!form) return text ? isolate(text) : '';
  return form.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'because') return told(m.because, m.because?.message);
    const v = m.params?.[name] ?? '';
    return isolate(words[m.code!]?.(name, v) ?? v);
  });
}

// field names a field of a request as the interface does; empty where it has
// no name for it.
function field(location: string): string {
  const t = i18n.t;
  const names: Record<string, string> = {
    ...t.filter, published_from: t.filter.from, published_to: t.filter.to, name: t.collections.name, user: t.signIn.user, password: t.signIn.password, role: t.account.role,
    days: t.account.days, note: t.act.comment, date: t.collections.date, urls: t.collections.address, outlet: t.collections.outlet, quote: t.dispatch.quote, chain: t.dispatch.chain, args: t.dispatch.roles,
  };
  const last = location.split(/[.:[\]\d]+/).filter((s) => s && s !== 'query' && s !== 'body' && s !== 'form' && s !== 'path' && s !== 'corrected' && s !== 'filter').at(-1) ?? '';
  if (location.startsWith('body.text:')) return '';
  return Object.hasOwn(names, last) ? names[last] : '';
}

function fault(f: ProblemField): string {
  const at = /^body\.text:(\d+):/.exec(f.location ?? '');
  const name = at ? `${i18n.t.lexicon.line} ${at[1]}` : field(f.location ?? '');
  return (name ? name + ': ' : '') + told(f, f.message);
}

// explain says what went wrong, field by field.
export function explain(x: unknown): string {
  if (!(x instanceof Problem)) return String(x);
  if (x.status === 0) return i18n.t.state.offline;
  const fields = x.fields.filter((f) => f.message && !(f.code && silent.has(f.code))).slice(0, 4).map(fault);
  // That something is wrong is said by what is.
  const lead = x.code === 'invalid' && fields.length ? [] : [x.code || i18n.lang === 'en' ? told(x, x.detail) : x.status > 0 ? statuses[x.status] ?? i18n.t.state.error + ': ' + isolate(x.detail) : isolate(x.detail)];
  return [...lead, ...fields].filter(Boolean).join(' · ');
}

// What the message around them says already.
const silent = new Set<string>(['taken', 'differs', 'not_hash', 'making_share', 'unknown']);
