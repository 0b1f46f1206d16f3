import type { EventOf } from '../../events.ts';
import type { Turn } from '../state/turn.ts';
import { dismissApproval } from './campaign.ts';

/** A person's word that a task is not to be done. It is over for the chart as well, and comes again with a new cause. */
export function dismissed(turn: Turn, { taskId, kind, key, reason }: EventOf<'TASK_DISMISSED'>): void {
  turn.note('task.dismissed', `Task dismissed (${kind}): ${reason}`, { taskId, kind, reason });
  if (!turn.context.tasks.some((one) => one.key === key)) return;
  if (kind === 'deactivationApproval') dismissApproval(turn);
  if (kind === 'deactivationApproval' || kind === 'undeliverable') turn.forgetTask(key);
}
