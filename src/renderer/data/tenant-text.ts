// The tenant of a resource in the address: `-` is a source that named none; an id that begins with `-` has one more.

/** Undefined, whichever tenant has the resource, is written as nothing. */
export const printTenant = (tenantId: string | null | undefined): string | undefined => {
  if (tenantId === undefined) return undefined;
  if (tenantId === null) return '-';
  return tenantId.startsWith('-') ? `-${tenantId}` : tenantId;
};

/** The reverse of `printTenant`. */
export const readTenant = (text: string | undefined): string | null | undefined => {
  if (text === undefined || !text.startsWith('-')) return text;
  return text === '-' ? null : text.slice(1);
};
