// The report: which parts, in which order, for each template. What a template is about stands first, everything else follows.
import { assertNever } from '#shared/assert-never.ts';
import type { ReportTemplate } from '#shared/model/pack-spec.ts';
import type { PackFacts } from '../pack-facts.ts';
import type { Block, Paper, Section } from './block.ts';
import { paragraph, span } from './block.ts';
import { boundedPaper } from './bounded-paper.ts';
import { proseBlocks } from './prose-blocks.ts';
import { absenceSection } from './sections/absence-section.ts';
import { changesSection } from './sections/changes-section.ts';
import { controlsSection, glossarySection, limitsSection, signOffSection } from './sections/closing-sections.ts';
import { custodySection } from './sections/custody-section.ts';
import { findingsSection } from './sections/findings-section.ts';
import { incidentSection } from './sections/incident-section.ts';
import { ipeSection } from './sections/ipe-section.ts';
import { recordingsSection } from './sections/recordings-section.ts';
import { sampleSection } from './sections/sample-section.ts';
import { populationSection, scopeSection } from './sections/scope-section.ts';
import { eventsSection, notesSection, viewsSection } from './sections/story-sections.ts';
import { teamSection } from './sections/team-section.ts';
import { createTelling, type Telling } from './telling.ts';

type Part = (telling: Telling) => Section;

const partsFirst = (template: ReportTemplate): Part[] => {
  switch (template) {
    case 'plain':
      return [];
    case 'incident':
      return [incidentSection];
    case 'access-review':
      return [recordingsSection, findingsSection, sampleSection, signOffSection];
    case 'policy-changes':
      return [changesSection];
    case 'sivo-team':
      return [teamSection];
    case 'non-access':
      return [absenceSection];
    default:
      return assertNever(template);
  }
};

const always: Part[] = [
  scopeSection,
  viewsSection,
  notesSection,
  eventsSection,
  findingsSection,
  changesSection,
  teamSection,
  absenceSection,
  sampleSection,
  populationSection,
  ipeSection,
  controlsSection,
  limitsSection,
  custodySection,
  glossarySection,
];

/** Who, for whom, as of when, signed with which key; then question and answer. */
export const leadBlocks = ({ facts, say, time, stated }: Telling): Block[] => {
  const { spec, asOf, key } = facts;
  const words = say.head;
  const question = proseBlocks(spec.question);
  const answer = proseBlocks(spec.answer);
  return [
    {
      kind: 'facts',
      rows: [
        { name: words.preparedBy, value: stated(spec.preparedBy) },
        { name: words.preparedFor, value: stated(spec.preparedFor) },
        { name: words.preparedAt, value: spec.preparedAt === null ? stated('') : [time(spec.preparedAt)] },
        { name: words.asOf, value: [time(asOf), { text: ` · ${words.asOfNote}`, as: 'soft' }] },
        { name: words.zone, value: span(spec.zone) },
        {
          name: words.key,
          value: [
            { text: key.fingerprint, as: 'code' },
            { text: ` · ${words.kept[key.kept]}`, as: key.kept === 'process' ? 'alarm' : 'soft' },
          ],
        },
      ],
    },
    { kind: 'heading', text: words.question },
    ...(question.length === 0 ? [paragraph(words.noQuestion, 'soft')] : question),
    { kind: 'heading', text: words.answer },
    ...(answer.length === 0 ? [paragraph(words.noAnswer, 'soft')] : answer),
  ];
};

/** The report of a pack, before it is a page or a PDF. */
export const reportPaper = (facts: PackFacts): Paper => {
  const telling = createTelling(facts);
  const { say, language } = telling;
  const first = partsFirst(facts.spec.template);
  const parts = [...first, ...always.filter((part) => !first.includes(part))];
  return boundedPaper({
    language,
    kind: say.kinds[facts.spec.template],
    title: facts.spec.title,
    lead: leadBlocks(telling),
    sections: parts.map((part) => part(telling)),
    contents: say.contents,
    footer: say.footer(facts.appVersion),
  });
};
