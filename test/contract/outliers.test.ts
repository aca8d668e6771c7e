// Outliers over every transport: progress and a report by the contract, the overview and one actor from the same counts.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { actorScoresSchema, scoreOverviewSchema } from '#shared/model/actor-scores.ts';
import { defaultAnomalyParameters } from '#shared/model/anomaly.ts';
import { everything } from '#shared/model/filter.ts';
import { type OutliersReport, outliersMomentSchema } from '#shared/model/outliers.ts';
import { toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { type Client, transports } from './transports.ts';

const days = 60;
const people = ['ana', 'ben', 'eva'];
const onDay = (who: string, day: number): number => (who === 'eva' && day === 50 ? 40 : 2);

/** Two a day each, and forty by one person on one day. */
const events = Array.from({ length: days }, (_, day) => day).flatMap((day) =>
  people.flatMap((who) =>
    Array.from({ length: onDay(who, day) }, (_, index) => ({
      id: `${who}-${day}-${index}`,
      timestamp: new Date(Date.UTC(2026, 4, 1 + day, 9, index)).toISOString(),
      tenantId: 't1',
      actor: { id: who, email: `${who}@acme.example`, role: 'supervisor' },
      action: 'access',
      resource: { type: 'recording', id: `r${day}-${index}` },
    })),
  ),
);

const openArchive = async (client: Client): Promise<void> => {
  const folder = await temporaryFolder();
  const log = join(folder, 'log.jsonl');
  await writeFile(log, toJsonLines(events));
  await client.archive.create({ path: join(folder, 'archive') });
  for await (const moment of await client.imports.run({ sources: [{ kind: 'path', path: log }] })) {
    if (moment.kind === 'report') expect(moment.accepted).toBe(events.length);
  }
};

const question = { filter: everything, parameters: defaultAnomalyParameters };

describe.each(transports)('outliers over $name', (transport) => {
  it('are one report, one overview and one actor that agree', async () => {
    const { client, close } = await transport.connect();
    onTestFinished(close);
    await openArchive(client);
    const reports: OutliersReport[] = [];
    for await (const moment of await client.outliers.run(question)) {
      expect(outliersMomentSchema.parse(moment)).toEqual(moment);
      if (moment.kind === 'report') reports.push(moment);
    }
    const [finding] = reports[0]?.findings ?? [];
    expect([reports.length, finding?.actor.key, finding?.day, finding?.observed, finding?.eventIds.length]).toEqual([
      1,
      'eva@acme.example',
      '2026-06-20',
      40,
      40,
    ]);
    const overview = await client.outliers.overview(question);
    expect(scoreOverviewSchema.parse(overview)).toEqual(overview);
    expect(overview.actors[0]).toMatchObject({ actor: { key: finding?.actor.key }, best: finding?.score });
    const actor = await client.outliers.actor({ ...question, key: 'EVA' });
    expect(actorScoresSchema.parse(actor)).toEqual(actor);
    expect(actor.findings[0]).toEqual(finding);
    expect(actor.days.find(({ day }) => day === finding?.day)).toMatchObject({ observed: 40, score: finding?.score });
    expect(actor.hours.own.reduce((sum, count) => sum + count, 0)).toBe(2 * days + 38);
    await expect(client.outliers.actor({ ...question, key: 'nobody' })).rejects.toMatchObject({
      code: 'ACTOR_NOT_FOUND',
    });
  });

  it('end when nobody waits for them any more', async () => {
    const { client, close } = await transport.connect();
    onTestFinished(close);
    await openArchive(client);
    const leaving = new AbortController();
    const moments = await client.outliers.run(question, { signal: leaving.signal });
    leaving.abort();
    const follow = async (): Promise<void> => {
      for await (const moment of moments) expect(moment.kind).toBe('progress');
    };
    await expect(follow()).rejects.toThrow();
    expect((await client.outliers.overview(question)).actors).toHaveLength(people.length);
  });
});
