import { proxyActivities, sleep } from '@temporalio/workflow';

const { commit } = proxyActivities<{ commit(workflow: string, action: number): Promise<void> }>({
  startToCloseTimeout: '30s',
});

/** So many actions one after the other, each a timer and an activity. */
export async function bare(id: string, actions: number): Promise<void> {
  for (let action = 1; action <= actions; action++) {
    await sleep(1);
    await commit(id, action);
  }
}
