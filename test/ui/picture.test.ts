import { describe, expect, test } from '@jest/globals';
import { inkOn, PALETTES } from '../../ui/chart-colors.ts';
import { heightPx, labelOf, type Picture } from '../../ui/picture.ts';

const say = (id: string, values: object = {}): string => `${id} ${JSON.stringify(values)}`;
const mark = (value: number) => ({ value, said: `${value} MXN` });

describe('a picture in a sentence', () => {
  test('bars by their names', () => {
    const picture: Picture = { kind: 'bars', bars: [{ name: 'Retry', ...mark(3) }] };
    expect(labelOf('By', picture, say)).toBe(say('chart.all', { title: 'By', figures: 'Retry: 3 MXN', rest: -7 }));
  });

  test('of many the first, and how many more the table has', () => {
    const bars = Array.from({ length: 10 }, (_, i) => ({ name: `n${i}`, ...mark(i) }));
    const said = labelOf('By', { kind: 'bars', bars }, say);
    expect(said).toContain('chart.some');
    expect(said).toContain('"rest":2');
    expect(said).toContain('n7');
    expect(said).not.toContain('n8');
  });

  test('hours: the best first', () => {
    const cell = (column: number, row: number, value: number) => ({ column, row, ...mark(value) });
    const cells = [cell(0, 0, 0.2), cell(1, 1, 0.9)];
    const picture: Picture = { kind: 'heat', columns: ['08:00', '09:00'], rows: ['Monday', 'Tuesday'], cells };
    expect(labelOf('By', picture, say)).toContain('Tuesday 09:00: 0.9 MXN; Monday 08:00: 0.2 MXN');
  });

  test('what is stacked: as it stands at last; a line: what is known of it', () => {
    const stack: Picture = {
      kind: 'stack',
      points: ['Mon', 'Tue'],
      series: [{ name: 'Due', marks: [mark(1), mark(2)] }],
      axis: String,
    };
    expect(labelOf('By', stack, say)).toContain('Due (Tue): 2 MXN');
    const line: Picture = { kind: 'line', points: ['Oct', 'Nov'], marks: [null, mark(7)], axis: String };
    expect(labelOf('By', line, say)).toContain('"Nov: 7 MXN"');
  });

  test('it has its height before it is drawn', () => {
    const bars = (count: number): Picture => ({ kind: 'bars', bars: Array(count).fill({ name: 'n', ...mark(1) }) });
    expect(heightPx(bars(3)) - heightPx(bars(2))).toBe(heightPx(bars(2)) - heightPx(bars(1)));
  });
});

describe("a chart's colours", () => {
  const luminance = (hex: string): number =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((all, part, i) => all + part * [0.2126, 0.7152, 0.0722][i]!, 0);
  const contrast = (one: string, other: string): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const between = ([low, high]: readonly [string, string], share: number): string =>
    `#${[1, 3, 5]
      .map((at) => [low, high].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number])
      .map(([from, to]) =>
        Math.round(from + (to - from) * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;

  test.each(['light', 'dark'] as const)('%s: series are told from the ground, words are read', (scheme) => {
    const { series, ground, text, second } = PALETTES[scheme];
    for (const color of series) expect(contrast(color, ground)).toBeGreaterThanOrEqual(3);
    for (const color of [text, second]) expect(contrast(color, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['light', 'dark'] as const)('%s: a figure on its cell is read, however full the cell is', (scheme) => {
    const { heat } = PALETTES[scheme];
    for (let share = 0; share <= 1; share += 0.05)
      expect(contrast(inkOn(heat, share), between(heat, share))).toBeGreaterThanOrEqual(4.5);
  });
});
