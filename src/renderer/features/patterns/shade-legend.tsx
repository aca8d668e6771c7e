// What the shades of a table of counts stand for.

import { shadeRange, shades } from '../../ui/count-table/shade.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './patterns.module.css';
import { words } from './words.ts';

export const ShadeLegend = ({ most }: { most: number }) => {
  const say = useWords(words);
  const { count } = useFormat();
  return (
    <ul className={classes.legend} aria-label={say('legend')}>
      {Array.from({ length: shades }, (_, place) => place + 1).map((shade) => {
        const range = shadeRange(shade, most);
        if (range === null) return null;
        return (
          <li key={shade}>
            <span className={classes.swatch} data-shade={shade} aria-hidden />
            {range.from === range.to ? count(range.from) : `${count(range.from)}–${count(range.to)}`}
          </li>
        );
      })}
    </ul>
  );
};
