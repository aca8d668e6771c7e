// A text to be read exactly as it is; a long one scrolls in its place, by the keyboard too.
import classes from './restore.module.css';

export const TextBlock = ({ label, text, testId }: { label: string; text: string; testId: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
  <section className={classes.block} aria-label={label} tabIndex={0}>
    <pre className={classes.text} data-testid={testId}>
      {text}
    </pre>
  </section>
);
