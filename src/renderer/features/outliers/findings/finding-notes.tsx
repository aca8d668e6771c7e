// What limits the findings: the days that are scored, days outside coverage, and the filter of the query bar.
import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Filter } from '#shared/model/filter.ts';
import { everything } from '#shared/model/filter.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import type { OutliersReport } from '#shared/model/outliers.ts';
import { useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import styles from './findings.module.css';
import { words } from './words.ts';

/** `filter`: what is counted, without its time. */
export const FindingNotes = ({ report, filter }: { report: OutliersReport; filter: Filter }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const view = useView();
  const text = printFilter(filter);
  const { from, to, uncoveredDays } = report;
  return (
    <div className={styles.notes}>
      {text !== '' && (
        <div className={styles.note} data-testid="outliers-filtered">
          <span>
            {say('filtered')} <code>{text}</code>
          </span>
          <Button variant="default" size="compact-xs" onClick={() => view.setFilter(everything)}>
            {say('withoutFilter')}
          </Button>
        </div>
      )}
      {from !== null && to !== null && <Text size="sm">{say('scoredBetween', { from, to })}</Text>}
      {from !== null && to === null && <Text size="sm">{say('scoredFrom', { from })}</Text>}
      {from === null && to !== null && <Text size="sm">{say('scoredTo', { to })}</Text>}
      {uncoveredDays > 0 && (
        <Text size="sm" data-testid="outliers-uncovered">
          {say('uncovered', { count: uncoveredDays, shown: count(uncoveredDays) })}{' '}
          <Link to="/coverage" search={(search) => search} className={styles.link ?? ''}>
            {say('coverage')}
          </Link>
        </Text>
      )}
      {!report.coverageStated && (
        <Text size="sm" c="var(--text-soft)">
          {say('notStated')}
        </Text>
      )}
    </div>
  );
};
