// The tenant's plan, what SIVO has forgotten under it, and what it forgets next.
import { Alert, Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import type { Coverage } from '#shared/model/coverage.ts';
import { type Plan, planSchema } from '#shared/model/remote.ts';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatDay } from '../../ui/format-time.ts';
import styles from './coverage.module.css';
import { nextLoss, retentionHorizon } from './retention.ts';
import { words } from './words.ts';

interface Props {
  coverage: Coverage;
  plan: Plan | null;
  onPlan: (plan: Plan | null) => void;
  nowMs: number;
}

export const RetentionSection = ({ coverage, plan, onPlan, nowMs }: Props) => {
  const say = useWords(words);
  const [, setDialog] = usePageParam('dialog', '');
  const { zone, ranges, gaps } = coverage;
  const coveredTo = ranges.reduce<string | null>(
    (last, { to }) => (last === null || Date.parse(to) > Date.parse(last) ? to : last),
    null,
  );
  const loss = plan === null ? null : nextLoss(gaps, coveredTo, plan, nowMs);
  return (
    <section className={styles.section}>
      <Title order={2} size="h5">
        {say('retention')}
      </Title>
      <Stack gap="xs" mt={6} align="flex-start">
        <NativeSelect
          size="xs"
          label={say('plan')}
          value={plan ?? ''}
          data-testid="coverage-plan"
          onChange={(event) => onPlan(planSchema.safeParse(event.currentTarget.value).data ?? null)}
          data={[
            { value: '', label: say('planNone') },
            ...planSchema.options.map((value) => ({ value, label: say(`plan_${value}`) })),
          ]}
        />
        {plan === null ? (
          <Text size="sm">{say('horizonNone')}</Text>
        ) : (
          <>
            <Text size="sm" data-testid="coverage-horizon">
              {say('horizon', { day: `${formatDay(retentionHorizon(plan, nowMs), zone)} (${zone})` })}
            </Text>
            {loss === null ? (
              <Text size="sm">{say('lossNone')}</Text>
            ) : (
              <Alert
                color={loss.daysLeft <= 7 ? 'red' : 'yellow'}
                variant="light"
                styles={{ title: { color: 'var(--text)' } }}
                icon={<IconClockExclamation aria-hidden />}
                title={say(loss.daysLeft === 0 ? 'lossNow' : 'lossSoon', {
                  from: `${formatDay(loss.from, zone)} (${zone})`,
                  count: loss.daysLeft,
                })}
                data-testid="coverage-loss"
              >
                <Button variant="default" size="xs" onClick={() => setDialog('api')}>
                  {say('pull')}
                </Button>
              </Alert>
            )}
          </>
        )}
      </Stack>
    </section>
  );
};
