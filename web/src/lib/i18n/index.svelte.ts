// The language of the interface. `dir` stands on <body>: with it on <html>
// the map's labels lose the order of their brackets.
import { ar } from './ar';
import { en } from './en';
import { nameLike, transliterate } from '../translit';
import { figure } from './plural';

export type Lang = 'ar' | 'en';

class I18n {
  lang = $state<Lang>('ar');
  t = $derived(this.lang === 'ar' ? ar : en);
  dir = $derived<'rtl' | 'ltr'>(this.lang === 'ar' ? 'rtl' : 'ltr');

  constructor() {
    const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('lang');
    this.set(asked === 'en' ? 'en' : 'ar');
  }

  set(lang: Lang) {
    this.lang = lang;
    localStorage.setItem('lang', lang);
    document.documentElement.lang = lang;
    document.body.dir = lang === 'ar' ? 'rtl' : 'ltr';
  }

  // arrow points onward in the line.
  arrow = $derived(this.lang === 'ar' ? '←' : '→');

  // colon parts a doer from a deed that is named by a noun.
  colon = $derived(this.lang === 'ar' ? ':' : '');

  // country is the name of a country by its ISO 3166 code.
  country(code: string | undefined): string {
    if (!code || !/^[A-Z]{2}$/.test(code)) return code ?? '';
    return regions[this.lang].of(code) ?? code;
  }

  // figure writes a number; both languages use the digits 0 to 9, as the
  // dispatches mostly do.
  figure(n: number) {
    return figure(this.lang, n);
  }

  // date writes an ISO date of any precision: 2017, 2017-11, 2017-11-09.
  date(iso: string | undefined, style: 'short' | 'long' = 'short'): string {
    if (!iso) return '';
    const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso);
    if (!m) return iso;
    const d = new Date(Date.UTC(+m[1], m[2] ? +m[2] - 1 : 0, m[3] ? +m[3] : 1));
    const f: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
    if (m[2]) f.month = style === 'long' ? 'long' : 'short';
    if (m[3]) f.day = 'numeric';
    if (m[3] && style === 'long') f.weekday = 'long';
    return formatter(this.lang, f).format(d);
  }

  // weekday is the day of the week, as short as the language writes it.
  weekday(iso: string): string {
    return formatter(this.lang, { weekday: this.lang === 'ar' ? 'narrow' : 'short', timeZone: 'UTC' }).format(new Date(iso));
  }

  time(iso: string): string {
    return formatter(this.lang, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
  }

  // list joins words with the language's comma.
  list(words: (string | undefined)[]): string {
    return words.filter(Boolean).join(this.lang === 'ar' ? '، ' : ', ');
  }

  // name is the name of a thing in the language. Where no list has it in
  // English, it stands there in Latin letters, and a phrase as it is.
  name(x: { name?: string; name_en?: string; text?: string; id?: string }): string {
    const arabic = x.name || x.text || '';
    return (this.lang === 'en' ? x.name_en || latin(arabic) : arabic || x.name_en) || x.id || '';
  }
}

const latin = (arabic: string) => (nameLike(arabic) ? transliterate(arabic) : arabic);

const regions = { ar: new Intl.DisplayNames('ar', { type: 'region' }), en: new Intl.DisplayNames('en', { type: 'region' }) };
const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(lang: Lang, f: Intl.DateTimeFormatOptions) {
  const key = lang + JSON.stringify(f);
  let x = formatters.get(key);
  if (!x) formatters.set(key, (x = new Intl.DateTimeFormat(lang === 'ar' ? 'ar-SY-u-nu-latn' : 'en-GB', f)));
  return x;
}

export const i18n = new I18n();

// word looks a code of the codebook up; codes that the dictionary lacks are
// shown as they are.
export function word(table: Record<string, string>, code: string | undefined): string {
  return code ? (table[code] ?? code) : '';
}
