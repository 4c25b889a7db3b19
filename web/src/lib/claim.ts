// A claim in words: what a table, a list and a heading say of it.
import { i18n, word } from './i18n/index.svelte';
import type { ClaimRow, ClaimView, Cluster } from './types';

type Arg = { role: string; text: string; name_en?: string };
type Count = { what: string; min: number | null; max: number | null };
export type Sayable = { kind: string; type?: string; degree?: string; state?: string; mode?: string; args: Arg[]; counts?: Count[]; quote?: string | { text?: string } };

// Piece is a part of a sentence: a name is isolated from the line's direction.
// In Arabic, whose type words are nouns, a colon parts the doer from the deed.
export type Piece = { text: string; name?: { name_en?: string; text?: string }; verb?: boolean; parted?: boolean };

const first = (c: Sayable, role: string) => c.args.find((a) => a.role === role);

// What befell its patient: its sentence names the patient first, since "killed
// and wounded A → B" reads as if A were among the dead.
const befell = new Set(['kill', 'detain', 'destroy', 'displace']);

// sentence says the claim as holder, verb, place. Names stay as the text has
// them in Arabic; in English the known names stand in English.
export function sentence(c: Sayable): Piece[] {
  const t = i18n.t;
  const name = (a: Arg | undefined): Piece[] => (a ? [{ text: i18n.name(a), name: a }] : []);
  const link = (key: string, a: Arg | undefined): Piece[] => (a ? [{ text: t.role[key as 'from'] ?? key }, ...name(a)] : []);
  switch (c.kind) {
    case 'control': {
      const holder = first(c, 'holder');
      // Without a holder English turns the sentence round; Arabic has a noun.
      if (!holder && i18n.lang === 'en') return [...name(first(c, 'place')), { text: word(t.controlPassive, c.type), verb: true }, ...link('from', first(c, 'from'))];
      return [...name(holder), { text: word(t.controlSays, c.type), verb: true, parted: !!holder }, ...name(first(c, 'place')), ...link('from', first(c, 'from'))];
    }
    case 'route':
      return [{ text: c.mode && c.mode !== 'unsaid' ? word(t.mode, c.mode) : t.kind.route, verb: true }, ...link('from', first(c, 'from')), ...c.args.filter((a) => a.role === 'via').flatMap((a) => link('via', a)), ...link('to', first(c, 'to'))];
    case 'relation':
      return [...name(first(c, 'agent')), { text: relates(c.type), verb: true, parted: !!first(c, 'agent') }, ...name(first(c, 'patient'))];
    case 'condition': {
      const [patient, place] = [first(c, 'patient'), first(c, 'place')];
      return [...name(patient ?? place), { text: c.state || t.kind.condition, verb: true }, ...(patient && place && !alike(patient, place) ? [{ text: t.at.place }, ...name(place)] : [])];
    }
    case 'presence':
      return [...name(first(c, 'agent')), { text: t.present, verb: true, parted: !!first(c, 'agent') }, ...name(first(c, 'place'))];
    default:
      return event(c, name);
  }
}

// event says what happened, to whom and by whom, or what else is known of it:
// how many, where, about what, and at the least the words themselves.
function event(c: Sayable, name: (a: Arg | undefined) => Piece[]): Piece[] {
  const t = i18n.t;
  const type = c.type ?? '';
  const agent = first(c, 'agent');
  const all = (c.counts ?? []).flatMap((n) => howMany(n) ?? []);
  // Who is told only by number is said by number.
  const told = first(c, 'patient');
  const patient = told && all.length && (/^[\d٠-٩]/.test(told.text) || (i18n.lang === 'en' && !told.name_en)) ? undefined : told;
  const counts = patient ? [] : all;
  const counted = counts.length && type === 'kill';
  const out: Piece[] = [{ text: counted ? i18n.list(counts) : word(t.type, c.type), verb: true }];
  if (agent && (patient || counted) && befell.has(type)) out.push(...name(patient), { text: t.by }, ...name(agent));
  else if (agent && patient) out.push(...name(agent), { text: i18n.arrow }, ...name(patient));
  else out.push(...name(agent), ...name(patient));
  const where = (['place', 'to', 'topic'] as const).map((role) => [role, first(c, role)] as const).filter(([, a]) => a && !(agent && alike(agent, a)) && !(patient && alike(patient, a)));
  for (const [role, a] of agent || patient ? where.slice(0, 1) : where) out.push({ text: t.at[role] }, ...name(a));
  if (counts.length && !counted) out.push({ text: `(${i18n.list(counts)})` });
  if (agent || patient) return out;
  if (unnamed.both.has(type)) out.push({ text: t.unnamed.both });
  else if (unnamed.agent.has(type)) out.push({ text: t.unnamed.agent });
  if (where.length || counts.length) return out;
  const other = c.args.find((a) => a.text);
  if (other) return [...out, { text: word(t.role, other.role) }, ...name(other)];
  const words = (typeof c.quote === 'string' ? c.quote : c.quote?.text)?.split(/\s+/) ?? [];
  return words.length ? [...out, { text: `«${words.slice(0, 8).join(' ')}${words.length > 8 ? '…' : ''}»`, name: {} }] : out;
}
const unnamed = { both: new Set(['clash', 'meet']), agent: new Set(['attack', 'shelling', 'airstrike', 'kill', 'detain', 'destroy']) };

// alike says that two roles have one name: it is said once.
const alike = (a: Arg, b: Arg) => a.text === b.text || (!!a.name_en && a.name_en === b.name_en);

// howMany is a number of a claim with its noun: 5 killed, at least 12 wounded.
export function howMany(n: Count): string | undefined {
  const t = i18n.t;
  const noun = t.counted[n.what as 'killed'];
  const most = n.max ?? n.min;
  if (!noun || most === null) return undefined;
  const s = noun(most);
  if (n.min === n.max) return s;
  if (n.max === null) return t.atLeast(s);
  if (n.min === null) return t.atMost(s);
  return s.includes(i18n.figure(most)) ? s.replace(i18n.figure(most), `${i18n.figure(n.min)}–${i18n.figure(most)}`) : s;
}

// relates is what stands between two parties.
export const relates = (type: string | undefined): string => word({ ...i18n.t.type, ...i18n.t.relates }, type);

// facetName names a value of the filter's fields.
export function facetName(field: string, value: string, f?: { name?: string; name_en?: string }): string {
  const t = i18n.t;
  const tables: Record<string, Record<string, string>> = {
    kinds: t.kind,
    types: t.type,
    degrees: t.degree,
    polarity: t.polarity,
    certainty: t.certainty,
    tense: t.tense,
    evidence: t.evidence,
    rulings: t.ruling,
  };
  // Control's types read as verbs in sentences; as values they are nouns.
  if (field === 'types' && value in t.controlType) return word(t.controlType, value);
  if (tables[field]) return word(tables[field], value);
  return i18n.name({ name: f?.name, name_en: f?.name_en, id: value });
}

// named puts the English names that a dispatch's mentions carry beside the
// words of a claim's roles.
export function named<T extends ClaimView>(c: T, mentions: { id: string; name_en?: string }[]): T {
  const en = new Map(mentions.map((m) => [m.id, m.name_en]));
  return { ...c, args: c.args.map((a) => (a.mention && en.get(a.mention) ? { ...a, name_en: en.get(a.mention) } : a)) };
}

export const rulingTone = (r: string) => ({ accept: 'good', add: 'good', correct: 'amber', merge: 'amber', split: 'amber', reject: 'red' })[r] ?? '';

// A cluster's state is how it is corroborated, not a condition's words.
export const asSayable = (c: ClaimRow | ClaimView | Cluster): Sayable => ('affirming' in c ? { kind: c.kind, type: c.type, args: c.args, counts: c.numbers.map((n) => ({ what: n.what, min: n.low, max: n.high })) } : (c as unknown as Sayable));
