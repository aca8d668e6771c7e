// The panel of facets beside the grid. What its open sections count is asked for at once.
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { useArchive } from '../../data/use-archive.ts';
import { useCase } from '../../data/use-case.ts';
import { useFacets } from '../../data/use-facets.ts';
import { useImports } from '../../data/use-imports.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useValueText } from '../../ui/use-value-text.ts';
import { fetchedList, isCounted, sectionsOf } from './facet-fields.ts';
import { facetCommand } from './facet-keys.ts';
import { FacetSection } from './facet-section.tsx';
import classes from './facets.module.css';
import { useOpenSections } from './use-open-sections.ts';
import { isAsked } from './use-section-counts.ts';
import { words } from './words.ts';

export const FacetPanel = () => {
  const say = useWords(words);
  const view = useView();
  const { archive } = useArchive();
  const { imports = [] } = useImports();
  const { state } = useCase();
  const { isOpen, toggle } = useOpenSections((state?.marks.length ?? 0) > 0);
  const textOf = useValueText(imports, view.zone);
  const panel = useRef<HTMLElement>(null);
  const sections = useMemo(() => sectionsOf(archive?.conflicts ?? 0), [archive?.conflicts]);
  const together = sections.filter(isCounted).filter((field) => isOpen(field) && !isAsked(view.filter, field));
  const shared = useFacets(view.filter, view.zone, together, fetchedList, together.length > 0);

  /** Arrows go from value to value through all open sections. */
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const command = facetCommand(event);
    if (command?.kind !== 'move') return;
    const values: Element[] = [...(panel.current?.querySelectorAll('[data-facet-value]') ?? [])];
    const at = document.activeElement === null ? -1 : values.indexOf(document.activeElement);
    if (at === -1) return;
    event.preventDefault();
    const next = values[Math.min(values.length - 1, Math.max(0, at + command.by))];
    if (next instanceof HTMLElement) next.focus();
  };

  return (
    <section className={classes.panel} aria-label={say('panel')} data-testid="facets" ref={panel} onKeyDown={move}>
      {shared.problem !== null && <ProblemNote problem={shared.problem} />}
      {sections.map((field) => (
        <FacetSection
          key={field}
          field={field}
          open={isOpen(field)}
          onToggle={() => toggle(field)}
          shared={shared}
          textOf={textOf}
        />
      ))}
    </section>
  );
};
