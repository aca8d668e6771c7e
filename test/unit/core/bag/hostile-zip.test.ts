// Zips made to harm: each is refused before anything of it is read, with the name of the member concerned.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openBagSource } from '#core/bag/open-source.ts';
import { readWhole } from '#core/bag/read-whole.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

/** What is told of a member, and, under `own`, what its own header tells otherwise. */
interface Member {
  name: string | Buffer;
  content?: Buffer | string;
  flags?: number;
  method?: number;
  /** Unpacked size told instead of the true one. */
  bytes?: number;
  crc?: number;
  attributes?: number;
  extra?: Buffer;
  own?: { name?: string; bytes?: number; crc?: number; method?: number };
  /** Bytes put before the member. */
  gap?: Buffer;
  /** Where the directory says it is, instead of where it is. */
  offset?: number;
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
const u64 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
};

const utf8Flag = 0x800;

/** Large contents stand in several members and are packed once. */
const packedOf = new WeakMap<Buffer, { packed: Buffer; crc: number }>();
const pack = (plain: Buffer): { packed: Buffer; crc: number } => {
  const known = packedOf.get(plain) ?? { packed: deflateRawSync(plain), crc: crc32(plain) };
  packedOf.set(plain, known);
  return known;
};

const zipOf = (members: readonly Member[], end: { count?: number; comment?: string; start?: number } = {}): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const put = (bytes: Buffer): void => {
    bodies.push(bytes);
    at += bytes.length;
  };
  for (const member of members) {
    const {
      name,
      content = 'x',
      flags = utf8Flag,
      method = 8,
      attributes = 0,
      extra = Buffer.alloc(0),
      own = {},
    } = member;
    const plain = typeof content === 'string' ? Buffer.from(content) : content;
    const made = pack(plain);
    const packed = method === 0 ? plain : made.packed;
    const crc = member.crc ?? made.crc;
    const bytes = member.bytes ?? plain.length;
    const rawName = Buffer.from(name);
    const ownName = own.name === undefined ? rawName : Buffer.from(own.name);
    put(member.gap ?? Buffer.alloc(0));
    const offset = at;
    const head = [u16(20), u16(flags), u16(own.method ?? method), u32(0), u32(own.crc ?? crc), u32(packed.length)];
    put(
      Buffer.concat([u32(0x04034b50), ...head, u32(own.bytes ?? bytes), u16(ownName.length), u16(0), ownName, packed]),
    );
    const told = [u16(0x031e), u16(20), u16(flags), u16(method), u32(0), u32(crc), u32(packed.length), u32(bytes)];
    const rest = [
      u16(rawName.length),
      u16(extra.length),
      u16(0),
      u16(0),
      u16(0),
      u32(attributes),
      u32(member.offset ?? offset),
    ];
    directory.push(Buffer.concat([u32(0x02014b50), ...told, ...rest, rawName, extra]));
  }
  const list = Buffer.concat(directory);
  const count = end.count ?? members.length;
  const comment = Buffer.from(end.comment ?? '');
  const tail = [
    u32(0x06054b50),
    u32(0),
    u16(count),
    u16(count),
    u32(list.length),
    u32(end.start ?? at),
    u16(comment.length),
    comment,
  ];
  return Buffer.concat([...bodies, list, ...tail]);
};

const open = async (bytes: Buffer) => {
  const path = join(await temporaryFolder(), 'foreign.zip');
  await writeFile(path, bytes);
  return openBagSource(path);
};

const link = (0o120777 << 16) >>> 0;
const good: Member = { name: 'pack/good.txt' };
const zip64 = (bytes: bigint): Buffer => Buffer.concat([u16(1), u16(8), u64(bytes)]);

const hostile: Readonly<Record<string, { zip: () => Buffer; kind: string; where: string; message: RegExp }>> = {
  'a path that escapes': {
    zip: () => zipOf([good, { name: 'pack/../../evil.txt' }]),
    kind: 'path',
    where: 'pack/../../evil.txt',
    message: /leads out/,
  },
  'an absolute path': {
    zip: () => zipOf([good, { name: '/etc/evil' }]),
    kind: 'path',
    where: '/etc/evil',
    message: /absolute/,
  },
  'a drive': { zip: () => zipOf([good, { name: 'C:/evil' }]), kind: 'path', where: 'C:/evil', message: /drive/ },
  'a backslash': {
    zip: () => zipOf([good, { name: 'pack/..\\evil' }]),
    kind: 'path',
    where: 'pack/..\\evil',
    message: /backslash/,
  },
  'a name with a zero byte': {
    zip: () => zipOf([good, { name: 'pack/a.txt\0.exe' }]),
    kind: 'path',
    where: 'pack/a.txt\0.exe',
    message: /control/,
  },
  'a name Windows cuts': {
    zip: () => zipOf([{ name: 'pack/a. ' }]),
    kind: 'path',
    where: 'pack/a. ',
    message: /Windows/,
  },
  'two members of one name': {
    zip: () => zipOf([good, { ...good, content: 'y' }]),
    kind: 'path',
    where: 'pack/good.txt',
    message: /twice/,
  },
  'one name in two Unicode forms': {
    zip: () => zipOf([{ name: 'pack/Ñu' }, { name: 'pack/N\u0303u' }]),
    kind: 'path',
    where: 'pack/N\u0303u',
    message: /Unicode form/,
  },
  'names that differ by case': {
    zip: () => zipOf([good, { name: 'pack/GOOD.txt' }]),
    kind: 'path',
    where: 'pack/GOOD.txt',
    message: /case/,
  },
  'a file that is a folder too': {
    zip: () => zipOf([good, { name: 'pack/good.txt/inner' }]),
    kind: 'path',
    where: 'pack/good.txt/inner',
    message: /is a file/,
  },
  'a second folder at the top': {
    zip: () => zipOf([good, { name: 'other/file' }]),
    kind: 'path',
    where: 'other/file',
    message: /one folder/,
  },
  'a symbolic link': {
    zip: () => zipOf([good, { name: 'pack/link', attributes: link, content: '/etc/passwd' }]),
    kind: 'archive',
    where: 'pack/link',
    message: /symbolic link/,
  },
  'an encrypted member': {
    zip: () => zipOf([{ ...good, flags: utf8Flag | 1 }]),
    kind: 'archive',
    where: 'pack/good.txt',
    message: /encrypted/,
  },
  'a compression of another kind': {
    zip: () => zipOf([{ ...good, method: 12 }]),
    kind: 'archive',
    where: 'pack/good.txt',
    message: /method 12/,
  },
  'a name that is not UTF-8': {
    zip: () => zipOf([{ name: Buffer.from('pack/\xf1', 'latin1') }]),
    kind: 'archive',
    where: 'pack/ñ',
    message: /UTF-8/,
  },
  'a second name in an extra field': {
    zip: () => zipOf([{ ...good, extra: Buffer.concat([u16(0x7075), u16(1), Buffer.from([1])]) }]),
    kind: 'archive',
    where: 'pack/good.txt',
    message: /second name/,
  },
  'zip64 sizes that cannot be': {
    zip: () => zipOf([{ ...good, bytes: 0xffffffff, extra: zip64(2n ** 60n) }]),
    kind: 'archive',
    where: 'pack/good.txt',
    message: /zip64 sizes cannot be/,
  },
  'zip64 sizes that are not there': {
    zip: () => zipOf([{ ...good, bytes: 0xffffffff }]),
    kind: 'limit',
    where: 'pack/good.txt',
    message: /would unpack/,
  },
  'a bomb': {
    zip: () => zipOf([good, { name: 'pack/bomb', content: Buffer.alloc(80 * 1024 * 1024) }]),
    kind: 'limit',
    where: 'pack/bomb',
    message: /would unpack to 83886080/,
  },
  'many small bombs': {
    zip: () => {
      const content = Buffer.alloc(63 * 1024 * 1024);
      return zipOf(Array.from({ length: 17 }, (_, index) => ({ name: `pack/${index}`, content })));
    },
    kind: 'limit',
    where: 'foreign.zip',
    message: /would unpack to/,
  },
  'bytes before the first member': {
    zip: () => zipOf([{ ...good, gap: Buffer.from('#!/bin/sh\n') }]),
    kind: 'archive',
    where: 'pack/good.txt',
    message: /10 bytes stand before/,
  },
  'bytes between members': {
    zip: () => zipOf([good, { name: 'pack/next', gap: Buffer.from('hidden') }]),
    kind: 'archive',
    where: 'pack/good.txt',
    message: /6 bytes follow it/,
  },
  'bytes after the end': {
    zip: () => Buffer.concat([zipOf([good]), Buffer.from('more')]),
    kind: 'archive',
    where: 'foreign.zip',
    message: /4 bytes follow its end/,
  },
  'members that overlap': {
    zip: () => zipOf([good, { name: 'pack/again', offset: 0 }]),
    kind: 'archive',
    where: 'pack/good.txt',
    message: /lies over/,
  },
  'a member whose own header has another name': {
    zip: () => zipOf([{ ...good, own: { name: 'pack/evil.txt' } }]),
    kind: 'archive',
    where: 'pack/good.txt',
    message: /own header calls it "pack\/evil.txt"/,
  },
  'a member whose own header has another size': {
    zip: () => zipOf([{ ...good, own: { bytes: 5 } }]),
    kind: 'archive',
    where: 'pack/good.txt',
    message: /another size/,
  },
  'a member whose own header has another compression': {
    zip: () => zipOf([{ ...good, own: { method: 0 } }]),
    kind: 'archive',
    where: 'pack/good.txt',
    message: /another compression/,
  },
  'a directory with more members than it tells': {
    zip: () => zipOf([good, { name: 'pack/hidden' }], { count: 1 }),
    kind: 'archive',
    where: 'foreign.zip',
    message: /more members/,
  },
  'a directory with fewer members than it tells': {
    zip: () => zipOf([good], { count: 2 }),
    kind: 'archive',
    where: 'foreign.zip',
    message: /damaged at member 2/,
  },
  'a directory that is elsewhere': {
    zip: () => zipOf([good], { start: 0 }),
    kind: 'archive',
    where: 'foreign.zip',
    message: /not where its end says/,
  },
  'nothing at all': { zip: () => zipOf([]), kind: 'archive', where: 'foreign.zip', message: /empty/ },
};

describe('a foreign zip', () => {
  it('is read where nothing is wrong with it, folders of its own included', async () => {
    const source = await open(
      zipOf([{ name: 'pack/', content: '', method: 0 }, good, { name: 'pack/ñ/b', method: 0 }]),
    );
    expect({ name: source.name, problems: source.problems, files: [...source.files] }).toEqual({
      name: 'pack',
      problems: [],
      files: [
        ['good.txt', 1],
        ['ñ/b', 1],
      ],
    });
    expect(String(await readWhole(source, 'good.txt', 10))).toBe('x');
    await source.close();
  });

  it.each(Object.entries(hostile))('is refused for %s', async (_what, { zip, kind, where, message }) => {
    const source = await open(zip());
    expect(source.problems).toContainEqual({ kind, where, message: expect.stringMatching(message) });
    expect([...source.files]).toEqual([]);
    await source.close();
  });

  it.each([
    ['tells fewer bytes than it unpacks to', { bytes: 3 }, /more than the 3 bytes/],
    ['tells more bytes than it unpacks to', { bytes: 30 }, /6 bytes, but the zip says 30/],
    ['tells another checksum', { crc: 7 }, /CRC-32/],
  ])('whose member %s is not read to its end', async (_what, lie, message) => {
    const source = await open(zipOf([{ ...good, content: 'abcdef', ...lie }]));
    expect(source.problems).toEqual([]);
    expect(await readWhole(source, 'good.txt', 100)).toMatch(message);
    await source.close();
  });

  it('that is none, or was cut off, is told as such', async () => {
    const whole = zipOf([good]);
    for (const bytes of [Buffer.alloc(0), Buffer.from('PK'), whole.subarray(0, whole.length - 5)]) {
      await expect(open(bytes)).rejects.toMatchObject({ code: 'NOT_A_PACK' });
    }
  });

  it('is read as what it was or not at all, whichever byte of it is changed', async () => {
    const whole = zipOf([good, { name: 'pack/next', content: 'abc' }]);
    const outcomes = new Set<string>();
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const source = await open(bytes).catch((error: unknown) => error);
      if (source instanceof Error) {
        expect(source).toMatchObject({ code: 'NOT_A_PACK' });
        outcomes.add('no zip');
        continue;
      }
      const { files, problems, close } = source as Awaited<ReturnType<typeof open>>;
      if (problems.length === 0) {
        expect([...files.keys()]).toEqual(['good.txt', 'next']);
        for (const [name, text] of [
          ['good.txt', 'x'],
          ['next', 'abc'],
        ] as const) {
          const read = await readWhole(source as Awaited<ReturnType<typeof open>>, name, 100);
          if (typeof read !== 'string') expect(String(read)).toBe(text);
          outcomes.add(typeof read === 'string' ? 'corrupt' : 'read');
        }
      } else outcomes.add('refused');
      await close();
    }
    expect([...outcomes].sort()).toEqual(['corrupt', 'no zip', 'read', 'refused']);
  });
});
