// The questions a kind of file leaves open, each with what it is about; the answer can be changed until the import begins.
import { Radio, Select, Stack, Text, Title } from '@mantine/core';
import { assertNever } from '#shared/assert-never.ts';
import type { ImportQuestion } from '#shared/model/inspection.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatTime } from '../../ui/format-time.ts';
import { ZoneSelect } from '../../ui/zone-select.tsx';
import { type Answers, currentProfile, type DateOrder, dateOrderOf, withDateOrder, withProfile } from './answers.ts';
import { withRule } from './draft-profile.ts';
import styles from './mapping.module.css';
import type { Shape } from './shapes.ts';
import { words } from './words.ts';

interface Props {
  shape: Shape;
  questions: readonly ImportQuestion[];
  answers: Answers;
  onAnswers(answers: Answers): void;
}

/** What the preview makes of the first time it could read: the text and its moment in UTC. */
const readTime = ({ sample }: Shape): { text: string; utc: string } | null => {
  const event = sample.rows.find((row) => row.event !== null)?.event;
  return event ? { text: event.timestampText, utc: formatTime(event.timestamp, 'UTC') } : null;
};

const examplesText = (examples: readonly string[]): string => examples.slice(0, 3).join(' · ');

export const QuestionList = ({ shape, questions, answers, onAnswers }: Props) => {
  const say = useWords(words);
  const profile = currentProfile(answers, shape);
  const read = readTime(shape);

  const ask = (question: ImportQuestion, first: boolean) => {
    switch (question.kind) {
      case 'zone':
        return (
          <>
            <Title order={3} size="h5">
              {say('zoneAsk')}
            </Title>
            <Text size="sm">
              {say('inColumn', { column: question.column, examples: examplesText(question.examples) })}
            </Text>
            <ZoneSelect
              label={say('zone')}
              value={answers.zone}
              autoFocus={first}
              onZone={(zone) => onAnswers({ ...answers, zone })}
              testId="question-zone"
            />
            {read === null ? null : (
              <Text size="sm" className="tabular" fw={600} data-testid="zone-reads">
                {say('zoneReads', read)}
              </Text>
            )}
            <Text size="xs" c="var(--text-soft)">
              {answers.zone === question.proposed ? `${say('zoneProposed', { zone: question.proposed })} ` : ''}
              {say('zoneWhy')}
            </Text>
          </>
        );
      case 'dateOrder':
        return (
          <>
            <Title order={3} size="h5" id={`order-${shape.key}`}>
              {say('orderAsk')}
            </Title>
            <Text size="sm">
              {say('orderWhy')}{' '}
              {say('inColumn', { column: question.column, examples: examplesText(question.examples) })}
            </Text>
            <Radio.Group
              aria-labelledby={`order-${shape.key}`}
              value={dateOrderOf(answers, shape) ?? ''}
              onChange={(order) => onAnswers(withDateOrder(answers, shape, order as DateOrder))}
              data-testid="question-order"
            >
              <Stack gap={6}>
                <Radio value="day-first" label={say('orderDay')} {...(first ? { 'data-autofocus': true } : {})} />
                <Radio value="month-first" label={say('orderMonth')} />
              </Stack>
            </Radio.Group>
          </>
        );
      case 'field': {
        const { field } = question;
        const { fingerprint, sample } = shape;
        const rule = profile.fields[field];
        const likely = question.candidates.map(({ from }) => from);
        const columns = [...new Set([...likely, ...sample.columns])];
        return (
          <>
            <Title order={3} size="h5">
              {say('fieldAsk', { field: say(`field_${field}`) })}
            </Title>
            <Text size="sm">{say('fieldWhy')}</Text>
            <Select
              aria-label={say('fieldAsk', { field: say(`field_${field}`) })}
              placeholder={say(field === 'timestamp' ? 'fieldChoose' : 'fieldNone')}
              data={columns}
              value={rule !== undefined && 'from' in rule ? (rule.from[0] ?? null) : null}
              disabled={fingerprint === null}
              searchable
              openOnFocus={false}
              onFocus={(event) => event.currentTarget.select()}
              clearable={field !== 'timestamp'}
              {...(first ? { 'data-autofocus': true } : {})}
              onChange={(column) => {
                if (fingerprint === null) return;
                const next = withRule(profile, field, column === null ? null : { from: [column] });
                onAnswers(withProfile(answers, fingerprint, next));
              }}
              data-testid={`question-field-${field}`}
            />
          </>
        );
      }
      default:
        return assertNever(question);
    }
  };

  return questions.map((question, at) => (
    <section
      key={`${question.kind} ${question.kind === 'field' ? question.field : question.column}`}
      className={styles.question}
      data-testid="import-question"
    >
      {ask(question, at === 0)}
    </section>
  ));
};
