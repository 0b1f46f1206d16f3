import { makeContinueAsNewFunc, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Carried } from '../../workflows/carried.ts';
import { Interpreter } from '../../workflows/interpreter.ts';
import type { ToyActivities } from './toy-activities.ts';
import { type ToyEffect, type ToyRequest, toyChart } from './toy-chart.ts';

export interface ToyFact {
  seq: number;
  portion: number;
}

const { work, record, factsAfter } = proxyActivities<ToyActivities>({
  startToCloseTimeout: '60s',
  heartbeatTimeout: '3s',
  retry: { initialInterval: '200ms', maximumInterval: '1s' },
});

export async function toy(carried: Carried): Promise<void> {
  const id = workflowInfo().workflowId;
  const next = await new Interpreter(
    {
      chart: toyChart,
      lanes: {
        record: 'record',
        laneOf: ({ type }: ToyEffect) => (type === 'record' ? 'record' : type === 'light' || type === 'darken' ? 'light' : type === 'hang' ? null : 'work'),
        replaces: (newer: ToyEffect, waiting: ToyEffect) => newer.type !== waiting.type,
      },
      factEvent: (fact: ToyFact) => ({ type: 'FED' as const, portion: fact.portion }),
      askEvent: (ask: ToyRequest) => ({ type: 'ORDERED' as const, id: ask.id, effect: ask.effect }),
      requestOf: (ask: ToyRequest) => ask,
      factsAfter: (seq) => factsAfter(id, seq),
      async perform({ effect, appliedSeq }, now) {
        if (effect.type === 'record') {
          await record(id, effect, appliedSeq, now);
          return null;
        }
        const { failed } = await work(id, effect);
        return { type: 'WORKED' as const, key: effect.key, failed };
      },
      versionOf: (state) => state.step,
      searchAttributes: () => [],
    },
    carried,
  ).run();
  await makeContinueAsNewFunc<typeof toy>()(next);
}
