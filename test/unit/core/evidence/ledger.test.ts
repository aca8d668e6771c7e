import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { archiveState } from '#core/evidence/archive-state.ts';
import { checkLedger, splitLines } from '#core/evidence/check-ledger.ts';
import { firstPrevious, lineHash, readLine, writeLine } from '#core/evidence/ledger-line.ts';
import { createSigner, type Signer } from '#core/evidence/signing-key.ts';
import type { LedgerEntry, Receipt } from '#shared/model/ledger.ts';

const archiveId = '7f8a3c52-0000-4000-8000-000000000000';
const at = '2026-06-01T12:00:00.000Z';
const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

const receipt: Receipt = {
  importId: '20260601T120000-1a2b3c4d',
  startedAt: at,
  finishedAt: at,
  source: { kind: 'files', parameters: {} },
  files: [{ name: 'año\ud800.jsonl', bytes: 3, sha256: hex('file') }],
  read: 3,
  accepted: 2,
  duplicates: 0,
  conflicts: 0,
  rejected: 1,
  oldest: '2026-05-20T10:23:45.123Z',
  newest: '+010000-05-20T10:23:45.123Z',
  coverage: null,
  mappingProfile: null,
  parserVersion: '1',
  roots: { events: hex('events'), rejected: hex('rejected') },
  operator: null,
  appVersion: '0.1.0',
};

const file = (name: string) => ({ file: name, sha256: hex(name) });
const newSigner = (): Signer => createSigner(generateKeyPairSync('ed25519').privateKey, 'environment');

/** A ledger of imports, each adding one file. */
class LedgerMaker {
  lines: Buffer[] = [];
  readonly #told = new Set<string>();

  add(entry: LedgerEntry, signer: Signer): void {
    const last = this.lines.at(-1);
    const keyKnown = this.#told.has(signer.fingerprint);
    this.#told.add(signer.fingerprint);
    const previous = last === undefined ? firstPrevious(archiveId) : lineHash(last);
    this.lines.push(writeLine(entry, { sequence: this.lines.length, previous, at, keyKnown }, signer));
  }

  addImport(signer: Signer): void {
    const before = this.lines.map((_, index) => file(`segments/${index}.sqlite`));
    const after = [...before, file(`segments/${before.length}.sqlite`)];
    this.add({ kind: 'import', body: { archive: archiveState(before.length + 1, before, after), receipt } }, signer);
  }

  bytes(): Buffer {
    return Buffer.concat(this.lines);
  }
}

const threeLines = (): LedgerMaker => {
  const maker = new LedgerMaker();
  const signer = newSigner();
  for (let line = 0; line < 3; line++) maker.addImport(signer);
  return maker;
};

const finding = (bytes: Buffer): string[] =>
  checkLedger(bytes, archiveId).problems.map(({ kind, line }) => `${kind} ${line}`);

describe('a ledger', () => {
  it('reads back whole, with the files its lines lead to', () => {
    const maker = threeLines();
    const check = checkLedger(maker.bytes(), archiveId);
    expect(check.problems).toEqual([]);
    expect(check.unvouched).toEqual([]);
    expect(check.lines.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
    expect(check.lines.map(({ publicKey }) => publicKey === undefined)).toEqual([false, true, true]);
    expect(check.files).toEqual([0, 1, 2].map((index) => file(`segments/${index}.sqlite`)));
    expect(check.head).toBe(lineHash(maker.lines[2] ?? Buffer.alloc(0)));
  });

  it('notices any single byte that is changed', () => {
    const bytes = Buffer.concat(threeLines().lines.slice(0, 2));
    for (let at = 0; at < bytes.length; at++) {
      const old = bytes[at] ?? 0;
      bytes[at] = old ^ ([1, 0x20, 0x80][at % 3] ?? 0);
      expect(checkLedger(bytes, archiveId).problems.length, `byte ${at}`).toBeGreaterThan(0);
      bytes[at] = old;
    }
    expect(finding(bytes)).toEqual([]);
  });

  it('names a line that was taken out, put in, exchanged or cut', () => {
    const [first, second, third] = threeLines().lines as [Buffer, Buffer, Buffer];
    expect(finding(Buffer.concat([first, third]))).toContain('chain 2');
    expect(finding(Buffer.concat([second, third]))).toContain('chain 1');
    expect(finding(Buffer.concat([first, second, second, third]))).toContain('chain 3');
    expect(finding(Buffer.concat([first, third, second]))).toContain('chain 2');
    expect(finding(Buffer.concat([first, second, third.subarray(0, -1)]))).toContain('ledger 3');
  });

  it('belongs to one archive', () => {
    expect(checkLedger(threeLines().bytes(), 'another').problems).toMatchObject([{ kind: 'chain', line: 1 }]);
  });

  it('does not accept a line signed with another key under the same name', () => {
    const maker = threeLines();
    const honest = newSigner();
    maker.addImport({ ...honest, sign: (bytes) => newSigner().sign(bytes) });
    expect(finding(maker.bytes())).toEqual(['signature 4']);
  });

  it('does not accept a public key that is not the named one, nor a missing one', () => {
    const posing = new LedgerMaker();
    posing.addImport({ ...newSigner(), publicKey: newSigner().publicKey });
    expect(finding(posing.bytes())).toEqual(['signature 1']);
    const silent = threeLines();
    const [last] = silent.lines.splice(2);
    const stranger = newSigner();
    const entry = readLine(last ?? Buffer.alloc(0));
    if (typeof entry === 'string') throw new Error(entry);
    const place = { sequence: 2, previous: lineHash(silent.lines[1] ?? Buffer.alloc(0)), at, keyKnown: true };
    silent.lines.push(writeLine({ kind: entry.kind, body: entry.body } as LedgerEntry, place, stranger));
    expect(finding(silent.bytes())).toEqual(['signature 3']);
  });

  it('tells a new key nobody vouches for from one the old key vouches for', () => {
    const maker = threeLines();
    const stranger = newSigner();
    maker.addImport(stranger);
    const next = newSigner();
    maker.add({ kind: 'key', body: { next: next.fingerprint, publicKey: next.publicKey } }, stranger);
    const check = checkLedger(maker.bytes(), archiveId);
    expect(check.problems).toEqual([]);
    expect(check.unvouched).toEqual([{ line: 4, key: stranger.fingerprint }]);
  });

  it('notices a list of files that does not lead to its digest', () => {
    const maker = threeLines();
    const state = archiveState(4, [file('a')], [file('a'), file('b')]);
    maker.add({ kind: 'import', body: { archive: state, receipt } }, newSigner());
    expect(finding(maker.bytes())).toEqual(['receipt 4', 'receipt 4']);
  });

  it('never shows the private key', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const maker = new LedgerMaker();
    maker.addImport(createSigner(privateKey, 'keychain'));
    for (const secret of secretsOf(privateKey)) expect(maker.bytes().toString()).not.toContain(secret);
    expect([...splitLines(maker.bytes())]).toHaveLength(1);
  });
});

const secretsOf = (key: KeyObject): string[] => {
  const raw = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
  return [raw.toString('base64').slice(0, 40), raw.toString('hex'), raw.toString('base64url')];
};
