// One kind of file: its questions first, then what becomes what and the first records side by side.
import { Text, Title } from '@mantine/core';
import type { SourceInspection } from '#shared/model/inspection.ts';
import type { MappingProfile } from '#shared/model/mapping.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { type Answers, currentProfile, withProfile } from './answers.ts';
import { profileOf } from './draft-profile.ts';
import { FieldRules } from './field-rules.tsx';
import styles from './mapping.module.css';
import { PreviewRows } from './preview-rows.tsx';
import { ProfileFiles } from './profile-files.tsx';
import { QuestionList } from './question-list.tsx';
import { questionsOf } from './questions.ts';
import { ReadingRules } from './reading-rules.tsx';
import { ShapeFacts } from './shape-facts.tsx';
import type { Shape } from './shapes.ts';
import { words } from './words.ts';

interface Props {
  shape: Shape;
  /** As the files were first looked at: what was asked then stays in sight. */
  first: readonly SourceInspection[];
  answers: Answers;
  /** Of the times in the preview. */
  zone: string;
  stale: boolean;
  onAnswers(answers: Answers): void;
}

export const ShapePanel = ({ shape, first, answers, zone, stale, onAnswers }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { sample, fingerprint } = shape;
  const profile = currentProfile(answers, shape);
  const ownZone = profile.time.zone !== null;
  const questions = questionsOf(shape, first).filter(({ kind }) => kind !== 'zone' || !ownZone);
  const rejected = sample.rows.filter(({ problem }) => problem !== null).length;
  const onProfile =
    fingerprint === null ? undefined : (next: MappingProfile) => onAnswers(withProfile(answers, fingerprint, next));
  return (
    <div className={styles.shape}>
      <ShapeFacts shape={shape} asksZone={questions.some(({ kind }) => kind === 'zone')} />
      <QuestionList shape={shape} questions={questions} answers={answers} onAnswers={onAnswers} />
      <div className={styles.columns}>
        <section>
          <Title order={3} size="h6">
            {say('mapping')}
          </Title>
          <div className={styles.rules}>
            <FieldRules sample={sample} profile={profile} origin={profileOf(shape)} onProfile={onProfile} />
          </div>
          {onProfile === undefined ? null : <ReadingRules profile={profile} onProfile={onProfile} />}
        </section>
        <section aria-busy={stale}>
          <Title order={3} size="h6">
            {say('preview')}
          </Title>
          <Text size="xs" c="var(--text-soft)">
            {say('previewHelp', { zone })}{' '}
            <span role="status" data-testid="preview-state">
              {stale ? say('updating') : ''}
            </span>
          </Text>
          {sample.rows.length === 0 ? (
            <Text size="sm">{say('previewEmpty')}</Text>
          ) : (
            <PreviewRows sample={sample} profile={profile} zone={zone} />
          )}
          {rejected === 0 ? null : (
            <Text size="sm" c="var(--warning)" fw={600} mt={4} data-testid="preview-rejected">
              {say('problemCount', { shown: count(rejected), total: count(sample.rows.length) })}
            </Text>
          )}
          <Text size="xs" mt={8} fw={600}>
            {say('unmapped')}
          </Text>
          {sample.unmapped.length === 0 ? (
            <Text size="xs">{say('unmappedNone')}</Text>
          ) : (
            <ul className={styles.unmapped} data-testid="unmapped">
              {sample.unmapped.map((column) => (
                <li key={column}>{column}</li>
              ))}
            </ul>
          )}
        </section>
      </div>
      {onProfile === undefined ? null : <ProfileFiles profile={profile} onProfile={onProfile} />}
    </div>
  );
};
