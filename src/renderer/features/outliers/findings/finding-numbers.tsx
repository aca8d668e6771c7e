// Every number of a finding, what it means, and what it is made of.
import { Table, Text, Title } from '@mantine/core';
import type { Finding } from '#shared/model/outliers.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { actorName } from '../actor-name.ts';
import styles from './findings.module.css';
import { words } from './words.ts';

const numberKeys = [
  'observed',
  'expected',
  'usual',
  'band',
  'oneIn',
  'log10P',
  'surprise',
  'score',
  'persistentDays',
  'cusum',
  'peerFactor',
  'peers',
  'peerMedian',
  'dispersion',
  'historyDays',
  'key',
] as const;
type NumberKey = (typeof numberKeys)[number];

/** Beyond it the odds say no more than the power of ten does. */
const mostOdds = 1e6;

export const FindingNumbers = ({ finding, zone }: { finding: Finding; zone: string }) => {
  const say = useWords(words);
  const { count, decimal } = useFormat();
  const { actor } = finding;
  const shownOf = (key: NumberKey): string => {
    if (key === 'key')
      return [...new Set([...actor.emails, ...actor.ids])].join(' · ') || actorName(actor, say('nobody'));
    if (key === 'band') return `${count(finding.lowest)}–${count(finding.highest)}`;
    if (key === 'oneIn')
      return finding.oneIn > mostOdds
        ? say('n_oneIn_least')
        : say('n_oneIn_value', { shown: count(Math.round(finding.oneIn)) });
    if (key === 'dispersion') return finding.dispersion === null ? say('poisson') : decimal(finding.dispersion);
    return decimal(finding[key]);
  };
  return (
    <div className={styles.tables}>
      <Table aria-label={say('numbers')} className={styles.numbers ?? ''} fz={12} data-testid="finding-numbers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('number')}</Table.Th>
            <Table.Th scope="col">{say('value')}</Table.Th>
            <Table.Th scope="col">{say('meaning')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {numberKeys.map((key) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{say(`n_${key}`)}</Table.Th>
              <Table.Td className="tabular">{shownOf(key)}</Table.Td>
              <Table.Td className={styles.soft ?? ''}>{say(`n_${key}_help`, { group: actor.group })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <div>
        <Title order={4} size="h6">
          {say('classes')}
        </Title>
        <Table aria-label={say('classes')} fz={12}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('class', { zone })}</Table.Th>
              <Table.Th scope="col" className={styles.numeric ?? ''}>
                {say('observed')}
              </Table.Th>
              <Table.Th scope="col" className={styles.numeric ?? ''}>
                {say('expected')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {finding.classes.map((part) => (
              <Table.Tr key={part.class}>
                <Table.Th scope="row">{say(`class.${part.class}`)}</Table.Th>
                <Table.Td className={styles.numeric ?? ''}>{count(part.observed)}</Table.Td>
                <Table.Td className={styles.numeric ?? ''}>{decimal(part.expected)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Title order={4} size="h6" mt="sm">
          {say('reasons')}
        </Title>
        <Table aria-label={say('reasons')} fz={12}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('reason')}</Table.Th>
              <Table.Th scope="col" className={styles.numeric ?? ''}>
                {say('observed')}
              </Table.Th>
              <Table.Th scope="col" className={styles.numeric ?? ''}>
                {say('expected')}
              </Table.Th>
              <Table.Th scope="col" className={styles.numeric ?? ''}>
                {say('part')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {finding.reasons.map((reason) => (
              <Table.Tr key={reason.code}>
                <Table.Th scope="row">{say(`reason.${reason.code}`)}</Table.Th>
                <Table.Td className={styles.numeric ?? ''}>{decimal(reason.observed)}</Table.Td>
                <Table.Td className={styles.numeric ?? ''}>
                  {reason.expected === null ? '—' : decimal(reason.expected)}
                </Table.Td>
                <Table.Td className={styles.numeric ?? ''}>{decimal(reason.score)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="xs" c="var(--text-soft)">
          {say('partHelp')}
        </Text>
      </div>
    </div>
  );
};
