// As the person at this machine is called in lines of custody.
import { userInfo } from 'node:os';

const longest = 200;

const accountName = (): string | null => {
  try {
    return userInfo().username;
  } catch {
    // An account without an entry in the system's list, as in containers.
    return null;
  }
};

/** SIVO_AUDIT_OPERATOR where it is set, else the account's name; null where neither is known. At most 200 characters. */
export const operatorName = (
  environment: Readonly<Record<string, string | undefined>>,
  account: () => string | null = accountName,
): string | null => {
  const name = environment.SIVO_AUDIT_OPERATOR?.trim() || account()?.trim() || '';
  return name === '' ? null : name.slice(0, longest);
};
