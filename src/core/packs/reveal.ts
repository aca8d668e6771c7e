// Opens chosen values of a redacted pack. Nothing is told that the pack's commitments do not already bind.
import { hash } from 'node:crypto';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { Reveal, RevealInput } from '#shared/model/pack.ts';
import type { StoredEvent } from '../archive/types.ts';
import { bagLimits } from '../bag/bag-limits.ts';
import type { BagSource } from '../bag/bag-source.ts';
import { openBagSource, unreadable } from '../bag/open-source.ts';
import { readWhole } from '../bag/read-whole.ts';
import { proveInclusion } from '../proofs/prove-inclusion.ts';
import { createBreather } from '../query/breather.ts';
import { openNewestSnapshot } from '../query/newest-snapshot.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { linesOf } from './check/lines-of.ts';
import { createFileNames } from './files/file-name-of.ts';
import { jsonText } from './files/json-text.ts';
import type { PackTools } from './pack-job.ts';
import { packKey } from './redact/pack-key.ts';
import { createPseudonyms, type Pseudonyms } from './redact/pseudonyms.ts';
import { commitmentOf } from './redact/redact-event.ts';
import { hashedText } from './redact/redactor.ts';
import {
  commitmentLineSchema,
  commitmentsFile,
  type RevealFile,
  redactionFile,
  redactionFileSchema,
} from './redact/reveal-file.ts';
import { valueAt } from './redact/value-at.ts';

type RevealTools = Omit<PackTools, 'onProgress'>;
type Committed = ReturnType<typeof commitmentLineSchema.parse>;

const assertThere = ({ files }: BagSource, name: string): void => {
  if (!files.has(name)) throw new WorkbenchError('NOT_A_PACK', name, 'no redacted pack: this file is not there');
};

const fileOf = async (source: BagSource, name: string): Promise<Buffer> => {
  assertThere(source, name);
  const bytes = await readWhole(source, name, bagLimits.textBytes);
  if (typeof bytes === 'string') throw new WorkbenchError('NOT_A_PACK', name, bytes);
  return bytes;
};

/** Names are made with the key of that pack; people are not looked for, so nobody need be known. */
const namesOf = async (source: BagSource, { signer }: RevealTools): Promise<Pseudonyms> => {
  const read = redactionFileSchema.safeParse(JSON.parse((await fileOf(source, redactionFile)).toString('utf8')));
  if (!read.success) throw new WorkbenchError('NOT_A_PACK', redactionFile, 'it is not in the form of this version');
  const { key, context, ledger, rules } = read.data;
  const own = await signer();
  if (own.fingerprint !== key) {
    throw new WorkbenchError('KEY_REFUSED', key, `only this key opens the pack; the key here is ${own.fingerprint}`);
  }
  return createPseudonyms(packKey(own, { context, ledger }), new Map(), rules);
};

/** The lines of the event, by its own id or the one that is shown. */
const linesOfEvent = async (source: BagSource, ids: ReadonlySet<string>, signal: AbortSignal): Promise<Committed[]> => {
  assertThere(source, commitmentsFile);
  const pack = { pieces: (name: string) => source.pieces(name) };
  const found: Committed[] = [];
  for await (const line of linesOf(pack, commitmentsFile, { signal, onBytes: () => undefined })) {
    const read = commitmentLineSchema.safeParse(JSON.parse(line.toString('utf8')));
    if (!read.success)
      throw new WorkbenchError('NOT_A_PACK', commitmentsFile, 'a line is not in the form of this version');
    if (ids.has(read.data.event)) found.push(read.data);
  }
  return found;
};

/** An id the pack shows may stand for another one: then every id of the archive is tried. */
const ownId = async (snapshot: Snapshot, asked: string, names: Pseudonyms, breathe: () => Promise<void>) => {
  if (!/^event-[0-9a-f]{16}$/.test(asked)) return asked;
  for (const { segment } of snapshot.views) {
    const { length } = segment.columns.idHash;
    for (let from = 0; from < length; from += 4096) {
      await breathe();
      const seqs = Array.from({ length: Math.min(4096, length - from) }, (_, index) => from + index);
      const found = segment.ids(seqs).find((id) => names.id('event', id) === asked);
      if (found !== undefined) return found;
    }
  }
  return asked;
};

const inclusionOf = async (stored: StoredEvent, ...[id, tools]: Parameters<typeof proveInclusion>) => {
  try {
    const leaf = Buffer.from(stored.contentHash).toString('hex');
    const proof = (await proveInclusion(id, tools)).find(
      (one) => one.leafHash === leaf && one.importId === stored.importId,
    );
    if (proof === undefined) return null;
    const { importId, leafHash, leafIndex, treeSize, path, root } = proof;
    return { importId, leafHash, leafIndex, treeSize, path, root };
  } catch (error) {
    if (error instanceof WorkbenchError && error.code === 'NOT_PROVABLE') return null;
    throw error;
  }
};

/** What stands at each path, with its salt, as far as it is what this line of the pack commits to. */
const opened = (stored: StoredEvent, line: Committed, paths: readonly string[], names: Pseudonyms) => {
  const version = Buffer.from(stored.contentHash).toString('hex');
  const open = (path: string) => {
    const value = path === '' ? hashedText(stored) : valueAt(stored.event as unknown as JsonValue, path);
    return value === undefined ? null : { path, value, salt: names.salt(version, path).toString('hex') };
  };
  const whole = open('');
  if (whole === null || line.values[''] !== commitmentOf(whole)) return null;
  return paths.map((path) => {
    const opening = open(path);
    const isHidden = Object.hasOwn(line.values, path);
    if (opening === null || !isHidden || line.values[path] !== commitmentOf(opening)) {
      const hidden = Object.keys(line.values).filter((one) => one !== '');
      throw new WorkbenchError(
        'BAD_INPUT',
        path,
        `the pack hides no such value; it hides ${hidden.join(', ') || 'none'}`,
      );
    }
    return opening;
  });
};

const revealOf = async (
  source: BagSource,
  archive: string,
  input: RevealInput,
  tools: RevealTools,
): Promise<Reveal> => {
  const names = await namesOf(source, tools);
  const breathe = createBreather([tools.signal]);
  const newest = await openNewestSnapshot(archive);
  try {
    const snapshot = await newest.get();
    const id = await ownId(snapshot, input.eventId, names, breathe);
    const places = (await snapshot.placesOf([id], breathe)).get(id) ?? [];
    if (places.length === 0)
      throw new WorkbenchError('EVENT_NOT_FOUND', input.eventId, 'the archive has no such event');
    const lines = await linesOfEvent(source, new Set([id, names.id('event', id)]), tools.signal);
    const paths = input.values.length === 0 ? [''] : [...new Set(input.values)];
    for (const line of lines) {
      for (const { view, seq } of places) {
        const [stored] = view.segment.events([seq]);
        const values = stored === undefined ? null : opened(stored, line, paths, names);
        if (stored === undefined || values === null) continue;
        const proofTools = { path: archive, snapshot, breathe, openCustody: tools.openCustody };
        const told: RevealFile = {
          format: 'sivo-reveal',
          version: 1,
          pack: hash('sha256', await fileOf(source, 'tagmanifest-sha256.txt'), 'hex'),
          event: line.event,
          line: line.line,
          values,
          inclusion: paths.includes('') ? await inclusionOf(stored, id, proofTools) : null,
        };
        return { name: `reveal-${createFileNames()(line.event)}.json`, text: jsonText(told) };
      }
    }
    throw new WorkbenchError(
      'EVENT_NOT_FOUND',
      input.eventId,
      'the pack shows no such event, or another version of it',
    );
  } finally {
    newest.close();
  }
};

/**
 * `archive`: the folder the pack was made from. Throws NOT_A_PACK, EVENT_NOT_FOUND, KEY_REFUSED where another key made the pack,
 * BAD_INPUT for a value the pack does not hide.
 */
export const reveal = async (archive: string, input: RevealInput, tools: RevealTools): Promise<Reveal> => {
  const source = await openBagSource(input.path);
  try {
    const [problem] = source.problems;
    if (problem !== undefined) throw new WorkbenchError('NOT_A_PACK', problem.where, problem.message);
    return await revealOf(source, archive, input, tools);
  } catch (error) {
    if (error instanceof SyntaxError) throw new WorkbenchError('NOT_A_PACK', input.path, 'a file of it is no JSON');
    throw unreadable(error, input.path);
  } finally {
    await source.close();
  }
};
