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

/** `value` must be printable ASCII without spaces. */
export const createToken = (value: string): Token => {
  const base64 = Buffer.from(value).toString('base64');
  const spellings = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1), base64];
  const distinct = [...new Set(spellings)].sort((left, right) => right.length - left.length);
  return {
    header: () => `Bearer ${value}`,
    cutFrom: (text) => distinct.reduce((cut, spelling) => cut.replaceAll(spelling, replacement), text),
    isIn: (bytes) => value.length >= leastTellingLength && distinct.some((spelling) => bytes.includes(spelling)),
  };
};
