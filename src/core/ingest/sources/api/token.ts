// A bearer token while it is in use: it goes into one header, and nothing that is written or told may hold it.

const replacement = '[token]';
/** Shorter ones occur in ordinary text. */
const leastTellingLength = 8;

export interface Token {
  /** The value of the Authorization header. */
  header(): string;
  /** The text without the token, however it was spelled. */
  cutFrom(text: string): string;
  /** Whether a server has put the token into what it sent. */
  isIn(bytes: Buffer): boolean;
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** One character as a JSON text may spell it: itself, after a backslash (many servers write `\/`), or by its number; one way at most fits. */
const inJson = (character: string): string => {
  const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
  const digits = [...hex].map((digit) => `[${digit}${digit.toUpperCase()}]`).join('');
  const plain = character === '\\' ? [] : [literally(character)];
  const slashed = '"\\/'.includes(character) ? [`\\\\${literally(character)}`] : [];
  return `(?:${[...plain, ...slashed, `\\\\u${digits}`].join('|')})`;
};

const hasEscapes = (bytes: Buffer): boolean => bytes.includes('\\u00') || bytes.includes('\\/');

/** `value` must be printable ASCII without spaces. */
export const createToken = (value: string): Token => {
  const base64 = Buffer.from(value).toString('base64');
  const spellings = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1), base64];
  const distinct = [...new Set(spellings)].sort((left, right) => right.length - left.length);
  const escaped = [...value].map(inJson).join('');
  // In one pass: whichever begins first is cut, so that the last digit of an escape is not taken for the token's own first.
  const everySpelling = [...distinct.map(literally), escaped].join('|');
  const isEscapedIn = (bytes: Buffer): boolean =>
    hasEscapes(bytes) && new RegExp(escaped).test(bytes.toString('latin1'));
  return {
    header: () => `Bearer ${value}`,
    cutFrom: (text) => text.replace(new RegExp(everySpelling, 'g'), replacement),
    isIn: (bytes) =>
      value.length >= leastTellingLength &&
      (distinct.some((spelling) => bytes.includes(spelling)) || isEscapedIn(bytes)),
  };
};
