// The Events page: time line over the facets, the grid and the docked details of the selected event.
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { focusRows } from '../../ui/focus-rows.ts';
import { SidePane } from '../../ui/side-pane.tsx';
import { DetailsPane } from '../details/details-pane.tsx';
import { FacetPanel } from '../facets/facet-panel.tsx';
import { EventsGrid } from '../grid/events-grid.tsx';
import { RestoreButton } from '../restore/restore-button.tsx';
import { CopyEventLink } from '../share/copy-event-link.tsx';
import { ChartArea } from './chart-area.tsx';
import classes from './shell.module.css';
import { useEventsLayout } from './use-events-layout.ts';
import { words } from './words.ts';

export const EventsPage = () => {
  const say = useWords(words);
  const { selected, select } = useView();
  const { facets, timeline } = useEventsLayout();
  // Whatever closed the details, a focus that stood in them goes on in the rows.
  const before = useRef(selected);
  useEffect(() => {
    if (before.current !== null && selected === null && document.activeElement === document.body) focusRows();
    before.current = selected;
  }, [selected]);
  return (
    <>
      <VisuallyHidden component="h1">{say('events')}</VisuallyHidden>
      {timeline && <ChartArea />}
      <div className={classes.events}>
        {facets && (
          <SidePane name="facets" side="left" label={say('facets')} width={256} min={180} max={420}>
            <FacetPanel />
          </SidePane>
        )}
        <div className={classes.grid}>
          <EventsGrid />
        </div>
        {selected !== null && (
          <SidePane name="details" side="right" label={say('details')} width={460} min={320} max={900}>
            <DetailsPane
              id={selected}
              onClose={() => select(null)}
              extra={<CopyEventLink />}
              changeActions={<RestoreButton eventId={selected} />}
            />
          </SidePane>
        )}
      </div>
    </>
  );
};
