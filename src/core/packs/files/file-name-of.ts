// Names of files made of ids: readable where they can be, never two for one name on any file system.
import { hash } from 'node:crypto';

const longest = 80;
const digest = (text: string): string => hash('sha256', text, 'hex').slice(0, 24);

/** Bytes of UTF-8 that are no plain sign stand as `=XX`; `%` would be written in another way in a bag's manifest. */
const encoded = (id: string): string =>
  [...Buffer.from(id, 'utf8')]
    .map((byte, index) => {
      const sign = String.fromCharCode(byte);
      const isPlain = /[A-Za-z0-9]/.test(sign) || (index > 0 && /[._-]/.test(sign));
      return isPlain ? sign : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('')
    .replace(/^=/, '_=')
    .replace(/\.$/, '=2E');

const isDevice = (name: string): boolean => /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);

/** A maker of names for one folder. Long ids, names taken but for case, and reserved ones end in `~` and the start of their SHA-256. */
export const createFileNames = (reserved: readonly string[] = ['index']): ((id: string) => string) => {
  const taken = new Set(reserved);
  return (id) => {
    const plain = encoded(id);
    const isUsable = plain !== '' && plain.length <= longest && !isDevice(plain) && !taken.has(plain.toLowerCase());
    const start = isDevice(plain) ? `_${plain}` : plain;
    const name = isUsable ? plain : `${start.slice(0, longest - 25) || 'empty'}~${digest(id)}`;
    taken.add(name.toLowerCase());
    return name;
  };
};
