// Every file a generation stands for, with its hash: what a ledger line vouches for.
import type { HashedFile } from '#shared/model/ledger.ts';
import type { Manifest } from './types.ts';

/** Segments, kept originals, quarantine files and attachments; no derived files. */
export const manifestFiles = ({
  segments,
  imports,
  attachments,
}: Pick<Manifest, 'segments' | 'imports' | 'attachments'>): HashedFile[] => [
  ...segments.flatMap(({ file, sha256, originals }) => [
    { file, sha256 },
    ...(originals === null ? [] : [{ file: originals.file, sha256: originals.sha256 }]),
  ]),
  ...imports.flatMap(({ quarantine }) => (quarantine === null ? [] : [quarantine])),
  ...attachments.map(({ file, sha256 }) => ({ file, sha256 })),
];
