// One spelling for every way a field name is written: `actor.email`, `actorEmail`, `Actor E-mail (UTC)`, `ACTOR_EMAIL`.

const trailingHint = /\s*[([][^()[\]]*[)\]]\s*$/;

/** Lower snake case without accents, after NFKC, trimming and dropping a byte order mark and a trailing hint in brackets. */
export const normaliseName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(trailingHint, '')
    .normalize('NFD')
    .replace(/\p{Mark}+/gu, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replace(/e-mail/g, 'email')
    .replace(/[^\p{L}\d@]+/gu, '_')
    .replace(/^_+|_+$/g, '');
