// The custody appendix: every line of the ledger a row.
import { assertNever } from '#shared/assert-never.ts';
import type { CustodyKind } from '#shared/model/custody.ts';
import type { CustodyAct, LedgerLine } from '#shared/model/ledger.ts';
import { type Line, paragraph, type Section, type Span, span } from '../block.ts';
import { boundedNote } from '../event-cells.ts';
import type { Telling } from '../telling.ts';

const mostLines = 2000;

const kindOf = (line: LedgerLine): CustodyKind => (line.kind === 'custody' ? line.body.act.kind : line.kind);

const actText = (act: CustodyAct, { say, count }: Telling): string => {
  const words = say.custody;
  const events = (value: number): string => words.events(count(value));
  switch (act.kind) {
    case 'open':
    case 'sign':
      return say.none;
    case 'export':
      return `${act.file} · ${act.format} · ${events(act.events)} · ${act.filter === '' ? say.scope.everything : act.filter} · SHA-256 ${act.sha256}`;
    case 'verify':
      return `${words.scopes[act.scope]} · ${events(act.events)} · ${act.ok ? words.holds : words.problems(count(act.problems))}`;
    case 'pack':
      return `${act.title} · ${act.file} · ${events(act.events)} · SHA-256 ${act.sha256}`;
    case 'judge': {
      const verdicts = say.findings.verdicts as Readonly<Record<string, string>>;
      return `${act.of} ${act.key} · ${act.verdict === null ? words.takenBack : (verdicts[act.verdict] ?? act.verdict)}`;
    }
    case 'sample':
      return `${say.sample.seed} ${act.seed} · ${count(act.n)} / ${count(act.size)} · ${act.filter === '' ? say.scope.everything : act.filter}`;
    default:
      return assertNever(act);
  }
};

const textOf = (line: LedgerLine, telling: Telling): string => {
  const { say, count } = telling;
  const words = say.custody;
  switch (line.kind) {
    case 'import': {
      const { receipt } = line.body;
      const counts = (['read', 'accepted', 'duplicates', 'conflicts', 'rejected'] as const).map(
        (name) => `${say.ipe[name].toLowerCase()} ${count(receipt[name])}`,
      );
      return `${receipt.importId} · ${say.ipe.kinds[receipt.source.kind]} · ${counts.join(', ')}`;
    }
    case 'compaction': {
      const from = line.body.merged.reduce((sum, item) => sum + item.from.length, 0);
      const into = line.body.merged.reduce((sum, item) => sum + item.into.length, 0);
      return words.merged(count(from), count(into));
    }
    case 'restore': {
      const { restore } = line.body;
      const outcome = restore.phase === 'answered' ? ` · ${words.outcomes[restore.outcome]}` : '';
      return `${words.phases[restore.phase]} · ${restore.resource.type} ${restore.resource.id}${outcome}`;
    }
    case 'keys':
      return words.roots(count(line.body.roots.length));
    case 'key':
      return line.body.next;
    case 'custody':
      return actText(line.body.act, telling);
    default:
      return assertNever(line);
  }
};

const byOf = (line: LedgerLine, { say }: Telling): Line => {
  const words = say.custody;
  switch (line.kind) {
    case 'custody': {
      const { operator, host } = line.body.act;
      return [
        { text: operator ?? words.nobody, as: operator === null ? 'soft' : 'plain' },
        { text: ` · ${words.hosts[host]}`, as: 'soft' },
      ];
    }
    case 'import':
      return span(line.body.receipt.operator ?? words.nobody);
    case 'restore':
      return span(line.body.restore.operator ?? words.nobody);
    case 'compaction':
    case 'keys':
    case 'key':
      return span(say.none, 'soft');
    default:
      return assertNever(line);
  }
};

const keyOf = (line: LedgerLine, { say }: Telling): Span[] => [
  { text: line.key, as: 'code' },
  ...(line.keyKept === 'process' ? [{ text: ` · ${say.head.kept.process}`, as: 'alarm' } as const] : []),
];

/** Says so where nothing, or no export, is recorded. */
export const custodySection = (telling: Telling): Section => {
  const { facts, say, count, time } = telling;
  const words = say.custody;
  const { custody } = facts;
  if (custody.length === 0)
    return { id: 'custody', title: words.title, blocks: [paragraph(words.none), paragraph(words.noExport)] };
  const counts = new Map<CustodyKind, number>();
  for (const line of custody) counts.set(kindOf(line), (counts.get(kindOf(line)) ?? 0) + 1);
  return {
    id: 'custody',
    title: words.title,
    blocks: [
      paragraph(words.note, 'soft'),
      {
        kind: 'facts',
        rows: [
          {
            name: words.counts,
            value: span([...counts].map(([kind, number]) => `${words.kinds[kind]} ${count(number)}`).join(' · ')),
          },
        ],
      },
      ...(counts.has('export') ? [] : [paragraph(words.noExport, 'strong')]),
      ...boundedNote(mostLines, custody.length, words.restFile, telling),
      {
        kind: 'table',
        caption: `${words.title} (${facts.spec.zone})`,
        columns: [
          { title: words.line, share: 6, right: true },
          { title: say.event.when(facts.spec.zone), share: 17 },
          { title: words.kind, share: 11 },
          { title: words.what, share: 36 },
          { title: words.by, share: 14 },
          { title: words.key, share: 16 },
        ],
        rows: custody
          .slice(0, mostLines)
          .map((line) => [
            span(count(line.sequence)),
            [time(line.at)],
            span(words.kinds[kindOf(line)]),
            span(textOf(line, telling)),
            byOf(line, telling),
            keyOf(line, telling),
          ]),
      },
    ],
  };
};
