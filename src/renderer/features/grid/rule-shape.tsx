// The sign of a colour rule: a shape in the rule's colour, so that the colour is never alone.
import type { ColourRule } from '#shared/model/grid-layout.ts';

const paths: Readonly<Record<ColourRule['shape'], string>> = {
  triangle: 'M6 1 11 11H1Z',
  diamond: 'M6 0.5 11.5 6 6 11.5 0.5 6Z',
  circle: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Z',
  square: 'M1 1h10v10H1Z',
};

export const RuleShape = ({ shape, colour }: Pick<ColourRule, 'shape' | 'colour'>) => (
  <svg width="11" height="11" viewBox="0 0 12 12" aria-hidden="true">
    <path d={paths[shape]} fill={`var(--rule-${colour})`} />
  </svg>
);
