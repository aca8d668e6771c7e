// The panel of facets beside the grid.
import { useMemo } from 'react';
import { useArchive } from '../../data/use-archive.ts';
import { useWords } from '../../ui/define-words.ts';
import { panelFieldsOf } from './facet-fields.ts';
import { FacetSection } from './facet-section.tsx';
import classes from './facets.module.css';
import { words } from './words.ts';

export const FacetPanel = () => {
  const say = useWords(words);
  const { archive } = useArchive();
  const conflicts = archive?.conflicts ?? 0;
  const fields = useMemo(() => panelFieldsOf(conflicts), [conflicts]);
  return (
    <section className={classes.panel} aria-label={say('panel')} data-testid="facets">
      {fields.map((field) => (
        <FacetSection key={field} field={field} fields={fields} />
      ))}
    </section>
  );
};
