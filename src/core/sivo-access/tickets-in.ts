// The tickets a declared reason names: ABC-123, #123, INC0012345, "ticket 4711-x".

const patterns: readonly RegExp[] = [
  /\b[A-Z][A-Z0-9]{1,9}-\d{1,9}\b/g,
  /#\d{2,12}\b/g,
  /\b(?:INC|REQ|RITM|CHG|TASK|PRB|SR|CS)\d{3,12}\b/gi,
  /\b(?:tickets?|cases?|casos?|incidents?|incidencias?|incidentes?|issues?|requests?|solicitud|petici[oó]n)[\s:]*(?:(?:n\.?[ºo°]|no\.|num\.?|nr\.?)\s*)?#?((?=[\w-]*\d)[a-z0-9][\w-]{1,39})/gi,
];

/** In the order of the patterns, each once, as the reason spells it. */
export const ticketsIn = (reason: string): string[] => {
  const found = patterns.flatMap((pattern) => [...reason.matchAll(pattern)].map(([whole, named]) => named ?? whole));
  return [...new Set(found)];
};
