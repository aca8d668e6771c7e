/** The one way words are compared without regard to case: full Unicode lower case, no locale, no accent folding. */
export const foldCase = (text: string): string => text.toLowerCase();
