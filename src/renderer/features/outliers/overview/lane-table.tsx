// The numbers of the overview as a table; each row leads to the person's page.
import { Anchor, Table, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ScoreOverview } from '#shared/model/actor-scores.ts';
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import { useWords } from '../../../ui/define-words.ts';
import { Pager } from '../../../ui/pager.tsx';
import { SeverityMark } from '../../../ui/severity-mark.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import { type LaneEntry, laneEntries } from './lane-cells.ts';
import type { LaneRow } from './lane-rows.ts';
import styles from './overview.module.css';
import { scoreShade } from './score-shade.ts';
import { words } from './words.ts';

const pageSize = 100;
const severities = { 2: 'low', 3: 'medium', 4: 'high' } as const;

interface Props {
  overview: ScoreOverview;
  rows: readonly LaneRow[];
  parameters: AnomalyParameters;
  onPick(entry: LaneEntry): void;
}

export const LaneTable = ({ overview, rows, parameters, onPick }: Props) => {
  const say = useWords(words);
  const { count, decimal } = useFormat();
  const least = parameters.low / 2;
  const entries = useMemo(() => laneEntries(overview, rows, least), [overview, rows, least]);
  const [{ page, list }, setPlace] = useState({ page: 1, list: entries });
  if (list !== entries) setPlace({ page: 1, list: entries });
  return (
    <>
      <Text size="xs" c="var(--text-soft)">
        {say('tableNote', { least: decimal(least) })}
      </Text>
      <Table.ScrollContainer minWidth={520}>
        <Table aria-label={say('title')} fz={12} data-testid="score-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('who')}</Table.Th>
              <Table.Th scope="col">{say('group')}</Table.Th>
              <Table.Th scope="col">{say('day')}</Table.Th>
              <Table.Th scope="col" className={styles.numeric ?? ''}>
                {say('count')}
              </Table.Th>
              <Table.Th scope="col" className={styles.numeric ?? ''}>
                {say('score')}
              </Table.Th>
              <Table.Th scope="col">{say('severity')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.slice((page - 1) * pageSize, page * pageSize).map((entry) => {
              const shade = entry.score === null ? 0 : scoreShade(entry.score, parameters);
              return (
                <Table.Tr key={`${entry.row.actor.key} ${entry.day}`}>
                  <Table.Td className={styles.long ?? ''}>
                    <Anchor
                      component="button"
                      type="button"
                      size="xs"
                      aria-label={say('open', { who: entry.row.name, day: entry.day })}
                      onClick={() => onPick(entry)}
                    >
                      {entry.row.name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td className={styles.long ?? ''}>{entry.row.actor.group}</Table.Td>
                  <Table.Td className="tabular">{entry.day}</Table.Td>
                  <Table.Td className={styles.numeric ?? ''}>{count(entry.count)}</Table.Td>
                  <Table.Td className={styles.numeric ?? ''}>
                    {entry.score === null ? say('noScore') : decimal(entry.score)}
                  </Table.Td>
                  <Table.Td>{shade >= 2 && <SeverityMark severity={severities[shade as 2 | 3 | 4]} />}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Pager
        total={entries.length}
        size={pageSize}
        page={page}
        onPage={(next) => setPlace({ page: next, list: entries })}
      />
    </>
  );
};
