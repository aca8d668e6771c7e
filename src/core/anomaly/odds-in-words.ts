// How rare something is, said so that nobody has to read a power of ten.

const million = 1e6;
const formats = {
  en: new Intl.NumberFormat('en', { useGrouping: 'always' }),
  es: new Intl.NumberFormat('es', { useGrouping: 'always' }),
} as const;

/** `oneIn` with two digits that count: 2,347 becomes 2,300. */
const rounded = (oneIn: number): number => {
  let unit = 1;
  while (oneIn / unit >= 100) unit *= 10;
  return Math.round(oneIn / unit) * unit;
};

/** “about one day in 900”; from a million on, “fewer than one day in a million”. `day`: what is counted, in the singular. */
export const oddsInWords = (oneIn: number, language: 'en' | 'es', day = language === 'en' ? 'day' : 'día'): string => {
  if (oneIn >= million) {
    return language === 'en' ? `fewer than one ${day} in a million` : `menos de un ${day} de cada millón`;
  }
  if (oneIn < 1.5) return language === 'en' ? `almost every ${day}` : `casi cada ${day}`;
  const count = formats[language].format(rounded(oneIn));
  return language === 'en' ? `about one ${day} in ${count}` : `aproximadamente un ${day} de cada ${count}`;
};
