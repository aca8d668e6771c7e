// The words of the cover, in English.

export const coverEn = {
  kind: 'Evidence pack',
  about: (kind: string) =>
    `This folder holds evidence from an audit log: ${kind}. Everything in it can be checked without the program that made it, with tools that most machines already have.`,
  report: 'The report is 01-report.html; 01-report.pdf holds the same for paper.',
  scope: {
    title: 'Scope',
    redacted:
      'This pack is redacted: people, addresses or fields are replaced by pseudonyms or left out. It holds no content hash and no proof of inclusion of a redacted event.',
  },
  verify: {
    title: 'How to verify',
    fingerprint: 'Fingerprint of the signing key',
    tellOther:
      'Compare this fingerprint with one you were told by another way (by telephone, on paper, on a page you trust). A pack that was made anew as a whole, with another key, can only be found out like that: this page would name the other key.',
    process:
      'The key that signed this pack was made for one run of the program and kept nowhere. The signature shows that nothing changed since, but nobody can show later that the key was theirs.',
    steps: {
      open: 'Open a terminal in the folder that holds bagit.txt.',
      tags: 'The signed list of lists:',
      files: 'Every file of the evidence:',
      signature: 'The signature over the list of lists:',
      key: 'The fingerprint of the key that signed; it must be the one you were told:',
      extra:
        'These commands do not notice a file that was added. The verifiers of the pack compare the set of files and their size too, each with the fingerprint you were told:',
    },
    where: 'On Windows without these tools, verify.ps1 does the same. VERIFY.md tells each step and what it shows.',
  },
  contents: {
    title: 'What is in this pack',
    file: 'File',
    holds: 'What it holds',
    amount: 'How much',
    empty: 'empty',
    events: (count: string) => `events: ${count}`,
    items: (count: string) => `items: ${count}`,
    lines: (count: string) => `lines: ${count}`,
    statements: (count: string) => `statements: ${count}`,
    left: 'left out',
    page: 'this page',
    files: {
      cover: 'Cover: question, answer, scope, limits, how to verify',
      report: 'The report, for the screen and for paper',
      statement: 'The claim, its coverage, result and exclusions, for programs',
      population: 'Every event of the population, one a line, in order of time and id',
      csv: 'The same as CSV: nothing changed; and with cells neutralised that a spreadsheet would run',
      query: 'The query as text, tree and SQL',
      ipe: 'Information produced by entity: source, extraction, tool, counts, hashes, reconciliation',
      sample: 'The sample, its seed and its test sheet',
      findings: 'Findings about accesses and what was decided',
      diffs: 'What named events changed, before and after',
      team: 'Accesses of the SIVO team',
      receipts: 'Signed receipts of the imports the population rests on',
      inclusion: 'Proofs that events belong to the imports the receipts tell of',
      absence: 'Proofs that no import holds a key',
      custody: 'The ledger: what was done with the archive',
      bag: 'Lists of files with their SHA-256, and what this pack is',
      signature: 'The signature, the key and who it is',
      verifiers: 'Programs that check everything, and how',
    },
  },
  empty: {
    title: 'What is empty',
    none: 'No part of this pack is empty.',
    note: 'These parts are there and say that they are empty:',
    parts: {
      population: 'population: no event fits the query',
      views: 'further questions',
      notes: 'notes',
      events: 'named events and proofs of their own',
      findings: 'findings',
      diffs: 'changes of named events',
      team: 'accesses of the SIVO team',
      absence: 'statements of non-access and proofs of absence',
      sample: 'sample',
      exports: 'custody: no export is recorded',
    },
  },
};

/** The words of the cover. */
export type CoverWords = typeof coverEn;
