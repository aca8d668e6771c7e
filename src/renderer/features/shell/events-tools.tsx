// The switches of the Events page in the query bar: facets and time line.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartHistogram, IconLayoutSidebar } from '@tabler/icons-react';
import { useWords } from '../../ui/define-words.ts';
import { useEventsLayout } from './use-events-layout.ts';
import { words } from './words.ts';

export const EventsTools = () => {
  const say = useWords(words);
  const { facets, toggleFacets, timeline, toggleTimeline } = useEventsLayout();
  const tools = [
    { label: say('toggleFacets'), shown: facets, toggle: toggleFacets, icon: IconLayoutSidebar },
    { label: say('toggleTimeline'), shown: timeline, toggle: toggleTimeline, icon: IconChartHistogram },
  ];
  return tools.map(({ label, shown, toggle, icon: ToolIcon }) => (
    <Tooltip key={label} label={label}>
      <ActionIcon
        size={30}
        variant={shown ? 'light' : 'default'}
        color={shown ? 'indigo' : 'gray'}
        aria-label={label}
        aria-pressed={shown}
        onClick={toggle}
      >
        <ToolIcon size={17} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  ));
};
