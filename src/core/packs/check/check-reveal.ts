// A reveal file held against a redacted pack: every value it opens must be the one the pack committed to.
import { createHash, hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { unreadable } from '../../bag/open-source.ts';
import { rootOfPath } from '../../proofs/root-of-path.ts';
import { commitmentOf } from '../redact/redact-event.ts';
import { commitmentLineSchema, commitmentsFile, type RevealFile, revealFileSchema } from '../redact/reveal-file.ts';
import type { OpenPack } from './check-content.ts';
import { linesOf } from './lines-of.ts';
import type { PackFindings } from './pack-findings.ts';

const mostBytes = 64 * 1024 * 1024;

type Pack = Pick<OpenPack, 'files' | 'pieces' | 'text'>;

/** Null where it is no reveal file. */
const readReveal = async (path: string): Promise<RevealFile | null> => {
  try {
    if ((await stat(path)).size > mostBytes) return null;
    const read = revealFileSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return read.success ? (read.data as RevealFile) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw unreadable(error, path);
  }
};

const leadsToRoot = ({ values, inclusion }: RevealFile): boolean => {
  const text = values.find(({ path }) => path === '')?.value;
  if (inclusion === null || typeof text !== 'string') return false;
  const leaf = createHash('sha256').update(Buffer.of(0)).update(text).digest();
  const path = inclusion.path.map((node) => Buffer.from(node, 'hex'));
  const root = rootOfPath(leaf, { index: inclusion.leafIndex, size: inclusion.treeSize, path });
  return leaf.toString('hex') === inclusion.leafHash && root?.toString('hex') === inclusion.root;
};

/** What the pack itself tells of the root of an import; null where it does not. */
const toldRoot = async (pack: Pack, importId: string): Promise<string | null> => {
  const index = JSON.parse(await pack.text('data/70-receipts/index.json')) as {
    receipts: { importId: string; root: string }[];
  };
  return index.receipts.find((receipt) => receipt.importId === importId)?.root ?? null;
};

/** What does not fit becomes a problem that names it, what fits a remark. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, CANCELLED. */
export const checkReveal = async (
  pack: Pack,
  path: string,
  { findings, signal }: { findings: PackFindings; signal: AbortSignal },
): Promise<void> => {
  const name = basename(path);
  const wrong = (message: string): void => findings.problem('proof', name, message);
  const told = await readReveal(path);
  if (told === null) return wrong('it is no reveal file of this version');
  if (told.pack !== hash('sha256', await pack.text('tagmanifest-sha256.txt'), 'hex'))
    return wrong('it was made for another pack');
  if (!pack.files.has(commitmentsFile)) return wrong('the pack hides nothing: it has no list of commitments');
  let commitments: Readonly<Record<string, string>> | null = null;
  for await (const line of linesOf(pack, commitmentsFile, { signal, onBytes: () => undefined })) {
    let content: unknown;
    try {
      content = JSON.parse(line.toString('utf8'));
    } catch {
      return wrong(`a line of ${commitmentsFile} is no JSON`);
    }
    const read = commitmentLineSchema.safeParse(content);
    if (!read.success) return wrong(`a line of ${commitmentsFile} is not in the form of this version`);
    // Versions of one event may have the same place outside the population: the one that fits is the one meant.
    if (read.data.event !== told.event || read.data.line !== told.line) continue;
    commitments ??= read.data.values;
    const { values } = read.data;
    if (told.values.every((value) => values[value.path] === commitmentOf(value))) commitments = values;
  }
  if (commitments === null) return wrong(`the pack shows no event ${told.event} at line ${told.line ?? 'none'}`);
  let fitting = 0;
  for (const value of told.values) {
    const called = value.path === '' ? 'the whole event' : value.path;
    if (commitments[value.path] === undefined) wrong(`${called}: the pack hides no such value`);
    else if (commitments[value.path] !== commitmentOf(value))
      wrong(`${called}: it is not the value the pack was made with`);
    else {
      fitting += 1;
      findings.remarks.push(
        `${name}: ${called} of ${told.event} is ${JSON.stringify(value.value)}, as the pack was made with.`,
      );
    }
  }
  if (told.inclusion === null) return;
  if (!leadsToRoot(told)) return wrong('inclusion: the event does not lead to the root that is told');
  const root = await toldRoot(pack, told.inclusion.importId);
  if (root === null)
    findings.remarks.push(
      `${name}: the pack does not tell the root of import ${told.inclusion.importId}, so nothing shows it.`,
    );
  else if (root !== told.inclusion.root) wrong('inclusion: its root is not the one of that import in the pack');
  else if (fitting > 0) findings.remarks.push(`${name}: the event stands in import ${told.inclusion.importId}.`);
};
