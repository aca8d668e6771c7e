// Proofs over an archive in a temporary folder, as an engine would ask for them.
import { onTestFinished } from 'vitest';
import { openCustody } from '#core/archive/custody.ts';
import { identifyEvent } from '#core/canonical/identify-event.ts';
import type { ProofTools } from '#core/proofs/types.ts';
import { createBreather } from '#core/query/breather.ts';
import { openNewestSnapshot } from '#core/query/newest-snapshot.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { options } from '../../archive/support/temp-archive.ts';

/** Of the archive as it now is. */
export const proofTools = async (path: string): Promise<ProofTools> => {
  const newest = await openNewestSnapshot(path);
  onTestFinished(() => newest.close());
  return {
    path,
    snapshot: await newest.get(),
    breathe: createBreather([]),
    openCustody: () => openCustody(path, options),
  };
};

/** The event under the id it goes by. */
export const named = (event: AuditEvent): AuditEvent => ({ ...event, id: identifyEvent(event).id });
