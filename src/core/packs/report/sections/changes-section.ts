// Changes in prose, before and after: of the named events, and of the population by resource.
import type { ReportedChange } from '#shared/model/change-report.ts';
import { changeKindOf } from '../../../changes/change-kind.ts';
import { proseActor, proseLine } from '../../../changes/prose-change.ts';
import { proseType } from '../../../changes/prose-names.ts';
import type { PackFacts } from '../../pack-facts.ts';
import { leftOutOfChanges } from '../../redact/hidden-members.ts';
import { type Block, type Column, type Line, paragraph, type Section, type Span, span } from '../block.ts';
import { actorLine, boundedNote, resourceLine } from '../event-cells.ts';
import type { Telling } from '../telling.ts';

const mostChanges = 500;
const mostLines = 30;

const columnsOf = ({ say, facts }: Telling): Column[] => [
  { title: say.event.when(facts.spec.zone), share: 19 },
  { title: say.event.who, share: 22 },
  { title: say.changes.what, share: 40 },
  { title: say.event.event, share: 19 },
];

const fieldsLine = (lines: readonly string[], total: number, { say, count, facts }: Telling): Line => {
  if (total === 0)
    return span(
      leftOutOfChanges(facts.spec.redact?.fields).length > 0 ? say.changes.leftOut : say.changes.untold,
      'soft',
    );
  const shown = lines.slice(0, mostLines).map((text) => text);
  const more = total - shown.length;
  return span([...shown, ...(more > 0 ? [say.changes.more(count(more))] : [])].join('; '));
};

const diffRow = ({ told, comparison }: PackFacts['diffs'][number], telling: Telling): Line[] => {
  const { time, language, say } = telling;
  const { event } = told;
  const kind = changeKindOf(event.action);
  const lines = comparison.fields.slice(0, mostLines).map((field) => proseLine(field, kind, language));
  const disagrees: Span[] =
    comparison.disagreements.length === 0 ? [] : [{ text: ` · ${say.changes.disagrees}`, as: 'alarm' }];
  return [
    [time(event.timestamp)],
    actorLine(event, telling),
    [
      ...resourceLine(event.resource, telling),
      { text: ': ', as: 'plain' },
      ...fieldsLine(lines, comparison.total, telling),
      ...disagrees,
    ],
    span(event.id, 'code'),
  ];
};

const changeRow = (change: ReportedChange, telling: Telling): Line[] => {
  const { say, time, language } = telling;
  const head: Span[] =
    change.kind === 'update'
      ? []
      : [{ text: `${change.kind === 'create' ? say.changes.created : say.changes.deleted}. `, as: 'strong' }];
  const asides = [
    ...(change.crossTenant === true ? [say.event.team] : []),
    ...(change.reason === null ? [] : [`${say.event.reason}: ${change.reason}`]),
    ...(change.disagrees ? [say.changes.disagrees] : []),
    ...(change.conflict ? [say.changes.conflict] : []),
  ];
  const isSilent = change.fieldTotal === 0 && change.kind !== 'update';
  return [
    [time(change.at)],
    span(proseActor(change.actor, language)),
    [
      ...head,
      ...(isSilent ? [] : fieldsLine(change.lines, change.fieldTotal, telling)),
      ...(asides.length === 0 ? [] : [{ text: ` · ${asides.join(' · ')}`, as: 'soft' } as const]),
    ],
    span(change.eventId, 'code'),
  ];
};

const reportBlocks = (telling: Telling): Block[] => {
  const { facts, say, count, language } = telling;
  const { changes } = facts;
  if (changes === null) return [];
  const blocks: Block[] = [
    { kind: 'heading', text: facts.spec.template === 'policy-changes' ? say.changes.policies : say.changes.report },
    paragraph(say.changes.counted(count(changes.changes), count(changes.resources.length)), 'strong'),
    ...(changes.unidentified === 0 ? [] : [paragraph(say.changes.unidentified(count(changes.unidentified)))]),
  ];
  let left = mostChanges;
  for (const { resource, name, changes: list } of changes.resources) {
    if (left <= 0) break;
    const title = `${proseType(resource.type, language)} ${name ?? resource.id ?? say.notStated}`;
    const id = name === null || resource.id === null ? '' : ` · ${resource.id}`;
    blocks.push({
      kind: 'table',
      caption: `${title}${id}`,
      columns: columnsOf(telling),
      rows: list.slice(0, left).map((change) => changeRow(change, telling)),
    });
    left -= list.length;
  }
  return [
    ...blocks,
    ...boundedNote(mostChanges, changes.changes, say.changes.restFile, telling),
    paragraph(say.changes.chain, 'soft'),
  ];
};

/** Both parts; one of them may be empty. */
export const changesSection = (telling: Telling): Section => {
  const { facts, say } = telling;
  const { diffs } = facts;
  const named: Block[] =
    diffs.length === 0
      ? []
      : [
          { kind: 'heading', text: say.changes.diffs },
          ...boundedNote(mostChanges, diffs.length, '50-diffs/', telling),
          {
            kind: 'table',
            caption: say.changes.diffs,
            columns: columnsOf(telling),
            rows: diffs.slice(0, mostChanges).map((diff) => diffRow(diff, telling)),
          },
        ];
  const blocks =
    facts.spec.template === 'policy-changes'
      ? [...reportBlocks(telling), ...named]
      : [...named, ...reportBlocks(telling)];
  const hidden = leftOutOfChanges(facts.spec.redact?.fields);
  const note = hidden.length === 0 ? [] : [paragraph(say.changes.notCompared(hidden.join(', ')), 'soft')];
  return {
    id: 'changes',
    title: say.changes.title,
    blocks: blocks.length === 0 ? [paragraph(say.changes.none)] : [...note, ...blocks],
  };
};
