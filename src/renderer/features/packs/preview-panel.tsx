// What the pack would hold and what leaves the machine with it, as the specification stands.
import { Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import { usePackPreview } from '../../data/use-pack-preview.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { FactList } from './fact-list.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

/** Milliseconds without a change before it is asked again. */
const pauseMs = 400;

/** A value that is a whole text is told by its beginning. */
const shortened = (value: string): string => (value.length > 80 ? `${value.slice(0, 80)}…` : value);

export const PreviewPanel = ({ spec }: { spec: PackSpec }) => {
  const say = useWords(words);
  const { count, bytes } = useFormat();
  const [settled] = useDebouncedValue(spec, pauseMs);
  const { preview, current, problem, retry } = usePackPreview(settled);
  const isCurrent = current && settled === spec;
  const { oldest, newest } = preview ?? { oldest: null, newest: null };
  const span =
    oldest === null || newest === null
      ? say('spanNone')
      : `${formatSecond(oldest, spec.zone)} – ${formatSecond(newest, spec.zone)} (${spec.zone})`;
  return (
    <section
      className={classes.card}
      aria-label={say('preview')}
      aria-busy={!isCurrent && problem === null}
      data-testid="pack-preview"
      data-current={isCurrent}
    >
      <Title order={2} size="h6" mb={6}>
        {say('preview')}
      </Title>
      {problem !== null && <ProblemNote problem={problem} onRetry={retry} />}
      {preview === undefined && problem === null && <Text size="sm">{say('previewing')}</Text>}
      {preview !== undefined && problem === null && (
        <>
          <FactList
            facts={[
              [say('eventsIn'), count(preview.events)],
              [say('span'), span],
              [say('findingsIn'), count(preview.findings)],
              [say('diffs'), count(preview.diffs)],
              [say('sivoIn'), count(preview.sivoTeam)],
              [say('size'), say('sizeAbout', { bytes: bytes(preview.bytes) })],
            ]}
          />
          <Title order={3} size="h6" mt="sm">
            {say('leaves')}
          </Title>
          {preview.leaves.length === 0 && <Text size="sm">{say('leavesNone')}</Text>}
          <ul className={classes.leaves} data-testid="pack-leaves">
            {preview.leaves.map(({ kind, values, first, redacted }) => (
              <li key={kind}>
                <strong className="tabular">{count(values)}</strong> {say(`leaf_${kind}`, { count: values })},{' '}
                {say(redacted ? 'asPseudonyms' : 'asTheyAre')}
                {first.length > 0 && (
                  <div className={classes.soft}>
                    {first.map(shortened).join(' · ')}
                    {values > first.length ? ' …' : ''}
                  </div>
                )}
              </li>
            ))}
          </ul>
          {preview.redacted > 0 && (
            <Text size="xs" mt={4}>
              {say('redactedCount', { count: preview.redacted, shown: count(preview.redacted) })}
            </Text>
          )}
          <WarningList warnings={preview.warnings} />
        </>
      )}
    </section>
  );
};

/** What may surprise whoever hands it over; nothing where there is nothing. */
export const WarningList = ({ warnings }: { warnings: readonly { where: string; message: string }[] }) => {
  const say = useWords(words);
  if (warnings.length === 0) return null;
  return (
    <div data-testid="pack-warnings">
      <Title order={3} size="h6" mt="sm">
        ⚠ {say('warnings')}
      </Title>
      <ul className={classes.warnings}>
        {warnings.map(({ where, message }) => (
          <li key={`${where} ${message}`}>{message}</li>
        ))}
      </ul>
    </div>
  );
};
