// The domain of an e-mail address, and whether it belongs to a tenant.

/** Folded; null where the text is no address. */
export const addressDomain = (email: string | null): string | null => {
  const at = email?.lastIndexOf('@') ?? -1;
  const domain = email === null || at < 1 ? '' : email.slice(at + 1).trim();
  return domain === '' ? null : domain.toLowerCase();
};

/** Also of a domain below it: `mail.acme.example` is within `acme.example`. */
export const isWithinDomain = (domain: string, own: string): boolean => domain === own || domain.endsWith(`.${own}`);
