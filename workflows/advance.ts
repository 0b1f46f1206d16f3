import { epochMs } from '../domain/epoch.ts';
import type { Instant } from '../domain/time.ts';
import { grpcCode, whyFailed } from './call.ts';
import type { ChartClient, IdleReply, Stood } from './chart-client.ts';
import { clockOf, fastForward } from './fast-forward.ts';
import { AdvanceTimeout, EngineUnavailable } from './messages.ts';

/**
 * A fast-forward to a deadline aims this much past it. Temporal then jumps to the deadline's timer and fires it at once,
 * where a timer that is waited for in real time is late by what the server allows itself, up to a second; and the jump
 * is called off (see `fastForward`) long before its own target is there.
 */
const PAST_DEADLINE_MS = 250;
/** A gRPC status. */
const NOT_FOUND = 5;
/** Less than this passes by itself. */
const WORTH_A_JUMP_MS = 400;

/**
 * Plays a test clock to `target`, deadline by deadline: what falls due is done, with all that follows from it, before
 * the clock goes on. `onStood` hears of each time at which everything stood still; the last is `target` or a moment
 * later. Throws `AdvanceTimeout`, and the clock stays where it got to.
 */
export async function advance(chart: ChartClient, id: string, target: Instant, timeoutMs: number, onStood: (now: Instant) => void): Promise<void> {
  const until = Date.now() + timeoutMs;
  const left = (): number => until - Date.now();
  const standing = async (atLeast: Instant | null): Promise<IdleReply> => {
    if (left() <= 0) throw new AdvanceTimeout(`Not at ${target} within ${timeoutMs} ms`);
    try {
      return await chart.idle(id, atLeast, left());
    } catch (error) {
      if (error instanceof EngineUnavailable && left() < 100) throw new AdvanceTimeout(`Not idle within ${timeoutMs} ms`, { cause: error });
      throw error;
    }
  };

  let stood = reached(await standing(null));
  onStood(stood.now);
  while (stood.now < target) {
    const isDeadline = stood.next !== null && stood.next <= target;
    const goal = isDeadline && stood.next !== null ? stood.next : target;
    await jump(chart, id, stood, goal, isDeadline ? PAST_DEADLINE_MS : 0);
    const reply = await standing(goal);
    // Something came in between, and the jump was not made: what follows from it is done first.
    stood = reply.reached ? reply.stood : reached(await standing(null));
    onStood(stood.now);
  }
}

function reached(reply: IdleReply): Stood {
  if (!reply.reached) throw new Error('Idle at any time was refused');
  return reply.stood;
}

async function jump(chart: ChartClient, id: string, stood: Stood, to: Instant, pastMs: number): Promise<void> {
  const { connection, client } = chart.options;
  const { namespace } = client.options;
  try {
    const clock = await clockOf(connection, namespace, id);
    const nowMs = clock === null ? epochMs(stood.now) : clock.nowMs + stood.offsetMs;
    const byMs = epochMs(to) - nowMs;
    if (byMs > WORTH_A_JUMP_MS) await fastForward(connection, namespace, id, byMs + pastMs);
  } catch (error) {
    // It may have happened all the same, or a new run has begun under it: whoever waits for the time finds out.
    const { kind } = whyFailed(error);
    if (kind !== 'unavailable' && kind !== 'again' && grpcCode(error) !== NOT_FOUND) throw error;
  }
}
