// What has to be known before anybody sends a plan.
import { Text } from '@mantine/core';
import type { RestoreNote } from '#shared/model/restore.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './restore.module.css';
import { words } from './words.ts';

const named = 5;

/** Where the state now comes from is said beside the fields already. */
export const NoteList = ({ notes }: { notes: readonly RestoreNote[] }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const shown = notes
    .filter(({ code }) => code !== 'CURRENT_IS_FROM_LOG')
    .map(({ code, detail }) => ({ code, detail: detail.filter((name) => name !== '') }));
  if (shown.length === 0) return null;
  return (
    <section aria-label={say('notes')} data-testid="restore-notes">
      <h3 className={classes.sectionTitle}>{say('notes')}</h3>
      <ul className={classes.notes}>
        {shown.map(({ code, detail }) => (
          <li key={code} data-code={code}>
            <Text size="sm" span>
              {say(`note_${code}`)}
            </Text>
            {detail.length > 0 && (
              <span className={`mono ${classes.id}`}>
                {' '}
                {detail.slice(0, named).join(', ')}
                {detail.length > named && ` +${count(detail.length - named)}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
