// Files dropped on the window, piece by piece.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { UploadStore } from './uploads.ts';

type UploadImplementer = Implementer<Contract['uploads'], Record<never, never>, Record<never, never>>;

/** Handlers of `contract.uploads`. */
export const uploadHandlers = (os: Pick<UploadImplementer, keyof Contract['uploads']>, uploads: UploadStore) => ({
  begin: os.begin.handler(async ({ input }) => ({ uploadId: await uploads.begin(input.name, input.bytes) })),
  append: os.append.handler(async ({ input }) => {
    const chunk = new Uint8Array(await input.chunk.arrayBuffer());
    return { received: await uploads.append(input.uploadId, input.offset, chunk) };
  }),
  discard: os.discard.handler(async ({ input }) => {
    await uploads.discard(input.uploadId);
    return {};
  }),
});
