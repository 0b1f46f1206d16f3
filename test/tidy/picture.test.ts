import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { chartPage, withChart } from '../../cli/draw-chart.ts';

test('the chart in docs/chart.md is the machine (npm run puntual chart draws it anew)', () => {
  const page = readFileSync(chartPage, 'utf8');
  expect(withChart(page)).toBe(page);
});
