// How much of a foreign bag is looked at: beyond this it is refused, before it fills a memory or keeps a machine busy for days.

export const bagLimits = {
  members: 200_000,
  /** Of a zip's directory, and of one list or other file that is read whole. */
  textBytes: 128 * 1024 * 1024,
  bytes: 256 * 1024 ** 3,
  /** Unpacked bytes for a packed one, and from which size this counts: of one member, and of all. */
  ratio: 200,
  memberBytes: 64 * 1024 * 1024,
  allBytes: 1024 ** 3,
} as const;
