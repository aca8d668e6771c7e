// The one folder at the top of a pack's zip, named after its title.

const longest = 60;

/** Letters of ASCII, digits and `-`: what every system can have. */
export const packFolderName = (title: string): string => {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return plain === '' ? 'evidence-pack' : `evidence-${plain}`;
};
