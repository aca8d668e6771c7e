// What was observed beside what was expected: the 95 % band as a block, the expected as a line, the observed as a diamond.
import type { Finding } from '#shared/model/outliers.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { barScale } from './bar-scale.ts';
import styles from './findings.module.css';
import { words } from './words.ts';

const width = 168;
const height = 16;
const inset = 6;
const middle = height / 2;

export const ExpectedBar = ({ finding }: { finding: Finding }) => {
  const say = useWords(words);
  const { count, decimal } = useFormat();
  const scale = barScale(finding);
  const x = (share: number): number => inset + share * (width - 2 * inset);
  const label = say('bar', {
    observed: count(finding.observed),
    expected: decimal(finding.expected),
    lowest: count(finding.lowest),
    highest: count(finding.highest),
  });
  const at = x(scale.observed);
  return (
    <svg className={styles.bar} width={width} height={height} role="img" aria-label={label}>
      <title>{label}</title>
      <line x1={inset} x2={width - inset} y1={middle} y2={middle} className={styles.barAxis} />
      <rect
        x={x(scale.from)}
        width={Math.max(2, x(scale.to) - x(scale.from))}
        y={middle - 5}
        height={10}
        className={styles.barBand}
      />
      <line x1={x(scale.expected)} x2={x(scale.expected)} y1={1} y2={height - 1} className={styles.barExpected} />
      <path
        d={`M${at - 5} ${middle}L${at} ${middle - 5}L${at + 5} ${middle}L${at} ${middle + 5}Z`}
        className={styles.barObserved}
        data-severity={finding.severity}
      />
    </svg>
  );
};
