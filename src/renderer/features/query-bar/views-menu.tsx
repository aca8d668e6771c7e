// The button at the left of the bar and the panel it opens: questions the workbench comes with, and the analyst's own.
import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { onEscape } from './on-escape.ts';
import classes from './query-bar.module.css';
import { ViewsPanel } from './views-panel.tsx';
import { words } from './words.ts';

/** `onAskTime`: the question chosen needs a moment. */
export const ViewsMenu = ({ view, onAskTime }: { view: View; onAskTime(): void }) => {
  const say = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      closeOnEscape={false}
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          className={classes.views ?? ''}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => setOpen(!open)}
          aria-expanded={open}
          data-shortcut="views"
          data-testid="views-button"
        >
          {say('views')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={say('views')}
        className={classes.panel ?? ''}
        onKeyDown={onEscape(() => setOpen(false))}
      >
        {open && (
          <ViewsPanel
            view={view}
            onDone={(asksTime) => {
              setOpen(false);
              if (asksTime) onAskTime();
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
};
