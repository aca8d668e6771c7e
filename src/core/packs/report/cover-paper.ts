// The cover: question, answer, scope, limits, how to verify, what is in the pack and what of it is empty.
import type { PackFacts } from '../pack-facts.ts';
import { type Block, type Line, type Paper, paragraph, type Section, span } from './block.ts';
import { boundedPaper } from './bounded-paper.ts';
import { proseBlocks } from './prose-blocks.ts';
import { leadBlocks } from './report-paper.ts';
import { limitBlocks } from './sections/closing-sections.ts';
import { createTelling, type Telling } from './telling.ts';
import { type CoverWords, coverEn } from './words/cover-en.ts';
import { coverEs } from './words/cover-es.ts';

const namespace = 'sivo-evidence-pack@v1';

const scopeOf = ({ facts, say, count, time }: Telling, words: CoverWords): Section => {
  const { spec, population } = facts;
  const scope = proseBlocks(spec.scope);
  return {
    id: 'scope',
    title: words.scope.title,
    blocks: [
      ...(scope.length === 0 ? [paragraph(say.scope.noScope, 'soft')] : scope),
      {
        kind: 'facts',
        rows: [
          {
            name: say.scope.filter,
            value: spec.filter.trim() === '' ? span(say.scope.everything) : span(spec.filter, 'code'),
          },
          { name: say.scope.events, value: span(count(population.events), 'strong') },
          {
            name: say.scope.period,
            value:
              population.oldest === null || population.newest === null
                ? span(say.scope.noPeriod)
                : [time(population.oldest), { text: ' – ', as: 'plain' }, time(population.newest)],
          },
        ],
      },
      ...(spec.redact === null
        ? []
        : [{ kind: 'notice', tone: 'warning', lines: [span(words.scope.redacted)] } satisfies Block]),
    ],
  };
};

const verifyOf = ({ facts }: Telling, { verify }: CoverWords): Section => {
  const { fingerprint, identity, kept } = facts.key;
  const { steps } = verify;
  return {
    id: 'verify',
    title: verify.title,
    blocks: [
      { kind: 'facts', rows: [{ name: verify.fingerprint, value: span(fingerprint, 'code') }] },
      {
        kind: 'notice',
        tone: 'warning',
        lines: [span(verify.tellOther), ...(kept === 'process' ? [span(verify.process, 'alarm')] : [])],
      },
      paragraph(`1. ${steps.open}`),
      paragraph(`2. ${steps.tags}`),
      { kind: 'command', lines: ['sha256sum -c tagmanifest-sha256.txt'] },
      paragraph(`3. ${steps.files}`),
      { kind: 'command', lines: ['sha256sum -c manifest-sha256.txt'] },
      paragraph(`4. ${steps.signature}`),
      {
        kind: 'command',
        lines: [
          `ssh-keygen -Y verify -f allowed_signers -I ${identity} -n ${namespace} -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt`,
        ],
      },
      paragraph(`5. ${steps.key}`),
      { kind: 'command', lines: ['ssh-keygen -lf signer.pub'] },
      paragraph(`6. ${steps.extra}`),
      { kind: 'command', lines: ['python3 verify.py --fingerprint SHA256:…', 'sh verify.sh SHA256:…'] },
      paragraph(verify.where),
    ],
  };
};

const contentsOf = ({ facts, count }: Telling, { contents }: CoverWords): Section => {
  const { files } = contents;
  const amount = (size: number, tell: (text: string) => string): string =>
    size === 0 ? contents.empty : tell(count(size));
  const { population, sample, sivoTeam, spec } = facts;
  const imports = facts.custody.filter(({ kind }) => kind === 'import').length;
  const rows: [string, string, string][] = [
    ['data/00-README.html', files.cover, contents.page],
    ['data/01-report.html, 01-report.pdf', files.report, ''],
    [
      'data/10-statement.json',
      files.statement,
      facts.absence.length === 0 ? '' : contents.statements(count(facts.absence.length)),
    ],
    ['data/20-population.jsonl', files.population, amount(population.events, contents.events)],
    [
      'data/20-population.lossless.csv, 20-population.spreadsheet-safe.csv',
      files.csv,
      amount(population.events, contents.events),
    ],
    ['data/21-query.json, 21-query.sql', files.query, ''],
    ['data/22-ipe.json', files.ipe, ''],
    [
      sample?.population ? 'data/30-sample.json, 31-sample-population.txt' : 'data/30-sample.json',
      files.sample,
      amount(sample?.drawn.items.length ?? 0, contents.items),
    ],
    ['data/40-findings.json', files.findings, amount(facts.findings.length, contents.items)],
    ['data/50-diffs/', files.diffs, amount(facts.diffs.length, contents.events)],
    [
      'data/60-sivo-team-access.csv, 60-sivo-team-access.html',
      files.team,
      spec.sivoTeam ? amount(sivoTeam?.total ?? 0, contents.events) : contents.left,
    ],
    ['data/70-receipts/', files.receipts, amount(imports, contents.items)],
    [
      'data/71-inclusion/',
      files.inclusion,
      spec.redact === null ? amount(population.events, contents.events) : contents.left,
    ],
    ['data/72-absence/', files.absence, amount(facts.absence.length, contents.statements)],
    ['data/80-custody.jsonl', files.custody, amount(facts.custody.length, contents.lines)],
    ['bagit.txt, bag-info.txt, manifest-sha256.txt, tagmanifest-sha256.txt', files.bag, ''],
    ['tagmanifest-sha256.txt.sig, allowed_signers, signer.pub', files.signature, ''],
    ['VERIFY.md, verify.sh, verify.ps1, verify.py', files.verifiers, ''],
  ];
  return {
    id: 'contents',
    title: contents.title,
    blocks: [
      {
        kind: 'table',
        caption: contents.title,
        columns: [
          { title: contents.file, share: 34 },
          { title: contents.holds, share: 48 },
          { title: contents.amount, share: 18 },
        ],
        rows: rows.map(([file, holds, much]): Line[] => [
          span(file, 'code'),
          span(holds),
          much === '' ? span('—', 'soft') : span(much),
        ]),
      },
    ],
  };
};

const emptyOf = ({ facts }: Telling, { empty }: CoverWords): Section => {
  const { parts } = empty;
  const exports = facts.custody.some((line) => line.kind === 'custody' && line.body.act.kind === 'export');
  const list: string[] = [
    ...(facts.population.events === 0 ? [parts.population] : []),
    ...(facts.views.length === 0 ? [parts.views] : []),
    ...(facts.notes.length === 0 ? [parts.notes] : []),
    ...(facts.events.length === 0 ? [parts.events] : []),
    ...(facts.findings.length === 0 ? [parts.findings] : []),
    ...(facts.diffs.length === 0 ? [parts.diffs] : []),
    ...((facts.sivoTeam?.total ?? 0) === 0 ? [parts.team] : []),
    ...(facts.absence.length === 0 ? [parts.absence] : []),
    ...(facts.sample === null ? [parts.sample] : []),
    ...(exports ? [] : [parts.exports]),
  ];
  return {
    id: 'empty',
    title: empty.title,
    blocks:
      list.length === 0
        ? [paragraph(empty.none)]
        : [paragraph(empty.note), { kind: 'list', ordered: false, items: list.map((text) => span(text)) }],
  };
};

/** The cover of a pack. */
export const coverPaper = (facts: PackFacts): Paper => {
  const telling = createTelling(facts);
  const { say, language } = telling;
  const words = language === 'es' ? coverEs : coverEn;
  return boundedPaper({
    language,
    kind: words.kind,
    title: facts.spec.title,
    lead: [paragraph(words.about(say.kinds[facts.spec.template])), paragraph(words.report), ...leadBlocks(telling)],
    sections: [
      scopeOf(telling, words),
      { id: 'limits', title: say.limits.title, blocks: limitBlocks(telling) },
      verifyOf(telling, words),
      contentsOf(telling, words),
      emptyOf(telling, words),
    ],
    contents: say.contents,
    footer: say.footer(facts.appVersion),
  });
};
