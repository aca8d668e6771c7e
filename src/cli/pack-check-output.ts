// What checking a received pack found, as text and as JSON.
import type { PackCheck } from '#shared/model/pack.ts';
import { printable } from './output/printable.ts';

const number = (value: number): string => value.toLocaleString('en');

export const packCheckJson = (check: PackCheck): string => {
  const { ok, name, title, key, expected, identity, root, sha256, events, checked, problems, omitted, remarks } = check;
  const told = {
    ok,
    kind: 'pack',
    name,
    title,
    key,
    expected,
    identity,
    root,
    sha256,
    events,
    checked,
    problems,
    omitted,
    remarks,
  };
  return `${JSON.stringify(told)}\n`;
};

export const packCheckText = (check: PackCheck): string => {
  const { ok, name, title, key, expected, identity, events, checked, problems, omitted, remarks } = check;
  const lines = problems.map(({ kind, where, message }) => `${kind}: ${printable(where)}: ${printable(message)}`);
  if (omitted > 0) lines.push(`… and ${number(omitted)} more of the same kind.`);
  for (const remark of remarks) lines.push(`note: ${printable(remark)}`);
  lines.push(`Pack ${printable(name)}${title === null ? '' : `: ${printable(title)}`}`);
  if (key !== null) {
    const agreement =
      expected === null
        ? 'compare it with the one you were told another way'
        : expected === key
          ? 'as expected'
          : 'NOT the expected one';
    lines.push(`Signed by ${key} (${agreement})${identity === null ? '' : `, as ${printable(identity)}`}`);
  }
  lines.push(
    `${number(checked.files)} files, ${number(events)} events, ${number(checked.proofs)} proofs and ${number(checked.ledgerLines)} ledger lines were checked.`,
  );
  lines.push(
    ok
      ? 'Everything is as it was signed.'
      : `${number(problems.length + omitted)} problems were found: do not rely on this pack.`,
  );
  return `${lines.join('\n')}\n`;
};
