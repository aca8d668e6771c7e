// Which parts of the Events page are shown; remembered on this machine.
import { useLocalStorage } from '@mantine/hooks';
import { useCallback } from 'react';

export interface EventsLayout {
  facets: boolean;
  toggleFacets(): void;
  timeline: boolean;
  toggleTimeline(): void;
}

export const useEventsLayout = (): EventsLayout => {
  const [facets, showFacets] = useLocalStorage({ key: 'sivo-workbench-facets', defaultValue: true });
  const [timeline, showTimeline] = useLocalStorage({ key: 'sivo-workbench-timeline', defaultValue: true });
  const toggleFacets = useCallback(() => showFacets((shown) => !shown), [showFacets]);
  const toggleTimeline = useCallback(() => showTimeline((shown) => !shown), [showTimeline]);
  return { facets, toggleFacets, timeline, toggleTimeline };
};
