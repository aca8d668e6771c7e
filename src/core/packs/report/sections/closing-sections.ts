// What every report ends with: controls, limits, words and zones, and where a hand may sign.
import { type Block, type Line, paragraph, type Section, span } from '../block.ts';
import type { Telling } from '../telling.ts';

/** Suggested controls, marked as what they are. */
export const controlsSection = ({ facts, say }: Telling): Section => {
  const { references } = facts.controls;
  return {
    id: 'controls',
    title: say.controls.title,
    blocks: [
      { kind: 'notice', tone: 'note', lines: [span(say.controls.note)] },
      references.length === 0
        ? paragraph(say.controls.none)
        : {
            kind: 'table',
            caption: say.controls.title,
            columns: [
              { title: say.controls.framework, share: 3 },
              { title: say.controls.control, share: 2 },
              { title: say.controls.subject, share: 6 },
            ],
            rows: references.map(({ framework, control, title }) => [
              span(framework),
              span(control, 'strong'),
              span(title),
            ]),
          },
    ],
  };
};

/** The two lists as blocks. */
export const limitBlocks = ({ facts, say }: Telling): Block[] => {
  const list = (items: readonly string[]): Block =>
    items.length === 0
      ? paragraph(say.limits.none)
      : { kind: 'list', ordered: false, items: items.map((item) => span(item)) };
  return [
    { kind: 'heading', text: say.limits.may },
    list(facts.may),
    { kind: 'heading', text: say.limits.mayNot },
    list(facts.mayNot),
  ];
};

/** What may and may not be claimed. */
export const limitsSection = (telling: Telling): Section => ({
  id: 'limits',
  title: telling.say.limits.title,
  blocks: limitBlocks(telling),
});

/** Lines for names and signatures. */
export const signOffSection = ({ say }: Telling): Section => {
  const words = say.signOff;
  // A cell to write in holds one blank that no reader trims, and its row is as high as a signature.
  const open: Line = span('\u00a0');
  return {
    id: 'sign-off',
    title: words.title,
    blocks: [
      paragraph(words.note, 'soft'),
      {
        kind: 'table',
        caption: words.title,
        columns: [words.role, words.name, words.date, words.signature].map((title, index) => ({
          title,
          share: [3, 4, 2, 4][index] ?? 1,
        })),
        rows: words.roles.map((role) => [span(role), open, open, open]),
      },
    ],
  };
};

/** Words and zones. */
export const glossarySection = ({ facts, say }: Telling): Section => ({
  id: 'glossary',
  title: say.glossary.title,
  blocks: [
    paragraph(say.glossary.zone(facts.spec.zone)),
    { kind: 'facts', rows: say.glossary.items.map(([name, text]) => ({ name, value: span(text) })) },
  ],
});
