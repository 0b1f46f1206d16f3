import { existsSync } from 'node:fs';
import { readSettings } from '../../cli/settings.ts';
import { worker } from '../../cli/worker.ts';

/**
 * A worker as the command line runs it, but for one template that can't be put into words as long as a file is there.
 */
const brokenFile = process.env.PUNTUAL_TEST_BROKEN ?? '';

await worker(readSettings(process.env), ({ render, ...rest }) => ({
  ...rest,
  render: async (mail, payUrl) => {
    if (mail.topic.template === 'payment-receipt' && existsSync(brokenFile))
      throw new Error('"amount" not defined in payment-receipt');
    return await render(mail, payUrl);
  },
}));
