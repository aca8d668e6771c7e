// The programs and the text that every pack brings along so that a stranger can check it. They are part of the bundle, as texts.
import guide from './VERIFY.md?raw';
import powershell from './verify.ps1?raw';
import python from './verify.py?raw';
import shell from './verify.sh?raw';

/** Tag files of a pack, by name; the same in every pack of this version. */
export const verifierFiles = (): { name: string; content: string }[] => [
  { name: 'VERIFY.md', content: guide },
  { name: 'verify.ps1', content: powershell },
  { name: 'verify.py', content: python },
  { name: 'verify.sh', content: shell },
];
