/** What a chart is drawn with. Its library reckons with colours, so that it can't be given the variables of a sheet. */
export interface Palette {
  text: string;
  second: string;
  hairline: string;
  ground: string;
  /** At least 3:1 on the ground, each. */
  series: readonly string[];
  decal: string;
  /** From nothing to all. */
  heat: readonly [string, string];
}

export const PALETTES = {
  light: {
    text: '#1b2129',
    second: '#4b5563',
    hairline: '#dfe3e8',
    ground: '#ffffff',
    series: ['#2b5fb8', '#b86a00', '#0f7b83', '#7a4fc4', '#b42318', '#5f6875'],
    decal: 'rgba(255, 255, 255, 0.4)',
    heat: ['#e8eefa', '#2b5fb8'],
  },
  dark: {
    text: '#e6e9ee',
    second: '#b3bac5',
    hairline: '#2e343d',
    ground: '#15181d',
    series: ['#8fb0ee', '#f0b357', '#5fc6cf', '#b79bf0', '#ff8f85', '#98a1ae'],
    decal: 'rgba(0, 0, 0, 0.35)',
    heat: ['#1d2b47', '#8fb0ee'],
  },
} satisfies Record<'light' | 'dark', Palette>;

type Rgb = [number, number, number];
const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

/** Black or white on a colour so far between two: whichever is read better there. */
export function inkOn([low, high]: Palette['heat'], share: number): '#000000' | '#ffffff' {
  const [from, to] = [rgbOf(low), rgbOf(high)];
  const luminance = from
    .map((start, i) => (start + ((to[i] ?? start) - start) * share) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i]!, 0);
  // Where both contrast alike (WCAG 2.2, relative luminance).
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
