// The category of an event: a hue, and its name beside it.
import type { Category } from '#shared/model/category.ts';
import classes from './category-mark.module.css';
import { useWords } from './define-words.ts';
import { words } from './words.ts';

/** The token names of a category's hue: `text` for words, `fill` for areas of charts. */
export const categoryColour = (category: Category): { text: string; fill: string } => {
  const name = category.replace('_', '-');
  return { text: `var(--category-${name})`, fill: `var(--fill-${name})` };
};

export const CategoryMark = ({ category }: { category: Category }) => {
  const say = useWords(words);
  const { text, fill } = categoryColour(category);
  return (
    <span className={classes.mark} style={{ color: text }}>
      <span className={classes.dot} style={{ background: fill }} aria-hidden />
      {say(category)}
    </span>
  );
};
