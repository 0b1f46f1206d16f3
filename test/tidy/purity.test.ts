import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { codeWith, isCode, ourFiles, textOf } from './files.ts';

/** What a workflow's bundle begins with, and the one place in it that asks the workflow's own, replayed clock. */
const entry = 'workflows/account/account.ts';
const workflowClock = 'workflows/account/workflow-clock.ts';

const domain = ourFiles().filter((path) => isCode(path) && path.startsWith('domain/'));

/** Files that are loaded with this one: imports of types leave nothing behind. */
function loadedWith(path: string, known = new Set<string>()): Set<string> {
  if (known.has(path)) return known;
  known.add(path);
  for (const [, target = ''] of textOf(path).matchAll(/^(?:import|export)(?! type\b)[^;]*? from '(\.[^']+)';/gm))
    loadedWith(posix.join(posix.dirname(path), target), known);
  return known;
}

const insideWorkflow = [...loadedWith(entry)];
const pure = [...new Set([...domain, ...insideWorkflow])];

describe('the rules and the workflow are pure', () => {
  test('the workflow is hands and a clock: no rule is in it, and nothing else of ours', () => {
    expect(insideWorkflow).toContain(workflowClock);
    expect(insideWorkflow.filter((path) => !path.startsWith('workflows/'))).toEqual([]);
  });

  test('no clock but the one that comes with the event', () => {
    const clocks = pure.flatMap((path) => codeWith(path, /\bDate\b|\bTemporal\.Now\b|\bperformance\.now\b/));
    expect(clocks.filter((line) => !line.startsWith(workflowClock))).toEqual([]);
    expect(clocks.filter((line) => line.startsWith(workflowClock)).length).toBeLessThanOrEqual(1);
  });

  test('no dice and no environment', () => {
    expect(
      pure.flatMap((path) => codeWith(path, /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bprocess\.env\b/)),
    ).toEqual([]);
  });

  test('no input or output', () => {
    expect(pure.flatMap((path) => codeWith(path, /\bfrom 'node:|\bfetch\(|\bconsole\.|\bprocess\./))).toEqual([]);
  });

  test('how many digits a currency has is the standard’s to say: Intl is told, and not asked', () => {
    const asking = ourFiles().filter((path) => isCode(path) && !path.startsWith('test/'));
    expect(
      asking
        .flatMap((path) => codeWith(path, /style: 'currency'|FractionDigits|supportedValuesOf\('currency'\)/))
        .filter((line) => !line.startsWith('domain/money/money.ts')),
    ).toEqual([]);
  });

  test('workflows know activities by their types only', () => {
    const workflows = ourFiles().filter((path) => isCode(path) && path.startsWith('workflows/'));
    expect(workflows.flatMap((path) => codeWith(path, /^\s*import (?!type\b).*from '(\.\.\/)+activities\//))).toEqual(
      [],
    );
  });

  test('only the command line reads the environment', () => {
    const others = ourFiles().filter((path) => isCode(path) && !/^(cli|test|bench)\//.test(path));
    expect(others.flatMap((path) => codeWith(path, /\bprocess\.env\b/))).toEqual([]);
  });
});
