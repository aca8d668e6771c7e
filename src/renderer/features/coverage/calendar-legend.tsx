// What the cells of the calendar mean.
import { useWords } from '../../ui/define-words.ts';
import styles from './coverage.module.css';
import { words } from './words.ts';

export const CalendarLegend = ({ withHorizon }: { withHorizon: boolean }) => {
  const say = useWords(words);
  return (
    <ul className={styles.legend}>
      <li>
        {[1, 2, 3, 4].map((shade) => (
          <span key={shade} className={styles.sample} data-shade={shade} />
        ))}
        {say('legendEvents')}
      </li>
      <li>
        <span className={styles.sample} data-covered="none" />
        {say('legendGap')}
      </li>
      <li>
        <span className={styles.sample} data-empty />
        {say('legendEmpty')}
      </li>
      <li>
        <span className={styles.sample} data-suspicious data-empty>
          !
        </span>
        {say('legendSuspicious')}
      </li>
      {withHorizon ? (
        <li>
          <span className={styles.sample} data-expired />
          {say('legendExpired')}
        </li>
      ) : null}
    </ul>
  );
};
