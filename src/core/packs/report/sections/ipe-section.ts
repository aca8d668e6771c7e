// Information produced by entity: source, extraction, tool, counts and hashes, and that every record read is accounted for.
import type { Receipt } from '#shared/model/ledger.ts';
import { type Block, type Line, paragraph, type Section, span } from '../block.ts';
import { boundedNote } from '../event-cells.ts';
import type { Telling } from '../telling.ts';

const mostRows = 500;

const numbers = ['read', 'accepted', 'duplicates', 'conflicts', 'rejected'] as const;

const addsUp = (receipt: Receipt): boolean =>
  receipt.read === receipt.accepted + receipt.duplicates + receipt.conflicts + receipt.rejected;

/** Where an import read from: its kind and what it was asked for. */
const sourceLine = ({ source }: Receipt, { say }: Telling): Line => {
  const parameters = Object.entries(source.parameters).map(([name, value]) => `${name}=${value}`);
  return [
    { text: say.ipe.kinds[source.kind], as: 'plain' },
    ...(parameters.length === 0 ? [] : [{ text: ` · ${parameters.join(', ')}`, as: 'soft' } as const]),
  ];
};

/** Why records were rejected, as 22-ipe.json counts them. */
const rejectedRows = ({ facts, count, stated }: Telling): Line[][] => {
  const { rejectedReasons } = facts.ipe;
  if (typeof rejectedReasons !== 'object' || rejectedReasons === null || Array.isArray(rejectedReasons)) return [];
  return Object.entries(rejectedReasons)
    .slice(0, mostRows)
    .flatMap(([reason, events]) => (typeof events === 'number' ? [[stated(reason), span(count(events))]] : []));
};

/** From the receipts in the ledger lines of the pack. */
export const ipeSection = (telling: Telling): Section => {
  const { facts, say, count, time, stated, spans } = telling;
  const words = say.ipe;
  const receipts = facts.custody.flatMap((line) => (line.kind === 'import' ? [line.body.receipt] : []));
  const total = (name: (typeof numbers)[number]): number => receipts.reduce((sum, receipt) => sum + receipt[name], 0);
  const finished = receipts.map(({ finishedAt }) => finishedAt).sort();
  const reasons = rejectedRows(telling);
  const [first, last] = [finished[0], finished.at(-1)];
  const files = receipts.flatMap((receipt) => receipt.files.map((file) => ({ ...file, importId: receipt.importId })));
  const rows = receipts
    .slice(0, mostRows)
    .map((receipt): Line[] => [
      [{ text: receipt.importId, as: 'code' }, { text: ' · ', as: 'soft' }, ...sourceLine(receipt, telling)],
      [time(receipt.finishedAt), { text: ` · ${receipt.operator ?? say.custody.nobody}`, as: 'soft' }],
      ...numbers.map((name) => span(count(receipt[name]))),
    ]);
  const reconciliation: Block[] =
    receipts.length === 0
      ? [paragraph(words.none)]
      : [
          {
            kind: 'table',
            caption: words.table,
            columns: [
              { title: `${words.import} · ${words.source}`, share: 30 },
              { title: `${words.finished} · ${words.operator}`, share: 22 },
              ...numbers.map((name) => ({ title: words[name], share: 10, right: true }) as const),
            ],
            rows: [
              ...rows,
              [
                span(words.all, 'strong'),
                span(count(receipts.length), 'strong'),
                ...numbers.map((name) => span(count(total(name)), 'strong')),
              ],
            ],
          },
          ...boundedNote(mostRows, receipts.length, words.restFile, telling),
          receipts.every(addsUp) ? paragraph(words.adds) : paragraph(words.addsNot, 'alarm'),
        ];
  return {
    id: 'ipe',
    title: words.title,
    blocks: [
      paragraph(words.note, 'soft'),
      {
        kind: 'facts',
        rows: [
          { name: words.tool, value: span(`SIVO Audit Workbench ${facts.appVersion}`) },
          {
            name: words.extraction,
            value:
              first === undefined || last === undefined
                ? span(words.none)
                : [time(first), { text: ' – ', as: 'plain' }, time(last)],
          },
          {
            name: words.query,
            value: facts.spec.filter.trim() === '' ? span(say.scope.everything) : span(facts.spec.filter, 'code'),
          },
          { name: words.zone, value: span(facts.spec.zone) },
          { name: say.scope.events, value: span(count(facts.population.events)) },
          { name: words.hash, value: span(facts.population.sha256, 'code') },
        ],
      },
      ...reconciliation,
      ...(reasons.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: words.reasons,
              columns: [
                { title: words.reason, share: 4 },
                { title: words.records, share: 1, right: true },
              ],
              rows: reasons,
            } satisfies Block,
          ]),
      spans(words.coverage, facts.coverage.ranges, words.noCoverage),
      spans(words.gaps, facts.coverage.gaps, words.noGaps),
      ...(files.length === 0
        ? [paragraph(words.noFiles)]
        : [
            {
              kind: 'table',
              caption: words.files,
              columns: [
                { title: words.file, share: 34 },
                { title: words.bytes, share: 12, right: true },
                { title: words.sha256, share: 34 },
                { title: words.import, share: 20 },
              ],
              rows: files
                .slice(0, mostRows)
                .map(({ name, bytes, sha256, importId }) => [
                  stated(name),
                  span(count(bytes)),
                  sha256 === null ? span(words.unread, 'soft') : span(sha256, 'code'),
                  span(importId, 'code'),
                ]),
            } satisfies Block,
            ...boundedNote(mostRows, files.length, words.restFile, telling),
          ]),
    ],
  };
};
