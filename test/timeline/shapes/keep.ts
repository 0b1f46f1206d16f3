/**
 * Keeps today's shape: the kept state of the one before, as it is read today. Once a release has written a shape its
 * file is never written anew.
 *
 *     node --import tsx test/timeline/shapes/keep.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { accountChart } from '../../../domain/chart/chart.ts';
import { SHAPE } from '../../../domain/chart/state/thaw.ts';
import { mexicoPolicy } from '../../../domain/policy/mexico.ts';

const file = (shape: number): URL => new URL(`shape-${shape}.json`, import.meta.url);
const before = SHAPE - 1;
const state = accountChart.thaw(before, JSON.parse(readFileSync(file(before), 'utf8')), mexicoPolicy());
writeFileSync(file(SHAPE), `${JSON.stringify(accountChart.freeze(state), null, 2)}\n`);
