// The host a request would go to.

/** `acme.app.sivocenter.com`; the address itself where it is none. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
