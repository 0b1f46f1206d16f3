import { BadSettings, realRails, type Settings } from './settings.ts';

/**
 * Refuses to play where something real would move: invented people would be written to, and nobody's card would be
 * charged.
 */
export function demoMustBeAllowed(settings: Settings, what: string): void {
  const rails = realRails(settings);
  if (rails.length === 0 || settings.allowsDemo) return;
  throw new BadSettings(
    `${what} is for a sandbox, and ${rails.join(' and ')} is set: its accounts would be charged, written to or asked of for ` +
      'real. Unset it, or set PUNTUAL_ALLOW_DEMO_MAIL=1.',
  );
}
