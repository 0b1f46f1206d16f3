import type { ServiceSwitch } from './service.ts';

/**
 * Switches nobody's service: what the record keeps of the calls is all there is of it. The default, until somebody has
 * a switch of their own. `meetFault`: what the sandbox makes go wrong.
 */
export const sandboxService = (meetFault: () => Promise<void> = () => Promise.resolve()): ServiceSwitch => ({
  call: meetFault,
});
