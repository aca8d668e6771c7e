// The newest findings of any number, kept in bounded memory.
export interface NewestFindings<Finding> {
  add(finding: Finding): void;
  readonly total: number;
  /** At most as many as asked for when it was made, newest first. */
  list(): Finding[];
}

/** `at`: RFC 3339 UTC of a finding; of two at one instant the one added later is the newer. */
export const newestFindings = <Finding>(most: number, at: (finding: Finding) => string): NewestFindings<Finding> => {
  const kept: { finding: Finding; at: string; place: number }[] = [];
  let total = 0;
  const cut = (): void => {
    kept.sort((one, other) => (one.at === other.at ? other.place - one.place : one.at < other.at ? 1 : -1));
    kept.length = Math.min(kept.length, most);
  };
  return {
    add: (finding) => {
      kept.push({ finding, at: at(finding), place: total });
      total += 1;
      if (kept.length >= 2 * most) cut();
    },
    get total() {
      return total;
    },
    list: () => {
      cut();
      return kept.map(({ finding }) => finding);
    },
  };
};
