// Tells of every change of the case, whoever made it in this window, and offers the way back; keeps the keys of undo and redo.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { CaseState } from '#shared/model/case.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { problemText, toProblem } from '../../data/problem.ts';
import { useArchiveKey } from '../../data/use-archive.ts';
import { type CaseStep, caseStepKey, useCase } from '../../data/use-case.ts';
import { useWords } from '../../ui/define-words.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { useFormat } from '../../ui/use-format.ts';
import { undoKey } from './case-keys.ts';
import { doneText, type Said, sayStep, stepText } from './step-text.ts';
import { words } from './words.ts';

/** One at a time: its button undoes the last step, and only the newest change is that. */
const toastId = 'case-step';

export const CaseLayer = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { language } = usePreferences();
  const control = useCase();
  const cache = useQueryClient();

  const latest = useRef(control.state);
  useEffect(() => {
    latest.current = control.state;
  }, [control.state]);

  // What is said of the case of one archive is not offered over another.
  const path = useArchiveKey()?.path;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the archive that matters.
  useEffect(
    () => () => {
      notifications.hide(toastId);
    },
    [path],
  );

  const sentence = (said: Said): string => sayStep(say, said, count(said.count));

  const show = (message: string, offer: { label: string; run(): void } | null): void => {
    notifications.hide(toastId);
    notifications.show({
      id: toastId,
      position: 'bottom-center',
      withBorder: true,
      closeButtonProps: { 'aria-label': say('dismiss') },
      'data-testid': 'case-toast',
      message: (
        <Group justify="space-between" gap="sm" wrap="nowrap" role="status">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {message}
          </Text>
          {offer === null ? null : (
            <Button size="compact-xs" variant="default" onClick={offer.run} style={{ flex: 'none' }}>
              {offer.label}
            </Button>
          )}
        </Group>
      ),
    });
  };

  const tell = useEffectEvent((step: CaseStep, state: CaseState): void => {
    // Another window may have changed something since: then the last step is not the one this sentence speaks of.
    const offer = (way: 'undo' | 'redo') => ({
      label: say(way),
      run: () => {
        if (latest.current?.revision === state.revision) void control[way]();
        else show(say('changedSince'), null);
      },
    });
    const undo = state.undo === null ? null : offer('undo');
    const redo = state.redo === null ? null : offer('redo');
    if (step.kind === 'change') {
      show(sentence(doneText(step.change, state.undo?.count ?? 1)), undo);
      return;
    }
    const name = step.kind === 'undo' ? state.redo : state.undo;
    const what = name === null ? say('aChange') : sentence(stepText(name));
    show(say(step.kind === 'undo' ? 'undone' : 'redone', { what }), step.kind === 'undo' ? redo : undo);
  });

  const tellFailure = useEffectEvent((error: unknown): void => {
    const problem = toProblem(error, language);
    notifications.hide(toastId);
    notifications.show({
      id: toastId,
      position: 'bottom-center',
      color: 'red',
      withBorder: true,
      autoClose: false,
      title: say('notChanged'),
      closeButtonProps: { 'aria-label': say('dismiss') },
      'data-testid': 'case-toast',
      message: (
        <Text size="sm" role="alert" c="var(--text)" style={{ overflowWrap: 'anywhere' }}>
          {problemText(problem)}
        </Text>
      ),
    });
  });

  useEffect(
    () =>
      cache.getMutationCache().subscribe((event) => {
        if (event.type !== 'updated' || event.mutation.options.mutationKey !== caseStepKey) return;
        const step = event.mutation.state.variables as CaseStep;
        if (event.action.type === 'success') tell(step, event.action.data as CaseState);
        if (event.action.type === 'error') tellFailure(event.action.error);
      }),
    [cache],
  );

  const press = useEffectEvent((event: KeyboardEvent): void => {
    const wanted = isTyping(event.target) ? null : undoKey(event);
    const step = wanted === null ? null : control.state?.[wanted];
    if (wanted === null || step === null || step === undefined) return;
    event.preventDefault();
    void control[wanted]();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return null;
};
