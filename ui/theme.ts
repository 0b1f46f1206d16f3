import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** From the lightest to the darkest; filled controls take 6 on light and 3 on dark. */
const accent: MantineColorsTuple = [
  '#eef3fc',
  '#dbe6f9',
  '#b6ccf3',
  '#8fb0ee',
  '#6b95e0',
  '#4a7ad0',
  '#2b5fb8',
  '#244f9a',
  '#1d407d',
  '#173261',
];

/** The components of the library in our sizes: type in 12, 13, 14, 16, 20 and 28, space by 4, corners of 6. */
export const theme = createTheme({
  fontFamily: 'Inter, system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  lineHeights: { xs: '1.35', sm: '1.35', md: '1.45', lg: '1.45', xl: '1.3' },
  headings: { fontWeight: '650', fontFamily: 'Inter, system-ui, sans-serif' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  black: '#1b2129',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // At once: while a dialog comes in, a letter would still be the page's own shortcut.
    ...Object.fromEntries(
      ['Modal', 'ModalRoot', 'Drawer', 'DrawerRoot'].map((name) => [
        name,
        { defaultProps: { transitionProps: { duration: 0 } } },
      ]),
    ),
    Button: { defaultProps: { size: 'sm', variant: 'filled' }, styles: { root: { fontWeight: 550 } } },
    InputWrapper: { styles: { label: { fontWeight: 550 }, description: { color: 'var(--second)' } } },
  },
});

/** The library's variables from our tokens: its own dimmed and placeholder texts are too faint to be read. */
export const variables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-bright': 'var(--text)',
    '--mantine-color-dimmed': 'var(--second)',
    '--mantine-color-placeholder': 'var(--dim)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-default': 'var(--ground)',
    '--mantine-color-default-hover': 'var(--raised)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--control)',
    '--mantine-color-disabled': 'var(--still-tint)',
    '--mantine-color-disabled-color': 'var(--dim)',
    '--mantine-color-disabled-border': 'var(--hairline)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-color-accent-filled': 'var(--accent)',
    '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
    '--mantine-color-accent-light-color': 'var(--accent)',
    '--mantine-color-accent-outline': 'var(--accent)',
  };
  return { variables: {}, light: both, dark: both };
};

/** How it may look; `auto`: as the machine does. */
export const SCHEMES = ['auto', 'light', 'dark'] as const;
