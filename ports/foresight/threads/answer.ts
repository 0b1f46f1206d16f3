import { forecast } from '../../../domain/foresight/forecast/forecast.ts';
import { policyChange } from '../../../domain/foresight/forecast/policy-change.ts';
import { rehearse } from '../../../domain/foresight/rehearsal/rehearse.ts';
import { type Packed, type Said, unpacked } from './packed.ts';

/** A tenth of a second is usual. What takes longer is named by the life that does, before the thread is ended. */
const REHEARSAL_MS = 3_000;

/** What a thread does with what it is asked. */
export function answer(asked: Packed): Said {
  try {
    return { ok: true, answer: played(asked) };
  } catch (error) {
    const { message, stack } = error as Error;
    return { ok: false, message, stack };
  }
}

function played(asked: Packed): unknown {
  switch (asked.ask) {
    case 'forecast':
      return forecast({ ...asked.question, state: unpacked(asked.question.state) });
    case 'policyChange':
      return policyChange(unpacked(asked.of.state), asked.of.policy, asked.of.now);
    case 'rehearse': {
      const end = performance.now() + REHEARSAL_MS;
      return rehearse(asked.of.policy, asked.of.now, () => performance.now() > end);
    }
  }
}
