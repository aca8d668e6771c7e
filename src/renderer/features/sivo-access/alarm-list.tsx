// What does not add up, and the reasons used again and again: each with its mark, its words and the way to the events.
import { Button, Group, Text, Title } from '@mantine/core';
import type { SivoAccessReport, SivoAlarm } from '#shared/model/sivo-access.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { eventsOfAlarm } from './events-behind.ts';
import styles from './sivo-access.module.css';
import { alarmKeys, qualityKeys } from './word-keys.ts';
import { words } from './words.ts';

interface Props {
  report: SivoAccessReport;
  alarm: SivoAlarm | null;
  onAlarm(alarm: SivoAlarm | null): void;
}

export const AlarmList = ({ report, alarm: chosen, onAlarm }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { filter, go } = useView();
  const alarms = report.alarms.filter((item) => item.count > 0);
  return (
    <div className={styles.columns}>
      <section>
        <Title order={2} size="h5">
          {say('alarms')}
        </Title>
        {alarms.length === 0 && <Text size="sm">{say('noAlarms')}</Text>}
        <ul className={styles.list}>
          {alarms.map(({ alarm, count: number }) => (
            <li key={alarm} data-testid={`sivo-alarm-${alarm}`}>
              <span className={styles.alarm}>
                <span aria-hidden>▲ </span>
                <strong>{count(number)}</strong> {say(alarmKeys[alarm])}
              </span>
              <Group gap={6}>
                <Button
                  variant={chosen === alarm ? 'filled' : 'default'}
                  size="compact-xs"
                  aria-pressed={chosen === alarm}
                  aria-label={chosen === alarm ? say('everyAlarm') : say('onlyAlarm', { alarm: say(alarmKeys[alarm]) })}
                  onClick={() => onAlarm(chosen === alarm ? null : alarm)}
                >
                  {say('visits')}
                </Button>
                <Button
                  variant="default"
                  size="compact-xs"
                  aria-label={say('showEventsOf', { what: say(alarmKeys[alarm]) })}
                  onClick={() => go('/events', eventsOfAlarm(filter, alarm, report.domains))}
                >
                  {say('showEvents')}
                </Button>
              </Group>
            </li>
          ))}
        </ul>
        {report.reused.length > 0 && (
          <>
            <Title order={3} size="h6" mt={10}>
              {say('reusedReasons')}
            </Title>
            <ul className={styles.list} data-testid="sivo-reused">
              {report.reused.slice(0, 20).map(({ reason, visits, members }) => (
                <li key={reason}>
                  <span>
                    <span aria-hidden>◆ </span>
                    {say('reusedIn', { reason, visits: count(visits), members: count(members), count: members })}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section>
        <Title order={2} size="h5">
          {say('reasons')}
        </Title>
        <dl className={styles.figures}>
          {report.qualities
            .filter((item) => item.count > 0)
            .map((item) => (
              <div key={item.quality}>
                <dt>{say(qualityKeys[item.quality])}</dt>
                <dd>{count(item.count)}</dd>
              </div>
            ))}
        </dl>
      </section>
    </div>
  );
};
