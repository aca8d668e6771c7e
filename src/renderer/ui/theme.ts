// The Mantine side of the design: one accent, dense defaults, system fonts. Colours of the data are in tokens.css.
import {
  ActionIcon,
  Button,
  Combobox,
  createTheme,
  Modal,
  NumberInput,
  Select,
  TextInput,
  Tooltip,
} from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 7 },
  // The dark greys of tokens.css, from text to sunken.
  colors: {
    dark: [
      '#e9ecf1',
      '#b4bcc9',
      '#a0a9b7',
      '#6b7483',
      '#454c5a',
      '#2c313b',
      '#1c1f26',
      '#16181d',
      '#131519',
      '#0f1114',
    ],
  },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  headings: { fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    Combobox: Combobox.extend({ defaultProps: { size: 'xs', shadow: 'md' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'xs' } }),
    Select: Select.extend({ defaultProps: { size: 'xs' } }),
    Modal: Modal.extend({ defaultProps: { centered: true, transitionProps: { duration: 0 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 0 }, withArrow: true } }),
  },
});
