// The sections of a pack beside its population: each is there, also where it is empty.
import type { Judgement } from '#shared/model/judgement.ts';
import type { BagWriter } from '../../bag/bag-writer.ts';
import { sivoTeamText } from '../gather/sivo-team.ts';
import type { ToldFindings } from '../gather/told-findings.ts';
import type { PackFacts } from '../pack-facts.ts';
import { leftOutOfChanges } from '../redact/hidden-members.ts';
import { diffPage } from './diff-page.ts';
import { createFileNames } from './file-name-of.ts';
import { jsonText } from './json-text.ts';

const emptyNote = (isEmpty: boolean, what: string): { note?: string } => (isEmpty ? { note: `Empty: ${what}` } : {});

/** Every id of the population of a sample with a question of its own, a line each, and the strata of these ids. */
export const samplePopulationName = 'data/31-sample-population.txt';
export const sampleStrataName = 'data/31-sample-strata.txt';

/** 30-sample.json, and what it was drawn from where that is not the pack's population. */
export const addSampleFile = (bag: BagWriter, { sample }: Pick<PackFacts, 'sample'>): void => {
  if (sample?.population) {
    const { ids, strata } = sample.population;
    bag.add(samplePopulationName, ids);
    if (strata !== null) bag.add(sampleStrataName, strata);
  }
  bag.add(
    'data/30-sample.json',
    jsonText({
      ...emptyNote(sample === null, 'no sample was asked for.'),
      title: sample?.title ?? null,
      drawn: sample?.drawn ?? null,
      results: sample?.results ?? [],
    }),
  );
};

/** 40-findings.json; `method` tells how they can be computed again. */
export const addFindingsFile = (
  bag: BagWriter,
  { findings }: Pick<PackFacts, 'findings'>,
  { method, warnings }: Pick<ToldFindings, 'method' | 'warnings'>,
): void =>
  bag.add(
    'data/40-findings.json',
    jsonText({
      ...emptyNote(findings.length === 0, 'no finding was asked for, or none of those asked for is there.'),
      method,
      findings: findings.map(({ finding, decision }) => ({ ...finding, decision })),
      changed: warnings.map(({ where, message }) => ({ id: where, message })),
    }),
  );

/** 50-diffs/ */
export const addDiffFiles = (
  bag: BagWriter,
  { diffs, spec }: Pick<PackFacts, 'diffs' | 'spec'>,
  omitted: number,
): void => {
  const nameOf = createFileNames();
  const hidden = leftOutOfChanges(spec.redact?.fields);
  const list = diffs.map((diff) => {
    const { event, line, contentHash } = diff.told;
    const file = `data/50-diffs/${nameOf(event.id)}`;
    const { id: eventId, timestamp } = event;
    bag.add(
      `${file}.json`,
      jsonText({
        format: 'sivo-event-diff',
        version: 1,
        eventId,
        timestamp,
        line,
        contentHash,
        ...(hidden.length === 0 ? {} : { leftOut: hidden }),
        comparison: diff.comparison,
      }),
    );
    bag.add(`${file}.html`, diffPage(diff, spec));
    return { eventId, line, json: `${file}.json`, html: `${file}.html` };
  });
  bag.add(
    'data/50-diffs/index.json',
    jsonText({ ...emptyNote(list.length === 0, 'no event named here changed anything.'), diffs: list, omitted }),
  );
};

const notAsked = {
  en: 'Accesses of the SIVO team were not asked for in this pack.',
  es: 'En este paquete no se pidieron los accesos del equipo de SIVO.',
} as const;

/** 60-sivo-team-access.csv and .html. Throws TOO_LARGE. */
export const addSivoTeamFiles = (
  bag: BagWriter,
  { sivoTeam, spec, population, archive }: Pick<PackFacts, 'sivoTeam' | 'spec' | 'population' | 'archive'>,
  judgements: readonly Judgement[],
): void => {
  const name = 'data/60-sivo-team-access';
  if (sivoTeam === null) {
    const text = notAsked[spec.language];
    bag.add(`${name}.csv`, `note\r\n${text}\r\n`);
    bag.add(
      `${name}.html`,
      `<!doctype html>\n<html lang="${spec.language}"><head><meta charset="utf-8"><title>SIVO</title></head><body><main><p>${text}</p></main></body></html>\n`,
    );
    return;
  }
  const context = { root: archive.root, judgements };
  for (const format of ['csv', 'html'] as const) {
    bag.add(`${name}.${format}`, sivoTeamText(sivoTeam, { spec, population }, format, context));
  }
};
