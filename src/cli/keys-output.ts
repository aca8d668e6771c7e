// The signing key and its rotation, as lines for people.
import { assertNever } from '#shared/assert-never.ts';
import type { KeyKept } from '#shared/model/ledger.ts';
import type { KeyRotation, OwnKey, SigningKeys } from '#shared/model/signing-keys.ts';
import { printable } from './output/printable.ts';

const keptText = (kept: KeyKept): string => {
  switch (kept) {
    case 'keychain':
      return "in the system's keychain";
    case 'file':
      return 'in the key file, under a passphrase';
    case 'environment':
      return 'handed over in SIVO_AUDIT_SIGNING_KEY';
    case 'process':
      return 'NOT KEPT: it ends with this program';
    default:
      return assertNever(kept);
  }
};

export const keysText = ({ current, retired, locked, lockedFingerprint, keychain, file }: SigningKeys): string => {
  const lines = [
    `Fingerprint  ${current.fingerprint}`,
    `Public key   ${current.publicKey}`,
    `Kept         ${keptText(current.kept)}`,
    `Keychain     ${keychain ? 'answers here' : 'none answers here'}`,
    `Key file     ${printable(file)}${locked ? ' (locked)' : ''}`,
    ...(lockedFingerprint === null ? [] : [`Locked key   ${lockedFingerprint}`]),
    ...retired.map((fingerprint, at) => `${at === 0 ? 'Retired      ' : '             '}${fingerprint}`),
  ];
  if (locked) {
    lines.push(
      '',
      'The key file is locked: set SIVO_AUDIT_KEY_PASSPHRASE, or what is signed is signed by a key of one run.',
    );
  } else if (current.kept === 'process') {
    lines.push('', 'The next run signs with another key. To keep one: sivo-audit keys create');
  }
  return `${lines.join('\n')}\n`;
};

const keyLine = ({ fingerprint, kept }: OwnKey): string => `${fingerprint} (${keptText(kept)})`;

export const rotationText = ({ from, to, told, foreign, untold }: KeyRotation): string => {
  const lines = [
    `Old key  ${keyLine(from)}`,
    `New key  ${keyLine(to)}`,
    ...told.map((path) => `told     ${printable(path)}`),
    ...foreign.map((path) => `nothing to tell  ${printable(path)}: the old key never signed there`),
    ...untold.map(({ path, why }) => `NOT TOLD ${printable(path)}: ${printable(why)}`),
  ];
  if (told.length + foreign.length + untold.length === 0) lines.push('No archive was named, and none is known here.');
  lines.push('An archive that was not told is told by the next line this installation writes into it.');
  return `${lines.join('\n')}\n`;
};
