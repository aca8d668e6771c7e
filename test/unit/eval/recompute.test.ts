// The scores of a simulated tenant, computed again by a script in another language that shares nothing with the method but
// its description.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingNumbers } from '#core/anomaly/findings/finding-numbers.ts';
import { unusualDays } from '#core/anomaly/findings/unusual-days.ts';
import { inputLines } from '#core/anomaly/input-lines.ts';
import { scoreDays } from '#core/anomaly/score-days.ts';
import type { ActorCounts } from '#core/anomaly/types.ts';
import { defaultAnomalyParameters as parameters } from '#shared/model/anomaly.ts';
import { simulateWorld } from '#test/eval/simulate-world.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const script = resolve(import.meta.dirname, '../../eval/recompute.py');
const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);

const run = (...files: string[]) => spawnSync(python ?? '', [script, ...files], { encoding: 'utf8' });

/** Every fourth of the staff, so that small groups occur, too; one of them a program. */
const fewOf = (actors: readonly ActorCounts[]): ActorCounts[] =>
  actors
    .filter((_, at) => at % 4 === 0 || at >= 186)
    .map((each, at) => (at === 40 ? { ...each, actor: { ...each.actor, service: true } } : each));

const prepare = async () => {
  const { axis, actors: all } = simulateWorld('zero-inflated log-normal', 7);
  const actors = fewOf(all);
  const scores = scoreDays(axis, actors, parameters);
  const unusual = scores.flatMap((each, at) => unusualDays(each, at, { first: 0, end: axis.days.length, least: 1 }));
  const findings = unusual
    .toSorted((one, other) => other.score - one.score)
    .slice(0, 120)
    .map((each) => findingNumbers({ axis, actors, scores }, each, parameters));
  const text = [...inputLines(axis, actors, parameters)].join('');
  const report = { parameters, inputHash: createHash('sha256').update(text).digest('hex'), findings };
  const folder = await temporaryFolder();
  const [reportFile, inputFile] = [join(folder, 'report.json'), join(folder, 'input.ndjson')];
  await writeFile(reportFile, JSON.stringify(report));
  await writeFile(inputFile, text);
  return { report, reportFile, inputFile };
};

describe.skipIf(python === undefined)('an independent recomputation (skipped where Python is absent)', () => {
  it('agrees to 1e-9 in every number of every finding, from the counts up', async () => {
    const { report, reportFile, inputFile } = await prepare();
    const { stdout, stderr, status } = run(reportFile, inputFile);
    expect(stderr).toBe('');
    const told = JSON.parse(stdout);
    expect(told.wrong).toEqual([]);
    expect(told.findings).toBe(120);
    expect(told.worst).toBeLessThan(1e-9);
    expect(status).toBe(0);
    expect(report.findings.some(({ actor }) => actor.service)).toBe(true);
  });

  it('agrees from the numbers of the findings alone, and notices one that was changed', async () => {
    const { report, reportFile } = await prepare();
    expect(run(reportFile).status).toBe(0);
    const [first] = report.findings;
    if (first === undefined) throw new Error('no finding');
    first.score += 1e-6;
    await writeFile(reportFile, JSON.stringify(report));
    const { status, stdout } = run(reportFile);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).wrong).toHaveLength(1);
  });
});
