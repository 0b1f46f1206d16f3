import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { withChart } from '../../cli/draw-chart.ts';

test('the chart in the README is the machine (npm run puntual chart draws it anew)', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  expect(withChart(readme)).toBe(readme);
});
