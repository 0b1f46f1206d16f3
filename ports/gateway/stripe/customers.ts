import type { Stripe } from 'stripe';
import { type Calls, isAboutTheCall, keyOf } from './calls.ts';
import { idOf, type StripeClient } from './client.ts';
import { ACCOUNT } from './intents.ts';

/**
 * The customers that Stripe knows of an account, the oldest first: one, unless somebody has made another by hand. Its
 * search lags by minutes, so one that was just made may be missing.
 */
async function customersFound({ stripe }: StripeClient, calls: Calls, accountId: string): Promise<string[]> {
  const { data } = await calls.read((options) =>
    stripe.customers.search({ query: `metadata['${ACCOUNT}']:'${accountId}'`, limit: 100 }, options),
  );
  return data.sort((a, b) => a.created - b.created).map(({ id }) => id);
}

/** Made once: the same key finds it again for as long as the search may lag. */
const customerMade = ({ stripe }: StripeClient, calls: Calls, accountId: string): Promise<string> =>
  calls
    .read((options) =>
      stripe.customers.create(
        { metadata: { [ACCOUNT]: accountId } },
        { ...options, ...keyOf('puntual', 'customer', accountId) },
      ),
    )
    .then(({ id }) => id);

/** Every customer under which charges of an account may stand. */
export async function customersOf(client: StripeClient, calls: Calls, accountId: string): Promise<string[]> {
  const found = await customersFound(client, calls, accountId);
  return found.length > 0 ? found : [await customerMade(client, calls, accountId)];
}

/** The customer that the account's methods are kept with. Where there is no search, only the key finds it again. */
export async function customerFor(client: StripeClient, calls: Calls, accountId: string): Promise<string> {
  const found = await customersFound(client, calls, accountId).catch((error: unknown) => {
    if (isAboutTheCall(error)) return [];
    throw error;
  });
  return found[0] ?? customerMade(client, calls, accountId);
}

/**
 * A method as it hangs on the account's customer, which it is attached to if it hangs on none. One that hangs on a
 * customer that nobody of ours owns brings that one along. Null: it is another account's.
 */
export async function attached(
  client: StripeClient,
  calls: Calls,
  method: Stripe.PaymentMethod,
  accountId: string,
): Promise<Stripe.PaymentMethod | null> {
  const { stripe } = client;
  const holder = idOf(method.customer);
  if (holder === null) {
    const customer = await customerFor(client, calls, accountId);
    return calls.read((options) =>
      stripe.paymentMethods.attach(
        method.id,
        { customer },
        { ...options, ...keyOf('puntual', 'attach', method.id, customer) },
      ),
    );
  }
  const customer = await calls.read((options) => stripe.customers.retrieve(holder, {}, options));
  if (customer.deleted) return null;
  const owner = customer.metadata?.[ACCOUNT];
  if (owner !== undefined) return owner === accountId ? method : null;
  await calls.read((options) =>
    stripe.customers.update(
      holder,
      { metadata: { [ACCOUNT]: accountId } },
      { ...options, ...keyOf('puntual', 'adopt', holder, accountId) },
    ),
  );
  return method;
}
