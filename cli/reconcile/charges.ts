import type { Instant } from '../../domain/time/time.ts';
import type { ChargeInBook, Gateway } from '../../ports/gateway/gateway.ts';
import type { ChargeJudged } from '../../ports/store/recovery.ts';
import type { Store } from '../../ports/store/store.ts';

export type Judgement = { charge: ChargeInBook } & ChargeJudged;

type Needs = {
  store: Pick<Store, 'judgeCharge' | 'bookCharge' | 'tellGivenBack' | 'attemptByKey'>;
  gateway: Pick<Gateway, 'provider' | 'chargesSince' | 'cancel' | 'describe'>;
};

/** Every charge that the provider has since an instant, and what is to be done about it. */
export async function* judgeCharges({ store, gateway }: Needs, from: Instant): AsyncGenerator<Judgement> {
  for await (const page of gateway.chargesSince(from))
    for (const charge of page) yield { charge, ...(await store.judgeCharge(charge)) };
}

/** Books what the record doesn't know. Safe to repeat. */
export async function* bookCharges(needs: Needs, from: Instant): AsyncGenerator<Judgement> {
  const { store, gateway } = needs;
  for await (const judged of judgeCharges(needs, from)) {
    const { is } = judged;
    let { charge } = judged;
    if (is === 'adopt') charge = await answered(gateway, charge);
    const done =
      is === 'known' || is === 'underWay'
        ? judged
        : await store.bookCharge(charge, gateway.provider, await gateway.describe(charge.token, charge.accountId));
    if (charge.givenBackMinor > 0 && done.is !== 'task') {
      const attempt = await store.attemptByKey(charge.key);
      if (attempt !== null) await store.tellGivenBack({ attemptId: attempt.id, amountMinor: charge.givenBackMinor });
    }
    yield { ...done, charge };
  }
}

/** One that waits for its holder, and of which nobody here knows: it is let go, unless it was confirmed meanwhile. */
async function answered(gateway: Needs['gateway'], charge: ChargeInBook): Promise<ChargeInBook> {
  const { answer } = charge;
  return answer.outcome === 'requiresAction' ? { ...charge, answer: await gateway.cancel(answer.providerRef) } : charge;
}
