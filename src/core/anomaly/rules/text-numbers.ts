// Texts as numbers that are the same in every segment.
export interface TextNumbers {
  /** -1 for what is not stated. */
  of(text: string | null): number;
}

export const createTextNumbers = (): TextNumbers => {
  const numbers = new Map<string, number>();
  return {
    of: (text) => {
      if (text === null || text === '') return -1;
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
  };
};
