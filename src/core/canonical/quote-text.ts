// JSON strings as RFC 8785 writes them, with a shortcut for the plain ones that make up nearly every field.

/**
 * The JSON string of a text: exactly what JSON.stringify gives, hence what RFC 8785 (section 3.2.2.2) asks for.
 * A lone surrogate, which RFC 8785 forbids, stands as its lower-case escape (`\ud800`): the spelling is unambiguous
 * because a backslash of the text itself is always doubled, so nothing is lost and no two texts share a spelling.
 */
export const quoteText = (text: string): string => {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || unit >= 0xd800) return JSON.stringify(text);
  }
  return `"${text}"`;
};
