// Checks a pack of whoever made it, without an archive: the container first, then the signature, then what the files say.
import { createHash } from 'node:crypto';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { PackCheck, PackCheckInput, PackCheckProgress } from '#shared/model/pack.ts';
import { bagLimits } from '../bag/bag-limits.ts';
import type { BagSource } from '../bag/bag-source.ts';
import { openBagSource, unreadable } from '../bag/open-source.ts';
import { readBag } from '../bag/read-bag.ts';
import { readWhole } from '../bag/read-whole.ts';
import { type ContentCheck, checkContent } from './check/check-content.ts';
import { checkProfile } from './check/check-profile.ts';
import { checkReveal } from './check/check-reveal.ts';
import { checkSignature } from './check/check-signature.ts';
import { PackFindings } from './check/pack-findings.ts';

interface CheckTools {
  signal: AbortSignal;
  onProgress(progress: PackCheckProgress): void;
}

const noContent: ContentCheck = {
  title: null,
  root: null,
  events: 0,
  checked: { events: 0, proofs: 0, ledgerLines: 0 },
};

const containerDigest = async (
  { container, name }: BagSource,
  signal: AbortSignal,
  onBytes: (name: string, bytes: number) => void,
): Promise<string | null> => {
  if (container === null) return null;
  const hash = createHash('sha256');
  for await (const piece of container()) {
    if (signal.aborted) throw new WorkbenchError('CANCELLED', name);
    hash.update(piece);
    onBytes(name, piece.length);
  }
  return hash.digest('hex');
};

const textOf = async (source: BagSource, name: string): Promise<string> => {
  const bytes = await readWhole(source, name, bagLimits.textBytes);
  if (typeof bytes === 'string') throw new WorkbenchError('NOT_A_PACK', name, bytes);
  return bytes.toString('utf8');
};

const checkSource = async (
  source: BagSource,
  { fingerprint: expected, reveal }: PackCheckInput,
  { signal, onProgress }: CheckTools,
): Promise<PackCheck> => {
  const started = performance.now();
  const findings = new PackFindings();
  const sizes = [...source.files].map(([name, bytes]) => ({ name, bytes }));
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  let total = all;
  const elapsedMs = (): number => performance.now() - started;
  const onBytes = (where: string, bytes: number): void => {
    done += bytes;
    // What is read twice is counted twice, so that the share never falls and never passes the whole.
    total = Math.max(total, done);
    onProgress({ kind: 'progress', where, bytesDone: done, bytesTotal: total, elapsedMs: elapsedMs() });
  };
  const sha256 = await containerDigest(source, signal, (where) => onBytes(where, 0));
  const reading = await readBag(source, { signal, onBytes });
  checkProfile(source, reading, findings);
  const signer = source.files.size === 0 ? null : await checkSignature(source, expected, findings);
  const { version } = reading;
  let content = noContent;
  if (signer !== null && findings.problems.length === 0) {
    const pack = {
      name: source.name,
      files: source.files,
      info: reading.info.lines,
      signer,
      pieces: (name: string) => source.pieces(name),
      text: (name: string) => textOf(source, name),
    };
    content = await checkContent(pack, { signal, onBytes, findings });
    if (reveal !== undefined) await checkReveal(pack, reveal, { findings, signal });
  } else {
    findings.remarks.push(
      'What the files say was not looked at: the container does not hold, or the expected key is another one.',
    );
  }
  if (signal.aborted) throw new WorkbenchError('CANCELLED', source.name);
  if (expected === null && signer !== null) {
    findings.remarks.push(
      `No fingerprint to expect was given: this shows that the holder of ${signer.fingerprint} signed, not who that is.`,
    );
  }
  const infoTitle = reading.info.lines.find(([label]) => /^(title|external-description)$/i.test(label))?.[1];
  return {
    kind: 'report',
    ok: findings.problems.length === 0 && version !== null,
    name: source.name,
    title: content.title ?? infoTitle ?? null,
    identity: signer?.identity || null,
    key: signer?.fingerprint ?? null,
    expected,
    root: content.root,
    sha256,
    events: content.events,
    checked: { files: reading.files.size, ...content.checked },
    problems: findings.problems,
    omitted: findings.omitted,
    remarks: findings.remarks,
    files: sizes,
    elapsedMs: elapsedMs(),
  };
};

/** What does not hold is told in the report. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, CANCELLED, and NOT_A_PACK for what cannot be looked into. */
export const checkPack = async (input: PackCheckInput, tools: CheckTools): Promise<PackCheck> => {
  const source = await openBagSource(input.path);
  try {
    return await checkSource(source, input, tools);
  } catch (error) {
    throw unreadable(error, input.path);
  } finally {
    await source.close();
  }
};
