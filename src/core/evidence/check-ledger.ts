// Reads a ledger from its first line to its last and says what does not hold: the spelling of each line, the chain of
// hashes, the signatures, and the list of files that the lines lead to.
import type { KeyObject } from 'node:crypto';
import { assertNever } from '#shared/assert-never.ts';
import type { ArchiveState, HashedFile, LedgerLine } from '#shared/model/ledger.ts';
import { StateReplay } from './archive-state.ts';
import { type HiddenLine, readHiddenLine } from './hidden-line.ts';
import { firstPrevious, isSignedBy, lineHash, readLine } from './ledger-line.ts';
import { fingerprintOf, readPublicKey } from './signing-key.ts';

/** `line` counts from 1. `ledger`: the line cannot be read. */
export interface LedgerProblem {
  kind: 'ledger' | 'chain' | 'signature' | 'receipt';
  line: number;
  message: string;
}

export interface LedgerCheck {
  /** All lines, readable or not. */
  count: number;
  /** The lines that could be read. */
  lines: LedgerLine[];
  /** Lines of which only the hashes stand there; none unless they are allowed. */
  hidden: HiddenLine[];
  problems: LedgerProblem[];
  /** Lines that bring in a key which no earlier key vouches for, the first one excepted. */
  unvouched: { line: number; key: string }[];
  /** All files the last readable line stands for. */
  files: HashedFile[];
  /** What the next line names as the one before it. */
  head: string;
}

const newline = 0x0a;

/** The lines' bytes, each with its line end; the last one may lack it. */
export function* splitLines(ledger: Buffer): Generator<Buffer> {
  for (let start = 0; start < ledger.length; ) {
    const end = ledger.indexOf(newline, start);
    const next = end === -1 ? ledger.length : end + 1;
    yield ledger.subarray(start, next);
    start = next;
  }
}

const stateOf = (line: LedgerLine): ArchiveState | null => {
  switch (line.kind) {
    case 'import':
    case 'compaction':
    case 'restore':
    case 'custody':
    case 'keys':
      return line.body.archive;
    case 'key':
      return null;
    default:
      return assertNever(line);
  }
};

/** The keys a ledger has told so far. */
class KnownKeys {
  readonly #keys = new Map<string, KeyObject>();
  readonly #vouched = new Set<string>();

  /** The key a line is signed with; a text when it cannot be known. */
  of({ key, publicKey }: LedgerLine | HiddenLine): KeyObject | string {
    const known = this.#keys.get(key);
    if (known !== undefined) return publicKey === undefined ? known : 'it tells a public key that was told before';
    if (publicKey === undefined) return `no line tells the public key of ${key}`;
    const told = readPublicKey(publicKey);
    if (told === null || fingerprintOf(told) !== key) return `the public key it tells is not that of ${key}`;
    return told;
  }

  /** Remembers the key of a line whose signature holds; true when nobody vouched for a key that is not the first. */
  accept(line: LedgerLine | HiddenLine, key: KeyObject): boolean {
    const isStranger = !this.#keys.has(line.key) && this.#keys.size > 0 && !this.#vouched.has(line.key);
    this.#keys.set(line.key, key);
    if (line.kind === 'key') this.#vouched.add(line.body.next);
    return isStranger;
  }
}

/** Checks the committed bytes of the ledger of the archive with this id. `mayHide`: whether lines may be hidden, as in redacted packs. */
export const checkLedger = (ledger: Buffer, archiveId: string, mayHide = false): LedgerCheck => {
  const check: LedgerCheck = {
    count: 0,
    lines: [],
    hidden: [],
    problems: [],
    unvouched: [],
    files: [],
    head: firstPrevious(archiveId),
  };
  const keys = new KnownKeys();
  const replay = new StateReplay();
  for (const bytes of splitLines(ledger)) {
    const number = ++check.count;
    const report = (kind: LedgerProblem['kind'], message: string): void => {
      check.problems.push({ kind, line: number, message });
    };
    const hidden = mayHide ? readHiddenLine(bytes) : null;
    const line = hidden ?? readLine(bytes);
    const previous = check.head;
    check.head = hidden?.hash ?? lineHash(bytes);
    if (typeof line === 'string') {
      report('ledger', line);
      continue;
    }
    if (line.sequence !== number - 1)
      report('chain', `it says it is number ${line.sequence}, it stands as ${number - 1}`);
    if (!('redacted' in line) && line.previous !== previous) {
      report('chain', `it names ${line.previous} as the line before it, which is ${previous}`);
    }
    const key = keys.of(line);
    if (typeof key === 'string') report('signature', key);
    else if (!('redacted' in line) && !isSignedBy(line, key))
      report('signature', `the signature is not that of ${line.key}`);
    else if (keys.accept(line, key)) check.unvouched.push({ line: number, key: line.key });
    if ('redacted' in line) {
      check.hidden.push(line);
      continue;
    }
    check.lines.push(line);
    const state = stateOf(line);
    if (state !== null && !replay.apply(state)) {
      report('receipt', 'it does not lead to the number of files it tells');
    }
  }
  if (!replay.isExact()) {
    const message = 'the last digest of the archive is not that of the files the lines lead to';
    check.problems.push({ kind: 'receipt', line: check.count, message });
  }
  check.files = replay.files();
  return check;
};
