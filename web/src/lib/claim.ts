// A claim in words: what a table, a list and a heading say of it.
import { i18n, word } from './i18n/index.svelte';
import type { ClaimRow, ClaimView, Cluster } from './types';

type Arg = { role: string; text: string; name_en?: string };
export type Sayable = { kind: string; type?: string; degree?: string; state?: string; mode?: string; args: Arg[] };

// Piece is a part of a sentence: a name is isolated from the line's direction.
export type Piece = { text: string; name?: boolean; verb?: boolean };

const first = (c: Sayable, role: string) => c.args.find((a) => a.role === role);

// What befell its patient: its sentence names the patient first, since "killed
// and wounded A → B" reads as if A were among the dead.
const befell = new Set(['kill', 'detain', 'destroy', 'displace']);

// sentence says the claim as holder, verb, place. Names stay as the text has
// them in Arabic; in English the known names stand in English.
export function sentence(c: Sayable): Piece[] {
  const t = i18n.t;
  const name = (a: Arg | undefined): Piece[] => (a ? [{ text: i18n.lang === 'en' ? a.name_en || a.text : a.text, name: true }] : []);
  const link = (key: string, a: Arg | undefined): Piece[] => (a ? [{ text: t.role[key as 'from'] ?? key }, ...name(a)] : []);
  switch (c.kind) {
    case 'control':
      return [...name(first(c, 'holder')), { text: word(i18n.lang === 'ar' ? t.controlType : t.type, c.type), verb: true }, ...name(first(c, 'place')), ...link('from', first(c, 'from'))];
    case 'route':
      return [{ text: c.mode && c.mode !== 'unsaid' ? word(t.mode, c.mode) : t.kind.route, verb: true }, ...link('from', first(c, 'from')), ...c.args.filter((a) => a.role === 'via').flatMap((a) => link('via', a)), ...link('to', first(c, 'to'))];
    case 'relation':
      return [...name(first(c, 'agent')), { text: relates(c.type), verb: true }, ...name(first(c, 'patient'))];
    case 'condition':
      return [...name(first(c, 'patient') ?? first(c, 'place')), { text: c.state || t.kind.condition, verb: true }];
    case 'presence':
      return [...name(first(c, 'agent')), { text: t.present, verb: true }, ...name(first(c, 'place'))];
    default: {
      const agent = first(c, 'agent');
      const patient = first(c, 'patient');
      const place = first(c, 'place') ?? first(c, 'to') ?? first(c, 'topic');
      const out: Piece[] = [{ text: word(t.type, c.type), verb: true }];
      if (agent && patient && befell.has(c.type ?? '')) out.push(...name(patient), { text: t.by }, ...name(agent));
      else out.push(...name(agent), { text: agent && patient ? i18n.arrow : '' }, ...name(patient));
      if (place) out.push({ text: '·' }, ...name(place));
      return out.filter((p) => p.text);
    }
  }
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
export const asSayable = (c: ClaimRow | ClaimView | Cluster): Sayable => ('affirming' in c ? { kind: c.kind, type: c.type, args: c.args } : (c as unknown as Sayable));
