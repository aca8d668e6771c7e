// `bagit.txt`: which BagIt this is, and how the other tag files are spelled (RFC 8493, section 2.1.1).
export interface BagDeclaration {
  major: number;
  minor: number;
  decode(bytes: Uint8Array): string;
}

const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'iso-8859-1': 'latin1',
};

const decoderOf = (encoding: string): ((bytes: Uint8Array) => string) | null => {
  const label = encodings[encoding.toLowerCase()];
  if (label === undefined) return null;
  if (label === 'latin1') return (bytes) => Buffer.from(bytes).toString('latin1');
  return (bytes) => {
    const isBigEndian = label === 'utf-16' && bytes[0] === 0xfe && bytes[1] === 0xff;
    const known = label === 'utf-16' ? (isBigEndian ? 'utf-16be' : 'utf-16le') : label;
    return new TextDecoder(known, { fatal: true, ignoreBOM: label === 'utf-8' }).decode(bytes);
  };
};

/** The declaration; a text that says what is wrong with it. */
export const readDeclaration = (bytes: Buffer): BagDeclaration | string => {
  const text = bytes.toString('utf8');
  const found =
    /^BagIt-Version: (\d+)\.(\d+)[ \t]*(?:\r\n|\r|\n)Tag-File-Character-Encoding: (\S+)[ \t]*(?:\r\n|\r|\n)?$/.exec(
      text,
    );
  if (text.startsWith('\ufeff')) return 'it begins with a byte order mark';
  if (found === null) return 'it does not say BagIt-Version and Tag-File-Character-Encoding in two lines';
  const [, major = '', minor = '', encoding = ''] = found;
  const decode = decoderOf(encoding);
  if (decode === null) return `tag files in ${encoding} are not read here`;
  const isKnown = (major === '1' && minor === '0') || (major === '0' && /^9[3-7]$/.test(minor));
  if (!isKnown) return `version ${major}.${minor} of BagIt is not read here`;
  return { major: Number(major), minor: Number(minor), decode };
};
