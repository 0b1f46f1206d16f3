import { eachBeat } from './each-beat.ts';
import type { Measured } from './house.ts';

const DUE = '2026-03-10';
const BEAT_MS = 200;

/** While it lasts, a new customer each beat: an account, and its first invoice. In ms each. */
export async function beside<T>({ http }: Measured, work: Promise<T>): Promise<{ took: number[]; value: T }> {
  const took: number[] = [];
  const timed = async <A>(path: string, body: object): Promise<A> => {
    const began = performance.now();
    const answer = await http.postOnce<A>(path, body);
    took.push(performance.now() - began);
    return answer;
  };
  const customer = async (): Promise<void> => {
    const testClock = { startsAt: '2026-03-02T03:00:00Z' };
    const { id } = await timed<{ id: string }>('/v1/accounts', { name: 'New', email: 'ap@guthrie.example', testClock });
    const lines = [{ description: 'Service', quantity: 1, unitAmountMinor: 116_000 }];
    await timed(`/v1/accounts/${id}/invoices`, { dueOn: DUE, lines });
  };
  const value = await eachBeat(BEAT_MS, work, () => [customer()]);
  return { took, value };
}
