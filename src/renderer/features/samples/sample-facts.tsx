// How the sample was drawn, how far the test has come, and the exact limits of the share of errors.
import { Text } from '@mantine/core';
import { failureLimit } from '#shared/model/failure-limit.ts';
import { sheetCounts } from '#shared/model/kept-sample.ts';
import type { KeptSample } from '#shared/model/sample.ts';
import { populationLimit } from '#shared/model/sample-size.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './samples.module.css';
import { words } from './words.ts';

const confidence = 0.95;

export const SampleFacts = ({ kept: { sample, items } }: { kept: KeptSample }) => {
  const say = useWords(words);
  const { count, decimal } = useFormat();
  const { zone } = useView();
  const { recorded, population, strata, seed, filter } = sample;
  const counts = sheetCounts(items);
  const { tested, fail } = counts;
  const percent = (share: number): string => `${decimal(share * 100)} %`;
  const facts: [string, string][] = [
    [say('question'), filter === '' ? say('everything') : filter],
    [say('population'), `${count(population.n)} · SHA-256 ${population.sha256}`],
    [say('seed'), seed],
    [
      say('ledger'),
      recorded === null
        ? say('unrecorded', { why: sample.unrecorded ?? '' })
        : say('recorded', { line: count(recorded.sequence + 1), at: formatSecond(recorded.at, zone), zone }),
    ],
    ...(strata === null
      ? []
      : [
          [
            say('strata'),
            strata.groups
              .map(({ value, size, drawn }) => `${value || say('notStated')} ${count(drawn)}/${count(size)}`)
              .join(' · '),
          ] satisfies [string, string],
        ]),
  ];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Text size="sm" role="status" data-testid="sample-progress" className="tabular">
        {say('progress', {
          done: count(counts.items - counts.open),
          n: count(counts.items),
          pass: count(counts.pass),
          fail: count(fail),
          na: count(counts.na),
          replaced: count(counts.replaced),
        })}
      </Text>
      <progress
        className={styles.progress}
        aria-label={say('sheet')}
        max={counts.items}
        value={counts.items - counts.open}
      />
      <Text size="sm" data-testid="sample-limit">
        {strata !== null
          ? say('stratified')
          : tested === 0
            ? say('noLimit')
            : say('limit', {
                fail: count(fail),
                tested: count(tested),
                limit: percent(failureLimit(fail, tested, confidence)),
                finite: percent(populationLimit(population.n, Math.min(tested, population.n), fail, confidence)),
                size: count(population.n),
              })}
      </Text>
    </>
  );
};
