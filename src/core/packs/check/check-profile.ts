// What a pack must be beyond a bag: nothing in it that the signature does not vouch for, and one way alone to spell it.

import type { BagSource } from '../../bag/bag-source.ts';
import type { BagReading } from '../../bag/read-bag.ts';
import type { PackFindings } from './pack-findings.ts';

export const tagManifestName = 'tagmanifest-sha256.txt';
export const signatureName = `${tagManifestName}.sig`;
const manifestName = 'manifest-sha256.txt';
const required = [
  'bagit.txt',
  'bag-info.txt',
  manifestName,
  tagManifestName,
  signatureName,
  'allowed_signers',
  'signer.pub',
];
/** The list of tag files and the signature over it cannot be in the list. */
const outside = new Set([tagManifestName, signatureName]);

/** Problems of the bag, and of the profile. */
export const checkProfile = (source: BagSource, reading: BagReading, findings: PackFindings): void => {
  for (const { kind, where, message } of reading.problems) findings.problem(kind, where, message);
  if (source.files.size === 0) return;
  for (const { where, message } of reading.warnings) findings.problem('manifest', where, message);
  if (reading.version !== null && reading.version !== '1.0') {
    findings.problem('manifest', 'bagit.txt', `it is a bag of version ${reading.version}; a pack is one of 1.0`);
  }
  const told = new Set(reading.problems.map(({ where }) => where));
  for (const name of required) {
    if (!source.files.has(name) && !told.has(name)) findings.problem('missing_file', name, 'it is not there');
  }
  if (source.files.has('fetch.txt')) findings.problem('extra_file', 'fetch.txt', 'a pack brings all its files along');
  for (const { name } of reading.manifests) {
    if (name !== manifestName && name !== tagManifestName) {
      findings.problem('extra_file', name, 'a pack has one manifest and one tag manifest, both by sha256');
    }
  }
  const listed = reading.manifests.find(({ name }) => name === tagManifestName)?.hex;
  for (const name of source.files.keys()) {
    if (name.startsWith('data/') || outside.has(name) || listed?.has(name)) continue;
    findings.problem('extra_file', name, `${tagManifestName} does not list it`);
  }
  for (const path of listed?.keys() ?? []) {
    if (path.startsWith('data/')) findings.problem('manifest', tagManifestName, `it lists ${path}, which is payload`);
  }
  const oxums = reading.info.lines.filter(([label]) => label.toLowerCase() === 'payload-oxum');
  if (source.files.has('bag-info.txt') && oxums.length !== 1) {
    findings.problem('oxum', 'bag-info.txt', `it tells Payload-Oxum ${oxums.length} times instead of once`);
  }
};
