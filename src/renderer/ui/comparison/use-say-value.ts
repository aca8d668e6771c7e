// A side of a difference in plain words, for cells and for the clipboard.
import { useCallback } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { Unit } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { useWords } from '../define-words.ts';
import { valueText } from '../value-text.ts';
import type { ShownValue } from './shown-value.ts';
import { words } from './words.ts';

const isQuantity = (value: JsonValue): value is number | string =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value));

/** `unit` stands behind a number only. */
export const useSayValue = (): ((shown: ShownValue, unit: Unit | null) => string) => {
  const say = useWords(words);
  return useCallback(
    (shown, unit) => {
      switch (shown.kind) {
        case 'unknown':
          return say('unknown');
        case 'absent':
          return say('absent');
        case 'value': {
          const { value } = shown;
          if (value === '') return say('emptyText');
          if (unit === null || !isQuantity(value)) return valueText(value);
          return say(`unit_${unit}`, { value: valueText(value), count: Number(value) });
        }
        default:
          return assertNever(shown);
      }
    },
    [say],
  );
};
