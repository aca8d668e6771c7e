// The findings of a verification, or that there are none.
import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { integrityProblemKinds, integrityRemarkKinds, type VerifyReport } from '#shared/model/integrity.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { FindingTable } from './finding-table.tsx';
import styles from './integrity.module.css';
import { words } from './words.ts';

/** `good`: what to say when nothing was found. */
export const ReportView = ({ report, good }: { report: VerifyReport; good: string }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { ok, problems, omitted, remarks } = report;
  const found = problems.length + omitted;
  const problemName = (kind: string): string => {
    const known = integrityProblemKinds.find((one) => one === kind);
    return known === undefined ? kind : say(`kind_${known}`);
  };
  const remarkName = (kind: string): string => {
    const known = integrityRemarkKinds.find((one) => one === kind);
    return known === undefined ? kind : say(`remark_${known}`);
  };
  return (
    <>
      <Text size="sm" fw={600} className={`${styles.verdict} ${ok ? styles.good : styles.bad}`} component="p">
        {ok ? <IconCircleCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
        {ok ? good : say('filesBad', { count: found, shown: count(found) })}
      </Text>
      {problems.length > 0 && (
        <FindingTable title={say('problems')} findings={problems} nameOf={problemName} testId="integrity-problems" />
      )}
      {omitted > 0 && <Text size="sm">{say('omitted', { shown: count(omitted) })}</Text>}
      {remarks.length > 0 && (
        <FindingTable title={say('remarks')} findings={remarks} nameOf={remarkName} testId="integrity-remarks" />
      )}
    </>
  );
};
