// How the events grid is laid out now: remembered on this machine, and replaced whole when a saved view brings its own.
import { useLocalStorage } from '@mantine/hooks';
import { type GridColumnId, type GridLayout, gridLayoutSchema } from '#shared/model/grid-layout.ts';

const shown: readonly GridColumnId[] = [
  'time',
  'marks',
  'actor',
  'action',
  'resource',
  'change',
  'role',
  'category',
  'sivo',
];

export const defaultLayout: GridLayout = {
  columns: shown.map((id) => ({ id, width: null, frozen: id === 'time' })),
  density: 'normal',
  rowNumbers: false,
  rules: [],
};

/** A layout of another version, or one that somebody edited, is the default. */
const read = (text: string | undefined): GridLayout => {
  try {
    return gridLayoutSchema.catch(defaultLayout).parse(JSON.parse(text ?? 'null'));
  } catch {
    return defaultLayout;
  }
};

export const useGridLayout = (): [layout: GridLayout, setLayout: (layout: GridLayout) => void] => {
  const [layout, setLayout] = useLocalStorage<GridLayout>({
    key: 'sivo-workbench-grid',
    defaultValue: defaultLayout,
    deserialize: read,
  });
  return [layout, setLayout];
};
