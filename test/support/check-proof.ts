// Checks proofs from the text of RFC 9162 and docs/proofs.md alone: nothing of the product is used.
import { createHash, createPublicKey, verify } from 'node:crypto';

const sha = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const one = Buffer.from([1]);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** SHA-256(0x00 || text). */
export const leafOf = (text: string): Buffer => sha(Buffer.from([0]), Buffer.from(text, 'utf8'));

/** MTH of RFC 9162, section 2.1.1. */
export const treeHash = (leaves: readonly Buffer[]): Buffer => {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return leaves[0] as Buffer;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(one, treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
};

/** Section 2.1.3.2. */
export const includes = (
  hash: Buffer,
  leafIndex: number,
  treeSize: number,
  path: readonly string[],
  root: string,
): boolean => {
  if (leafIndex >= treeSize) return false;
  let fn = leafIndex;
  let sn = treeSize - 1;
  let r = hash;
  for (const p of path.map(hex)) {
    if (sn === 0) return false;
    if ((fn & 1) === 1 || fn === sn) {
      r = sha(one, p, r);
      if ((fn & 1) === 0) {
        while ((fn & 1) === 0 && fn !== 0) {
          fn >>= 1;
          sn >>= 1;
        }
      }
    } else r = sha(one, r, p);
    fn >>= 1;
    sn >>= 1;
  }
  return sn === 0 && r.toString('hex') === root;
};

interface Size {
  lines: number;
  root: string;
}

/** Section 2.1.4.2; from nothing, and between equal sizes, no path is needed. */
export const isConsistent = (older: Size, newer: Size, given: readonly string[]): boolean => {
  const [first, second] = [older.lines, newer.lines];
  if (first > second) return false;
  if (first === second) return given.length === 0 && older.root === newer.root;
  if (first === 0) return given.length === 0 && older.root === sha().toString('hex');
  if (given.length === 0) return false;
  const path = given.map(hex);
  if (Number.isInteger(Math.log2(first))) path.unshift(hex(older.root));
  let fn = first - 1;
  let sn = second - 1;
  while ((fn & 1) === 1) {
    fn >>= 1;
    sn >>= 1;
  }
  let fr = path[0] as Buffer;
  let sr = fr;
  for (const c of path.slice(1)) {
    if (sn === 0) return false;
    if ((fn & 1) === 1 || fn === sn) {
      fr = sha(one, c, fr);
      sr = sha(one, c, sr);
      if ((fn & 1) === 0) {
        while ((fn & 1) === 0 && fn !== 0) {
          fn >>= 1;
          sn >>= 1;
        }
      }
    } else sr = sha(one, sr, c);
    fn >>= 1;
    sn >>= 1;
  }
  return sn === 0 && fr.toString('hex') === older.root && sr.toString('hex') === newer.root;
};

type Line = Record<string, unknown> & { kind: string; key: string; signature: string; sequence: number };

/** Members by name, no spaces: enough of RFC 8785 for a line of the ledger. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
};

const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether an `ssh-ed25519 AAAA…` key has the fingerprint the line names and signed it. */
const isSigned = (line: Line, sshKey: string): boolean => {
  const wire = Buffer.from(sshKey.split(' ')[1] ?? '', 'base64');
  if (`SHA256:${sha(wire).toString('base64').replace(/=+$/, '')}` !== line.key) return false;
  const key = createPublicKey({ key: Buffer.concat([spkiHead, wire.subarray(-32)]), format: 'der', type: 'spki' });
  const { signature, ...signed } = line;
  return verify(null, Buffer.from(canonical(signed)), key, Buffer.from(signature, 'base64'));
};

interface Inclusion {
  eventId: string;
  event: string;
  leafHash: string;
  importId: string;
  leafIndex: number;
  treeSize: number;
  path: string[];
  root: string;
  receipt: unknown;
  publicKey: string;
}

export const holdsInclusion = (proof: Inclusion): boolean => {
  const line = proof.receipt as Line & {
    body: { receipt: { importId: string; accepted: number; conflicts: number; roots: { events: string } } };
  };
  if (line.kind !== 'import' || !isSigned(line, proof.publicKey)) return false;
  const { receipt } = line.body;
  const leaf = leafOf(proof.event);
  const named = (JSON.parse(proof.event) as { id?: string }).id ?? `sha256:${proof.leafHash}`;
  return (
    receipt.importId === proof.importId &&
    receipt.roots.events === proof.root &&
    receipt.accepted + receipt.conflicts === proof.treeSize &&
    named === proof.eventId &&
    leaf.toString('hex') === proof.leafHash &&
    includes(leaf, proof.leafIndex, proof.treeSize, proof.path, proof.root)
  );
};

interface Population {
  treeSize: number;
  root: string;
  leaves: [number, number][];
  nodes: string[];
}

/** `lines`: of the population file, without line ends. */
export const holdsPopulation = ({ treeSize, root, leaves, nodes }: Population, lines: readonly string[]): boolean => {
  const rest = [...nodes];
  const walk = (from: number, to: number): Buffer | null => {
    const inside = leaves.filter(([index]) => index >= from && index < to);
    if (inside.length === 0) {
      const next = rest.shift();
      return next === undefined ? null : hex(next);
    }
    if (to - from === 1) {
      const line = lines[(inside[0]?.[1] ?? 0) - 1];
      return inside.length > 1 || line === undefined ? null : leafOf(line);
    }
    let k = 1;
    while (k * 2 < to - from) k *= 2;
    const left = walk(from, from + k);
    const right = walk(from + k, to);
    return left === null || right === null ? null : sha(one, left, right);
  };
  const led = walk(0, treeSize);
  return led !== null && rest.length === 0 && led.toString('hex') === root;
};

interface Neighbour {
  index: number;
  key: string;
  path: string[];
}

interface Absence {
  question: { actor: string; resourceType: string | null; resourceId: string | null };
  imports: {
    importId: string;
    sequence: number;
    root: string;
    treeSize: number;
    left: Neighbour | null;
    right: Neighbour | null;
  }[];
  lines: unknown[];
  publicKeys: string[];
}

const points = (text: string): number[] => [...text].map((sign) => sign.codePointAt(0) ?? 0);

/** Null first, then texts by code points. */
const compare = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  const [left, right] = [points(a), points(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = (left[at] ?? 0) - (right[at] ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
};

export const compareKeys = (a: readonly (string | null)[], b: readonly (string | null)[]): number => {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compare(a[at] ?? null, b[at] ?? null);
    if (order !== 0) return order;
  }
  return 0;
};

export const holdsAbsence = ({ question, imports, lines, publicKeys }: Absence): boolean => {
  const signed = (lines as Line[]).filter((line) => publicKeys.some((key) => isSigned(line, key)));
  if (signed.length !== lines.length) return false;
  const empty = (text: string): string | null => (text === '' ? null : text);
  const { actor, resourceType, resourceId } = question;
  const asked = [
    actor.toLowerCase(),
    ...(resourceType === null ? [] : [empty(resourceType.toLowerCase())]),
    ...(resourceId === null ? [] : [empty(resourceId)]),
  ];
  const keyOf = ({ key }: Neighbour): (string | null)[] => JSON.parse(key) as (string | null)[];
  return imports.every(({ importId, sequence, root, treeSize, left, right }) => {
    const line = signed.find((one) => one.kind === 'keys' && one.sequence === sequence) as
      | (Line & { body: { roots: { importId: string; root: string; leaves: number }[] } })
      | undefined;
    const told = line?.body.roots.find((one) => one.importId === importId);
    if (told?.root !== root || told.leaves !== treeSize) return false;
    if (treeSize === 0) return left === null && right === null && root === sha().toString('hex');
    if (left === null ? right?.index !== 0 : compareKeys(keyOf(left), asked) >= 0) return false;
    if (right === null ? left?.index !== treeSize - 1 : compareKeys(keyOf(right), asked) <= 0) return false;
    if (left !== null && right !== null && right.index !== left.index + 1) return false;
    return [left, right].every((one) => one === null || includes(leafOf(one.key), one.index, treeSize, one.path, root));
  });
};
