// IP addresses as the networks they are shown as: /24 and /48.
import { isIPv4, isIPv6 } from 'node:net';

const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'));

/** The eight groups as numbers; a dotted tail counts as two. */
const wide = (text: string): number[] => {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  const pair = (one: string, other: string): string => (Number(one) * 256 + Number(other)).toString(16);
  const plain =
    dotted === null
      ? text
      : `${dotted[1]}${pair(dotted[2] ?? '0', dotted[3] ?? '0')}:${pair(dotted[4] ?? '0', dotted[5] ?? '0')}`;
  const [left = '', right] = plain.split('::');
  const head = groupsOf(left);
  const tail = right === undefined ? [] : groupsOf(right);
  const gap = right === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array.from({ length: gap }, () => '0'), ...tail].map((group) => Number.parseInt(group, 16));
};

const narrow = (text: string): string => `${text.split('.').slice(0, 3).map(Number).join('.')}.0/24`;

/** `203.0.113.0/24`, `2001:db8:1::/48`; an IPv4 address written as IPv6 is the IPv4 address. Null for what is no address. */
export const networkOf = (text: string): string | null => {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (isIPv4(bare)) return narrow(bare);
  if (!isIPv6(bare)) return null;
  const groups = wide(bare);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const [high = 0, low = 0] = groups.slice(6);
    return narrow([high >> 8, high & 255, low >> 8, low & 255].join('.'));
  }
  return `${groups
    .slice(0, 3)
    .map((group) => group.toString(16))
    .join(':')}::/48`;
};
