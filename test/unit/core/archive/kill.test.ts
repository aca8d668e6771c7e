import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '#core/archive/manifest.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { buildScript } from './support/build-script.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, temporaryArchive } from './support/temp-archive.ts';

let built: Awaited<ReturnType<typeof buildScript>>;
beforeAll(async () => {
  built = await buildScript('restless-writer');
});
afterAll(() => built.remove());

/** Starts the restless writer and kills it the moment it tells `moment`. */
const killAt = async (path: string, moment: string): Promise<void> => {
  const child = spawn(process.execPath, [built.script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === moment) child.kill('SIGKILL');
  }
  expect(await gone).toEqual([null, 'SIGKILL']);
};

describe('a writer killed without warning', () => {
  it.each(['added 0', 'added 17', 'added 99', 'sealing 6', 'sealing 7', 'committed 0', 'added 131', 'committed 100'])(
    'at "%s" leaves a whole generation, and the next import completes it',
    async (moment) => {
      const path = temporaryArchive();
      await killAt(path, moment);
      const { generation, segments } = readManifest(path);
      const reader = await openReader(path);
      const ids = reader.segments.flatMap((segment) =>
        segment.events([...Array(segment.entry.events).keys()]).map(({ event }) => event.id),
      );
      reader.close();
      expect(ids.sort()).toEqual(Array.from({ length: generation * 100 }, (_, number) => sampleEvent(number).id));
      const all = Array.from({ length: generation * 100 + 50 }, (_, number) => incoming(sampleEvent(number)));
      const { outcomes, manifest } = await importEvents(path, all);
      expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(generation * 100);
      expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(50);
      expect(manifest.segments.slice(0, segments.length)).toEqual(segments);
      expect(readdirSync(join(path, 'segments')).sort()).toEqual(
        manifest.segments.map(({ file }) => file.slice('segments/'.length)).sort(),
      );
    },
  );
});
