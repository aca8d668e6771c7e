// The report of a pack as PDF: the same paper as the page. pdfmake and its font are loaded when the first one is asked for.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PackFacts } from '../pack-facts.ts';
import { fontSigns } from './markup/font-signs.ts';
import { paperPdf } from './markup/paper-pdf.ts';
import { reportPaper } from './report-paper.ts';

const fontFolder = (): string => {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
};

/** Signs of ours that the font lacks and that letters can stand for. */
const spelled: Readonly<Record<string, string>> = { '→': '->' };

/** A character the font lacks, for readers: `[U+6771]`. */
const codeOf = (sign: string): string =>
  `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** Deterministic: the same facts give the same bytes. `unprintable`: characters its font lacks, each written as its code point. */
export const reportPdf = async (facts: PackFacts): Promise<{ bytes: Uint8Array; unprintable: string[] }> => {
  const folder = fontFolder();
  const file = (name: string): string => join(folder, `Roboto-${name}.ttf`);
  const [{ default: pdfmake }, ...fonts] = await Promise.all([
    import('pdfmake'),
    readFile(file('Regular')),
    readFile(file('Medium')),
  ]);
  const known = fonts.map(fontSigns);
  const unprintable = new Set<string>();
  const print = (text: string): string => {
    let shown = '';
    for (const sign of text) {
      const isKnown = sign === '\n' || known.every((signs) => signs.has(sign.codePointAt(0) ?? 0));
      const letters = isKnown ? sign : spelled[sign];
      if (letters === undefined) unprintable.add(sign);
      shown += letters ?? codeOf(sign);
    }
    return shown;
  };
  pdfmake.setFonts({ Roboto: { normal: file('Regular'), bold: file('Medium') } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder));
  const definition = paperPdf(
    reportPaper(facts),
    { print },
    {
      running: print(facts.spec.title),
      date: new Date(facts.asOf),
      fingerprint: facts.key.fingerprint,
    },
  );
  const bytes = await pdfmake.createPdf(definition).getBuffer();
  return { bytes: new Uint8Array(bytes), unprintable: [...unprintable].sort() };
};
