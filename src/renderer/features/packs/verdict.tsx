// What a received pack turned out to be: verified or refused, why, and what names it.
import { Table, Text, Title } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import type { PackCheck } from '#shared/model/pack.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { FactList } from './fact-list.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

export const Verdict = ({ check }: { check: PackCheck }) => {
  const say = useWords(words);
  const { count, duration } = useFormat();
  const { ok, problems, omitted, checked } = check;
  const all = problems.length + omitted;
  const Icon = ok ? IconShieldCheck : IconShieldX;
  const keyNote = (): string | null => {
    if (!ok) return null;
    return say(check.expected === null ? 'unknownKey' : 'verifiedKey');
  };
  return (
    <>
      <div className={classes.banner} data-ok={ok} role={ok ? 'status' : 'alert'} data-testid="pack-verdict">
        <Icon size={22} color={ok ? 'var(--success)' : 'var(--danger)'} aria-hidden />
        <div className={classes.rowBody}>
          <Text fw={600}>{ok ? `✓ ${say('verified')}` : `✗ ${say('refused', { count: all, shown: count(all) })}`}</Text>
          <Text size="sm">{keyNote()}</Text>
          <FactList
            facts={[
              [say('fact_pack'), check.title ?? check.name],
              [say('fact_key'), check.key ?? say('unsigned')],
              [say('fact_identity'), check.identity ?? say('unsigned')],
              ...(check.root === null ? [] : [[say('fact_root'), check.root] as const]),
              ...(check.sha256 === null ? [] : [[say('fact_sha256'), check.sha256] as const]),
              [
                say('fact_checked'),
                say('checkedText', {
                  files: count(checked.files),
                  events: count(checked.events),
                  proofs: count(checked.proofs),
                  lines: count(checked.ledgerLines),
                }),
              ],
              [say('fact_took'), duration(check.elapsedMs)],
            ]}
          />
        </div>
      </div>
      {problems.length > 0 && (
        <Table.ScrollContainer minWidth={560} maw={880}>
          <Table aria-label={say('problems')} fz={12} data-testid="pack-problems">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say('problemKind')}</Table.Th>
                <Table.Th scope="col">{say('problemWhere')}</Table.Th>
                <Table.Th scope="col">{say('problemWhat')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {problems.map(({ kind, where, message }) => (
                <Table.Tr key={`${kind} ${where} ${message}`}>
                  <Table.Td>{say(`kind_${kind}`)}</Table.Td>
                  <Table.Td className={classes.code ?? ''}>{where}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{message}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {omitted > 0 && <Text size="sm">{say('omitted', { shown: count(omitted) })}</Text>}
        </Table.ScrollContainer>
      )}
      {check.remarks.length > 0 && (
        <>
          <Title order={2} size="h6" mt="sm">
            {say('remarks')}
          </Title>
          <ul className={classes.warnings}>
            {check.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
