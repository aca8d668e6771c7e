// The panel of facets beside the grid.
import { useWords } from '../../ui/define-words.ts';
import { panelFields } from './facet-fields.ts';
import { FacetSection } from './facet-section.tsx';
import classes from './facets.module.css';
import { words } from './words.ts';

export const FacetPanel = () => {
  const say = useWords(words);
  return (
    <section className={classes.panel} aria-label={say('panel')} data-testid="facets">
      {panelFields.map((field) => (
        <FacetSection key={field} field={field} />
      ))}
    </section>
  );
};
