import type { Instant } from '../../domain/time/time.ts';
import type { ChargeInBook, Gateway } from '../../ports/gateway/gateway.ts';
import type { ChargeJudged } from '../../ports/store/recovery.ts';
import type { Store } from '../../ports/store/store.ts';

/** `failed`: it threw, and is to be tried again. */
export type Judgement = { charge: ChargeInBook } & (ChargeJudged | { is: 'failed'; because: string });

type Needs = {
  store: Pick<Store, 'judgeCharge' | 'bookCharge' | 'tellGivenBack' | 'attemptByKey'>;
  gateway: Pick<Gateway, 'provider' | 'chargesSince' | 'cancel' | 'describe'>;
};

/** Every charge that the provider has since an instant, and what is to be done about it. */
export async function* judgeCharges({ store, gateway }: Needs, from: Instant): AsyncGenerator<Judgement> {
  for await (const page of gateway.chargesSince(from))
    for (const charge of page) yield { charge, ...(await store.judgeCharge(charge)) };
}

/** Books what the record doesn't know. Safe to repeat. One that throws keeps no other from being booked. */
export async function* bookCharges(needs: Needs, from: Instant): AsyncGenerator<Judgement> {
  for await (const judged of judgeCharges(needs, from))
    yield await booked(needs, judged).catch((error: unknown) => ({
      charge: judged.charge,
      is: 'failed',
      because: error instanceof Error ? error.message : String(error),
    }));
}

async function booked({ store, gateway }: Needs, judged: Judgement): Promise<Judgement> {
  const { is } = judged;
  const charge = is === 'adopt' ? await answered(gateway, judged.charge) : judged.charge;
  const details = is === 'adopt' ? await gateway.describe(charge.token, charge.accountId) : null;
  const done: Judgement =
    is === 'known' || is === 'underWay'
      ? judged
      : { charge, ...(await store.bookCharge(charge, gateway.provider, details)) };
  if (charge.givenBackMinor > 0 && done.is !== 'task') {
    const attempt = await store.attemptByKey(charge.key);
    if (attempt !== null) await store.tellGivenBack({ attemptId: attempt.id, amountMinor: charge.givenBackMinor });
  }
  return done;
}

/** One that waits for its holder, and of which nobody here knows: it is let go, unless it was confirmed meanwhile. */
async function answered(gateway: Needs['gateway'], charge: ChargeInBook): Promise<ChargeInBook> {
  const { answer } = charge;
  return answer.outcome === 'requiresAction' ? { ...charge, answer: await gateway.cancel(answer.providerRef) } : charge;
}
