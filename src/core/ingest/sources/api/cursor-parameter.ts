// Under which name a cursor goes back to the server. SIVO's documentation does not say; the name it came under is a hint.

const names = ['cursor', 'after', 'pageToken', 'page_token', 'nextCursor', 'next_cursor', 'next'];

/** The likeliest name, by the one under which the cursor came. */
export const cursorParameter = (memberName: string): string => {
  if (/pageToken$/i.test(memberName)) return 'pageToken';
  if (/page_token$/i.test(memberName)) return 'page_token';
  return /^end/.test(memberName) ? 'after' : 'cursor';
};

/** The name to try when the server did not heed the cursor under `tried`; null after the last. */
export const otherParameter = (tried: string, memberName: string): string | null => {
  const likeliest = cursorParameter(memberName);
  const order = [likeliest, ...names.filter((name) => name !== likeliest)];
  return order[order.indexOf(tried) + 1] ?? null;
};
