// Packs of a real archive as the evidence worker makes them.
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { openCustody } from '#core/archive/custody.ts';
import { createSigner, type Signer } from '#core/evidence/signing-key.ts';
import { buildPack } from '#core/packs/build-pack.ts';
import type { PackJob, PackTools } from '#core/packs/pack-job.ts';
import { readPackFilters } from '#core/service/read-pack-filters.ts';
import type { PackReport } from '#shared/model/pack.ts';
import { type PackSpecInput, packSpecSchema } from '#shared/model/pack-spec.ts';

/** A key that is kept, as far as the ledger knows. */
export const keptSigner = (): Signer => createSigner(generateKeyPairSync('ed25519').privateKey, 'environment');

/** Beside the archive; `now` is not what the pack tells. */
export const packTools = (archive: string, signer: Signer, tools: Partial<PackTools> = {}): PackTools => ({
  appVersion: '0.0.0',
  dataFolder: join(archive, '..'),
  now: () => new Date(),
  signer: async () => signer,
  openCustody: () =>
    openCustody(archive, {
      appVersion: '0.0.0',
      now: () => new Date('2026-08-02T00:00:00.000Z'),
      signer: async () => signer,
    }),
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...tools,
});

export const packJob = async (archive: string, spec: PackSpecInput, out: string): Promise<PackJob> => {
  const read = packSpecSchema.parse(spec);
  return {
    path: archive,
    spec: read,
    filters: await readPackFilters(read, async (filter) => filter),
    judgements: [],
    by: { operator: 'ana', host: 'headless', appVersion: '0.0.0' },
    out,
    overwrite: false,
  };
};

export const makePack = async (
  archive: string,
  spec: PackSpecInput,
  out: string,
  signer: Signer,
  tools: Partial<PackTools> = {},
): Promise<PackReport> => buildPack(await packJob(archive, spec, out), packTools(archive, signer, tools));
