// The log held against itself: breaks between one change and the next, fields changed back and forth, changes that
// contradict themselves.
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useChain } from '../../../data/use-chain.ts';
import { usePageParam, useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import { BreakCard } from './break-card.tsx';
import classes from './chain.module.css';
import { ChainHead } from './chain-head.tsx';
import { ContradictionTable } from './contradiction-table.tsx';
import { FindingSection } from './finding-section.tsx';
import { breakTable, flipTable } from './finding-table.ts';
import { FlipHours } from './flip-hours.tsx';
import { FlipTable } from './flip-table.tsx';
import { readFlipHours, usualFlipHours } from './read-flip-hours.ts';
import { words } from './words.ts';

export const ChainPart = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { filter, zone } = useView();
  const [flip] = usePageParam('flip', String(usualFlipHours));
  const flipHours = readFlipHours(flip) ?? usualFlipHours;
  const chain = useChain(useMemo(() => ({ filter, zone, flipHours }), [filter, zone, flipHours]));
  const { report, problem } = chain;
  const links = report?.checked.links ?? 0;
  return (
    <div className={classes.page} data-testid="chain-part" aria-busy={chain.running}>
      <ChainHead chain={chain} />
      {problem !== null && <ProblemNote problem={problem} onRetry={chain.run} />}
      {report !== undefined && (
        <>
          <FindingSection
            title={say('breaksTitle')}
            help={
              report.breakTotal > 0 && (
                <Text size="sm" c="var(--text-soft)" className={classes.prose ?? ''}>
                  {say('noProof')}
                </Text>
              )
            }
            items={report.breaks}
            total={report.breakTotal}
            empty={
              <div className={classes.prose} data-testid="chain-empty">
                <Text size="sm">
                  {links === 0 ? say('nothingToCheck') : say('noBreaks', { count: links, shown: count(links) })}
                </Text>
                {links > 0 && (
                  <Text size="sm" c="var(--text-soft)">
                    {say('noBreaksLimits')}
                  </Text>
                )}
              </div>
            }
            table={() => breakTable(report.breaks, zone, say)}
            testId="chain-breaks"
          >
            {(breaks) => (
              <ul className={classes.cards}>
                {breaks.map((found) => (
                  <BreakCard key={`${found.previousEventId} ${found.eventId} ${found.field}`} found={found} />
                ))}
              </ul>
            )}
          </FindingSection>
          <FindingSection
            title={say('flipsTitle')}
            help={
              <>
                <Text size="sm" c="var(--text-soft)" className={classes.prose ?? ''}>
                  {say('flipsHelp')}
                </Text>
                <FlipHours />
              </>
            }
            items={report.flipFlops}
            total={report.flipFlopTotal}
            empty={<Text size="sm">{say('noFlips', { hours: count(report.flipHours) })}</Text>}
            table={() => flipTable(report.flipFlops, zone, say)}
            testId="chain-flips"
          >
            {(flips) => <FlipTable flips={flips} />}
          </FindingSection>
          <FindingSection
            title={say('contradictionsTitle')}
            help={
              <Text size="sm" c="var(--text-soft)" className={classes.prose ?? ''}>
                {say('contradictionsHelp')}
              </Text>
            }
            items={report.contradictions}
            total={report.contradictionTotal}
            empty={<Text size="sm">{say('noContradictions')}</Text>}
            testId="chain-contradictions"
          >
            {(found) => <ContradictionTable found={found} />}
          </FindingSection>
        </>
      )}
    </div>
  );
};
