// The one way words are searched without regard to case and accents. Character by character: folding a text piece by piece
// gives the same as folding it whole, so that a part of a text is always found in it.

const foldRun = (run: string): string =>
  run
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ');

/**
 * The text without case and combining marks: `Ñandú` → `nandu`, `Straße` → `strasse`. Canonical decomposition, marks off, full
 * Unicode lower case without a locale; half a surrogate pair counts as U+FFFD. Spanish ñ is an n with a mark like any other.
 */
export const foldText = (text: string): string => text.toLowerCase().replace(/[^\0-\x7f]+/g, foldRun);
