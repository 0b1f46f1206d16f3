import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import type { ToyEffect } from './toy-chart.ts';
import type { ToyFact } from './toy-workflow.ts';

export type Line =
  | { what: 'record'; id: string; step: number; at: string; line: string; appliedSeq: number; now: string }
  /** The world outside was asked, and what it answered was kept. */
  | { what: 'asked' | 'kept'; id: string; key: string };

/** The world of the toy: one file, which outlives the worker. */
export function toyWorld(path: string) {
  const lines = (): Line[] =>
    existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Line)
      : [];
  const write = (line: Line): void => appendFileSync(path, `${JSON.stringify(line)}\n`);
  const facts = new Map<string, ToyFact[]>();
  return {
    lines,
    facts,
    activities: {
      async work(id: string, effect: ToyEffect): Promise<{ failed: boolean }> {
        const { key } = effect;
        const seen = lines().filter((line) => line.what !== 'record' && line.id === id && line.key === key);
        if (seen.some((line) => line.what === 'kept')) return { failed: false };
        if (!seen.some((line) => line.what === 'asked')) {
          write({ what: 'asked', id, key });
          const heartbeat = setInterval(() => Context.current().heartbeat(), 500);
          // The worst moment: the world knows, we have kept nothing.
          if (effect.type === 'hang') await pause(effect.params.line.startsWith('long') ? 600_000 : 300);
          clearInterval(heartbeat);
        }
        write({ what: 'kept', id, key });
        return { failed: effect.params.line === 'fail' };
      },
      async record(id: string, step: ToyEffect, appliedSeq: number, now: string): Promise<void> {
        if (lines().some((line) => line.what === 'record' && line.id === id && line.step === step.params.step)) return;
        write({ what: 'record', id, ...step.params, appliedSeq, now });
      },
      async factsAfter(id: string, seq: number): Promise<ToyFact[]> {
        return (facts.get(id) ?? []).filter((fact) => fact.seq > seq);
      },
    },
  };
}
export type ToyActivities = ReturnType<typeof toyWorld>['activities'];
