// The rules the workbench comes with: one file each, carried by the bundle.
import type { Rule } from '#shared/model/rule.ts';
import deletedUserAccess from './built-in/deleted-user-access.json';
import dormantUserAccess from './built-in/dormant-user-access.json';
import exportAfterRoleChange from './built-in/export-after-role-change.json';
import failedLoginsThenSuccess from './built-in/failed-logins-then-success.json';
import flagWithoutReason from './built-in/flag-without-reason.json';
import massAccess from './built-in/mass-access.json';
import newIpAndUserAgent from './built-in/new-ip-and-user-agent.json';
import policyChangedBack from './built-in/policy-changed-back.json';
import policyOffDownloadOn from './built-in/policy-off-download-on.json';
import reasonReused from './built-in/reason-reused.json';
import superadminWithoutFlag from './built-in/superadmin-without-flag.json';
import { readRule } from './read-rule.ts';

const files: readonly object[] = [
  massAccess,
  newIpAndUserAgent,
  failedLoginsThenSuccess,
  exportAfterRoleChange,
  policyChangedBack,
  policyOffDownloadOn,
  superadminWithoutFlag,
  flagWithoutReason,
  reasonReused,
  deletedUserAccess,
  dormantUserAccess,
];

/** `text`: the file as it is shown. */
export interface BuiltInRule {
  rule: Rule;
  text: string;
}

let read: readonly BuiltInRule[] | null = null;

/** Read once; in a fixed order. */
export const builtInRules = (): readonly BuiltInRule[] => {
  read ??= files.map((file) => {
    const text = `${JSON.stringify(file, null, 2)}\n`;
    return { rule: readRule(text, 'built-in rule'), text };
  });
  return read;
};
