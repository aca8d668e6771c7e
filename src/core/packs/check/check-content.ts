// What the files of a pack say, held against each other. It is asked only of packs whose every byte the manifests and the
// signature vouch for.
import type { PackCheck } from '#shared/model/pack.ts';
import { checkCompleteness } from './check-completeness.ts';
import { checkIpe, checkLists, checkNamedEvents, checkPopulationFacts, checkReceipts } from './check-counts.ts';
import { checkAbsenceProofs, checkInclusionProofs, checkPopulationProofs } from './check-proofs.ts';
import { checkRedaction } from './check-redaction.ts';
import { checkSample } from './check-sample.ts';
import { checkTables } from './check-tables.ts';
import type { PackFindings } from './pack-findings.ts';
import { readCustody } from './read-custody.ts';
import { readDocuments } from './read-documents.ts';
import { readPopulation } from './read-population.ts';

/** A pack whose container holds. `files`: size by name; `info`: bag-info.txt; `signer`: who signed the list of its files. */
export interface OpenPack {
  name: string;
  files: ReadonlyMap<string, number>;
  info: readonly (readonly [label: string, value: string])[];
  signer: { publicKey: string; fingerprint: string; identity: string };
  /** A file's bytes. */
  pieces(name: string): AsyncIterable<Buffer>;
  /** A file in one piece, as UTF-8; throws NOT_A_PACK beyond 128 MiB. */
  text(name: string): Promise<string>;
}

export interface ContentTools {
  signal: AbortSignal;
  /** Bytes read since the last call, and of which file. */
  onBytes(name: string, bytes: number): void;
  findings: PackFindings;
}

/** Null where the pack does not tell it. */
export interface ContentCheck {
  title: string | null;
  root: string | null;
  events: number;
  checked: Pick<PackCheck['checked'], 'events' | 'proofs' | 'ledgerLines'>;
}

/** Digests of the payload as the manifest tells them, which the container's check has held against the files. */
const readDigests = async (pack: OpenPack): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await pack.text('manifest-sha256.txt'))
      .split('\n')
      .map((line) => [line.slice(line.indexOf('data/')), line.slice(0, 64)] as const),
  );

/** Problems and remarks go into `tools.findings`. Throws CANCELLED. */
export const checkContent = async (pack: OpenPack, tools: ContentTools): Promise<ContentCheck> => {
  const { findings } = tools;
  const checked = { events: 0, proofs: 0, ledgerLines: 0 };
  const documents = await readDocuments(pack, findings);
  if (documents === null) return { title: null, root: null, events: 0, checked };
  const { title, archive } = documents.statement;
  const isWhole = !(await checkRedaction(pack, documents, findings));
  const custody = await readCustody(pack, documents, tools, !isWhole);
  if (custody === null) return { title, root: archive.root, events: 0, checked };
  checked.ledgerLines = custody.count;
  const population = await readPopulation(pack, isWhole, tools);
  checked.events = population.count;
  const read = { pack, documents, custody, population, findings };
  checkLists(read);
  checkCompleteness(read, isWhole);
  checkPopulationFacts(read);
  await checkReceipts(read);
  checkIpe(read, await readDigests(pack));
  await checkTables(pack, population, tools);
  if (isWhole) checked.proofs = (await checkPopulationProofs(read)) + (await checkInclusionProofs(read));
  else
    findings.remarks.push(
      'The pack is redacted: its lines are not those that were hashed, so that no proof of them can be made.',
    );
  checked.proofs += await checkAbsenceProofs(read);
  await checkSample(read, tools);
  await checkNamedEvents(read, isWhole);
  return { title, root: archive.root, events: population.count, checked };
};
