// What every entry point of the archive is told by its host: who writes, and what time it is.

/** `appVersion` is recorded in the manifest; `now` is the only clock the archive reads. */
export interface ArchiveOptions {
  appVersion: string;
  now: () => Date;
}
