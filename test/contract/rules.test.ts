// Rules over every transport: a report by the contract, rules of one's own, and what is refused.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { everything } from '#shared/model/filter.ts';
import { checkedRuleSchema, knownRuleSchema, type RulesReport, rulesMomentSchema } from '#shared/model/rule.ts';
import { toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { type Client, transports } from './transports.ts';

const event = {
  id: 'e1',
  timestamp: '2026-03-10T10:00:00Z',
  actor: { id: 's1', email: 'support@sivo.example', role: 'superadmin' },
  action: 'access',
  resource: { type: 'queue', id: 'q1' },
};

const openArchive = async (client: Client): Promise<void> => {
  const folder = await temporaryFolder();
  const log = join(folder, 'log.jsonl');
  await writeFile(log, toJsonLines([event]));
  await client.archive.create({ path: join(folder, 'archive') });
  for await (const moment of await client.imports.run({ sources: [{ kind: 'path', path: log }] })) {
    if (moment.kind === 'report') expect(moment.accepted).toBe(1);
  }
};

describe.each(transports)('rules over $name', (transport) => {
  it('are listed, run, kept and forgotten in the words of the contract', async () => {
    const { client, close } = await transport.connect();
    onTestFinished(close);
    await openArchive(client);
    const { rules } = await client.rules.list();
    for (const rule of rules) expect(knownRuleSchema.parse(rule)).toEqual(rule);
    const flag = rules.find(({ id }) => id === 'superadmin-without-flag');
    const text = (flag?.text ?? '').replace('"superadmin-without-flag"', '"of-my-own"');

    const checked = await client.rules.check({ text });
    expect(checkedRuleSchema.parse(checked)).toEqual(checked);
    await expect(client.rules.check({ text: '{}', name: 'x.json' })).rejects.toMatchObject({
      code: 'BAD_RULE',
      data: { where: 'x.json' },
    });
    expect(await client.rules.save({ text })).toEqual({ id: 'of-my-own' });
    onTestFinished(async () => {
      await client.rules.remove({ id: 'of-my-own' }).catch(() => undefined);
    });
    await expect(client.rules.save({ text: flag?.text ?? '' })).rejects.toMatchObject({ code: 'BAD_RULE' });

    const reports: RulesReport[] = [];
    for await (const moment of await client.rules.run({ filter: everything })) {
      expect(rulesMomentSchema.parse(moment)).toEqual(moment);
      if (moment.kind === 'report') reports.push(moment);
    }
    expect(reports).toHaveLength(1);
    expect(reports[0]?.hits.map(({ rule, eventIds }) => [rule, eventIds])).toEqual([
      ['of-my-own', ['e1']],
      ['superadmin-without-flag', ['e1']],
    ]);
    await client.rules.remove({ id: 'of-my-own' });
    expect((await client.rules.list()).rules).toEqual(rules);
    await expect(client.rules.run({ filter: everything, rules: ['nobody'] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});
