// Findings about accesses with their sentences and what was decided.
import { type Block, type Line, paragraph, type Section, span } from '../block.ts';
import type { Telling } from '../telling.ts';

/** Every chosen finding, a row each. */
export const findingsSection = (telling: Telling): Section => {
  const { say, facts, count, decimal, stated } = telling;
  const words = say.findings;
  const table: Block = {
    kind: 'table',
    caption: words.title,
    columns: [
      { title: words.day, share: 12 },
      { title: words.who, share: 18 },
      { title: words.observed, share: 8, right: true },
      { title: words.expected, share: 9, right: true },
      { title: words.sentence, share: 33 },
      { title: words.decision, share: 20 },
    ],
    rows: facts.findings.map(({ finding, decision }): Line[] => [
      span(finding.window === 1 ? finding.day : words.days(count(finding.window), finding.day)),
      stated(finding.actor.email ?? finding.actor.id),
      span(count(finding.observed)),
      span(decimal(finding.expected)),
      span(finding.sentence),
      decision === null
        ? span(words.undecided, 'soft')
        : [
            { text: words.verdicts[decision.verdict], as: 'strong' },
            ...(decision.note === '' ? [] : [{ text: ` · ${decision.note}`, as: 'plain' } as const]),
          ],
    ]),
  };
  return {
    id: 'findings',
    title: words.title,
    blocks: facts.findings.length === 0 ? [paragraph(words.none)] : [paragraph(words.note, 'soft'), table],
  };
};
