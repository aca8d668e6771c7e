// Text from an audit log may hold anything, terminal commands included; on a screen such characters are shown, not obeyed.

const unsafe = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The text with control characters, lone surrogates and direction overrides written as `\u{…}`. */
export const printable = (text: string): string =>
  text.replace(unsafe, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
