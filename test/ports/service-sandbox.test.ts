import { sandboxService } from '../../ports/service/sandbox.ts';
import { serviceContract } from './service-contract.ts';

serviceContract('the sandbox switch', () =>
  Promise.resolve({ service: sandboxService(), isOn: () => null, close: () => Promise.resolve() }),
);
