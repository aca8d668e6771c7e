// The sheet of all shortcuts, by the place they work in.
import { Kbd, Modal, Text } from '@mantine/core';
import { useWords } from '../../ui/define-words.ts';
import { gridShortcuts } from '../../ui/grid-shortcuts.ts';
import { words as uiWords } from '../../ui/words.ts';
import { type Action, actionGroups, keyText } from './action.ts';
import classes from './shell.module.css';
import { words } from './words.ts';

/** Keys of places that listen to them on their own. */
const placeKeys = [
  {
    place: 'placeQuery',
    lines: [
      { keys: ['↓', '↑'], label: 'queryChoose' },
      { keys: ['Enter'], label: 'queryApply' },
      { keys: ['Esc'], label: 'queryLeave' },
    ],
  },
  {
    place: 'placeChips',
    lines: [
      { keys: ['←', '→'], label: 'chipMove' },
      { keys: ['Enter'], label: 'chipEdit' },
      { keys: ['Space'], label: 'chipToggle' },
      { keys: ['-', 'n'], label: 'chipNegate' },
      { keys: ['Delete'], label: 'chipRemove' },
    ],
  },
  {
    place: 'placeTimeline',
    lines: [
      { keys: ['←', '→'], label: 'timeMove' },
      { keys: ['Shift+←', 'Shift+→'], label: 'timeExtend' },
      { keys: ['Enter'], label: 'timeZoom' },
      { keys: ['Esc'], label: 'timeRelease' },
    ],
  },
  {
    place: 'placePatterns',
    lines: [
      { keys: ['←', '→', '↑', '↓'], label: 'patternMove' },
      { keys: ['Enter'], label: 'patternAsk' },
    ],
  },
  {
    place: 'placeActor',
    lines: [
      { keys: ['←', '→'], label: 'actorMove' },
      { keys: ['Shift+←', 'Shift+→'], label: 'actorExtend' },
      { keys: ['Enter'], label: 'actorEvents' },
      { keys: ['Space'], label: 'actorLook' },
      { keys: [',', '.'], label: 'actorFindings' },
    ],
  },
  {
    place: 'placeVersions',
    lines: [
      { keys: ['Enter'], label: 'versionChange' },
      { keys: ['F', 'T'], label: 'versionSides' },
      { keys: ['S'], label: 'versionState' },
      { keys: ['O'], label: 'versionEvent' },
    ],
  },
  {
    place: 'placeDiff',
    lines: [{ keys: ['F7', 'Shift+F7'], label: 'diffStep' }],
  },
  {
    place: 'placeFacets',
    lines: [
      { keys: ['↑', '↓'], label: 'facetMove' },
      { keys: ['i', 'e'], label: 'facetInclude' },
    ],
  },
  {
    place: 'group_case',
    lines: [
      { keys: ['Ctrl/⌘ Z'], label: 'undo' },
      { keys: ['Ctrl/⌘ Shift Z'], label: 'redo' },
    ],
  },
] as const;

interface Line {
  keys: readonly string[];
  label: string;
}

const Place = ({ name, lines }: { name: string; lines: readonly Line[] }) => (
  <section className={classes.place} aria-label={name}>
    <h3>{name}</h3>
    <dl>
      {lines.map(({ keys, label }) => (
        <div key={label}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key} size="xs">
                {key}
              </Kbd>
            ))}
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  </section>
);

export interface ShortcutSheetProps {
  actions: readonly Action[];
  opened: boolean;
  onClose(): void;
}

export const ShortcutSheet = ({ actions, opened, onClose }: ShortcutSheetProps) => {
  const say = useWords(words);
  const sayUi = useWords(uiWords);
  const ofWindow = actionGroups.flatMap((group): { name: string; lines: Line[] }[] => {
    const lines = actions
      .filter((action) => action.group === group)
      .flatMap((action) => {
        const keys = keyText(action);
        return keys === null ? [] : [{ keys: [keys], label: action.label }];
      });
    if (group === 'help') lines.push({ keys: ['Ctrl/⌘ K'], label: say('palette') });
    return lines.length === 0 ? [] : [{ name: say(`group_${group}`), lines }];
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('shortcuts')}
      size="72rem"
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <div className={classes.sheet}>
        {ofWindow.map(({ name, lines }) => (
          <Place key={name} name={name} lines={lines} />
        ))}
        <Place
          name={say('placeGrid')}
          lines={gridShortcuts.map(({ keys, label }) => ({ keys, label: sayUi(label) }))}
        />
        {placeKeys.map(({ place, lines }) => (
          <Place key={place} name={say(place)} lines={lines.map(({ keys, label }) => ({ keys, label: say(label) }))} />
        ))}
      </div>
      <Text size="xs" mt="sm" c="var(--text-soft)">
        {say('shortcutsHint')}
      </Text>
    </Modal>
  );
};
