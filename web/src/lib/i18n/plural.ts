// Numbers with their nouns, by the plural rules of the language.

const rules = { ar: new Intl.PluralRules('ar'), en: new Intl.PluralRules('en') };
const figures = { ar: new Intl.NumberFormat('ar-u-nu-latn'), en: new Intl.NumberFormat('en') };

export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

// counted returns a function from a number to the number with its noun; {n}
// stands for the figure.
export function counted(lang: 'ar' | 'en', forms: Forms): (n: number) => string {
  return (n) => (forms[rules[lang].select(n)] ?? forms.other).replace('{n}', figures[lang].format(n));
}

export const figure = (lang: 'ar' | 'en', n: number) => figures[lang].format(n);
