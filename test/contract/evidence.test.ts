// Handing over through the service's doors: keys, custody, proofs, statements, samples and packs, and what is said when they fail.
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addToKeyRing } from '#core/evidence/key-ring.ts';
import { passphraseKeyStore } from '#core/evidence/passphrase-key-store.ts';
import { everything } from '#shared/model/filter.ts';
import { sampleEvents, toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { transports } from './transports.ts';

const events = sampleEvents(60);
const wanted = events[7]?.id ?? '';
const someone = events.find(({ actor }) => actor.email !== null)?.actor.email ?? '';

/** The report of a stream, which has to come, once and last. */
const reportOf = async <Moment extends { kind: string }>(
  stream: Promise<AsyncIterable<Moment>>,
): Promise<Extract<Moment, { kind: 'report' }>> => {
  const kinds: string[] = [];
  let last: Moment | undefined;
  for await (const moment of await stream) {
    kinds.push(moment.kind);
    last = moment;
  }
  expect(kinds.filter((kind) => kind === 'report')).toHaveLength(1);
  expect(last?.kind).toBe('report');
  return last as Extract<Moment, { kind: 'report' }>;
};

describe.each(transports.filter(({ name }) => name === 'direct call' || name === 'HTTP loopback'))(
  'handing over by $name',
  (transport) => {
    it('answers questions about one archive, and refuses by the closed list', { timeout: 120_000 }, async () => {
      const { client, close } = await transport.connect();
      onTestFinished(close);
      await expect(client.proofs.head()).rejects.toMatchObject({ code: 'NO_ARCHIVE_OPEN' });
      const folder = await temporaryFolder();
      const log = join(folder, 'log.jsonl');
      await writeFile(log, toJsonLines(events));
      await client.archive.create({ path: join(folder, 'archive') });
      const imported = await reportOf(client.imports.run({ sources: [{ kind: 'path', path: log }] }));
      expect(imported.accepted).toBe(events.length);

      expect((await client.custody.list({ kinds: ['import'], offset: 0, limit: 10 })).total).toBe(1);
      await expect(client.custody.list({ kinds: [], offset: -1, limit: 10 })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });

      const { proofs } = await client.proofs.inclusion({ eventId: wanted });
      expect(proofs.map(({ eventId, treeSize }) => [eventId, treeSize])).toEqual([[wanted, events.length]]);
      await expect(client.proofs.inclusion({ eventId: 'evt_nowhere' })).rejects.toMatchObject({
        code: 'EVENT_NOT_FOUND',
      });
      const absent = await client.proofs.absence({ actor: 'nobody', resourceType: null, resourceId: null });
      expect(absent.imports).toHaveLength(1);
      await expect(
        client.proofs.absence({ actor: someone, resourceType: null, resourceId: null }),
      ).rejects.toMatchObject({ code: 'NOT_PROVABLE', data: { detail: expect.stringContaining('has this key') } });
      await expect(
        client.proofs.absence({ actor: 'nobody', resourceType: null, resourceId: 'r1' }),
      ).rejects.toMatchObject({ code: 'BAD_INPUT' });
      const older = await client.proofs.head();
      expect((await client.proofs.consistency(older)).older.root).toBe(older.root);
      await expect(client.proofs.consistency({ lines: older.lines, root: '0'.repeat(64) })).rejects.toMatchObject({
        code: 'NOT_PROVABLE',
      });

      const question = { actor: 'nobody', resource: { type: 'queue', id: null }, from: '2000-01-01', to: '2100-01-01' };
      const statement = await client.absence.run(question);
      expect([statement.matches, statement.aliases]).toEqual([0, []]);
      expect(statement.limits.map(({ code }) => code)).toContain('unknown-actor');
      expect((await client.absence.file(question)).text).toContain('nobody');
      const backwards = { ...question, from: question.to, to: question.from };
      await expect(client.absence.run(backwards)).rejects.toMatchObject({ code: 'BAD_INPUT' });
      await expect(client.absence.file(backwards)).rejects.toMatchObject({ code: 'BAD_INPUT' });

      const draw = { filter: everything, seed: 'seed 1', n: 5, record: false };
      const sample = await client.samples.draw(draw);
      expect([sample.population.n, sample.items.length]).toEqual([events.length, 5]);
      expect((await client.samples.draw(draw)).items).toEqual(sample.items);
      await expect(client.samples.draw({ ...draw, n: 0 })).rejects.toMatchObject({ code: 'BAD_INPUT' });

      const path = join(folder, 'pack.zip');
      expect((await client.packs.preview({ title: 'All' })).events).toBe(events.length);
      await expect(client.packs.preview({ title: 'All', filter: '(' })).rejects.toMatchObject({ code: 'BAD_SPEC' });
      const built = await reportOf(client.packs.build({ spec: { title: 'All' }, path }));
      expect(built.events).toBe(events.length);
      const again = reportOf(client.packs.build({ spec: { title: 'All' }, path }));
      await expect(again).rejects.toMatchObject({ code: 'FILE_EXISTS' });
      const checked = await reportOf(client.packs.check({ path }));
      expect([checked.ok, checked.problems]).toEqual([true, []]);
      const other = `SHA256:${'A'.repeat(43)}`;
      const distrusted = await reportOf(client.packs.check({ path, fingerprint: other }));
      expect([distrusted.ok, distrusted.problems.map(({ kind }) => kind)]).toEqual([false, ['key']]);
      await expect(reportOf(client.packs.check({ path: log }))).rejects.toMatchObject({ code: 'NOT_A_PACK' });
      const none = join(folder, 'none.zip');
      await expect(reportOf(client.packs.check({ path: none }))).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND' });

      const name = checked.files.find((file) => file.name.endsWith('bagit.txt'))?.name ?? '';
      const start = await client.packs.text({ path, name, length: 10 });
      expect([start.text, start.next]).toEqual(['BagIt-Vers', 10]);
      const rest = await client.packs.text({ path, name, offset: 10 });
      expect([start.text + rest.text, rest.next]).toEqual([expect.stringContaining('UTF-8'), null]);
      await expect(client.packs.text({ path, name: 'none.txt' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
      await expect(client.packs.text({ path: log, name })).rejects.toMatchObject({ code: 'NOT_A_PACK' });

      const hidden = join(folder, 'hidden.zip');
      await reportOf(client.packs.build({ spec: { title: 'Hidden', redact: {} }, path: hidden }));
      const opened = await client.packs.reveal({ path: hidden, eventId: wanted });
      expect([opened.name, opened.text]).toEqual([
        expect.stringMatching(/^reveal-.*\.json$/),
        expect.stringContaining(wanted),
      ]);
      await expect(client.packs.reveal({ path: hidden, eventId: 'evt_nowhere' })).rejects.toMatchObject({
        code: 'EVENT_NOT_FOUND',
      });
      await expect(client.packs.reveal({ path: hidden, eventId: wanted, values: ['none'] })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
      await expect(client.packs.reveal({ path, eventId: wanted })).rejects.toMatchObject({ code: 'NOT_A_PACK' });
    });

    // Keys are made and rotated in full where no keychain can be reached: test/unit/core/evidence/own-keys.test.ts.
    it('tells the key handed over from outside, changes nothing of it, and opens a key file', async () => {
      const { client, close } = await transport.connect();
      onTestFinished(close);
      const { current, file, locked } = await client.keys.list();
      expect([current.fingerprint, current.kept, locked]).toEqual([
        expect.stringMatching(/^SHA256:/),
        'environment',
        false,
      ]);
      const passphrase = 'a long passphrase';
      const refusal = (where: string, detail: string) => ({
        code: 'KEY_REFUSED',
        data: { where, detail: expect.stringContaining(detail) },
      });
      const create = client.keys.create({ place: 'file', passphrase });
      await expect(create).rejects.toMatchObject(refusal(current.fingerprint, 'kept already'));
      const rotate = client.keys.rotate({ place: 'file', passphrase });
      await expect(rotate).rejects.toMatchObject(refusal('SIVO_AUDIT_SIGNING_KEY', 'from outside'));
      await expect(client.keys.rotate({ place: 'file', passphrase: 'short' })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
      await expect(client.keys.unlock({ passphrase })).rejects.toMatchObject(refusal(file, 'there is no key file'));

      onTestFinished(() => rm(file, { force: true }));
      await mkdir(dirname(file), { recursive: true });
      const ring = addToKeyRing(generateKeyPairSync('ed25519').privateKey, null);
      await passphraseKeyStore(file, passphrase).write(ring, AbortSignal.timeout(20_000));
      const wrong = client.keys.unlock({ passphrase: 'another passphrase' });
      await expect(wrong).rejects.toMatchObject(refusal(file, 'does not open it'));
      expect((await client.keys.unlock({ passphrase })).current).toEqual(current);
    });
  },
);
