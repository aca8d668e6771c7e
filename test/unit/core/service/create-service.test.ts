// The service over a fixture worker: what it does itself, and what it does when a worker dies. The real engine is asked in test/contract.
import { describe, expect, it, onTestFinished } from 'vitest';
import { createService } from '#core/service/create-service.ts';
import type { HostAbilities } from '#core/service/types.ts';
import { dataFolderForTests } from '#test/support/data-folder.ts';
import { hostDescription } from '#test/support/host-description.ts';

const start = (host: Partial<HostAbilities> = {}) => {
  const service = createService({
    host: { describe: () => hostDescription(), ...host },
    appVersion: '0.0.0-test',
    dataFolder: dataFolderForTests,
    engineWorkerUrl: new URL('../../../support/fixture-worker.mjs', import.meta.url),
  });
  onTestFinished(() => service.close());
  return service.client;
};

describe('createService', () => {
  it('answers the host operations from the abilities it was given', async () => {
    const revealed: string[] = [];
    const client = start({
      pickFiles: async () => ['/a.json'],
      pickFolder: async (purpose) => (purpose === 'openArchive' ? '/archive' : null),
      reveal: async (path) => {
        revealed.push(path);
      },
    });
    expect(await client.host.pickFiles()).toEqual({ paths: ['/a.json'] });
    expect(await client.host.pickFolder({ purpose: 'openArchive' })).toEqual({ path: '/archive' });
    expect(await client.host.pickFolder({ purpose: 'createArchive' })).toEqual({ path: null });
    await client.host.reveal({ path: '/archive/x' });
    expect(revealed).toEqual(['/archive/x']);
  });

  it('refuses what the host lacks with the reason it gives', async () => {
    const description = hostDescription();
    description.capabilities.browseFolders = { available: false, reason: 'native dialogs do this' };
    const client = start({ describe: () => description });
    const refused = { code: 'NOT_SUPPORTED_BY_HOST', defined: true };
    await expect(client.host.pickFiles()).rejects.toMatchObject({ ...refused, data: { where: 'pickFiles' } });
    await expect(client.host.reveal({ path: '/x' })).rejects.toMatchObject(refused);
    await expect(client.host.listFolder({ path: null })).rejects.toMatchObject({
      ...refused,
      data: { where: 'browseFolders', detail: 'native dialogs do this' },
    });
  });

  it('keeps the open archive when another one cannot be opened', async () => {
    const client = start();
    await client.archive.open({ path: '/good' });
    await expect(client.archive.open({ path: '/missing' })).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
    expect(await client.archive.current()).toMatchObject({ path: '/good' });
  });

  it('survives the death of its query worker', async () => {
    const client = start();
    await client.archive.open({ path: '/good' });
    await expect(client.archive.open({ path: '/crash' })).rejects.toMatchObject({
      code: 'INTERNAL',
      defined: true,
      data: { where: 'query engine', detail: 'it stopped: exit code 5' },
    });
    expect(await client.archive.current()).toMatchObject({ path: '/good' });
  });

  it('answers CANCELLED after it was closed', async () => {
    const service = createService({
      host: { describe: () => hostDescription() },
      appVersion: '0.0.0-test',
      dataFolder: dataFolderForTests,
      engineWorkerUrl: new URL('../../../support/fixture-worker.mjs', import.meta.url),
    });
    await service.client.archive.open({ path: '/good' });
    await service.close();
    await expect(service.client.archive.current()).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
