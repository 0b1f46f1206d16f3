import type { Instant } from '../domain/time/time.ts';
import { sandboxStamper } from '../ports/stamper/sandbox.ts';
import type { Stamper } from '../ports/stamper/stamper.ts';
import { realRails, type Settings } from './settings.ts';

/**
 * The sandbox's, as long as nothing real moves: a folio fiscal of its own on a real customer's receipt would be a lie.
 * Null: receipts are stamped elsewhere, and we are told their folios.
 */
export const stamperFor = (settings: Settings, now: () => Instant): Stamper | null =>
  realRails(settings).length === 0 ? sandboxStamper(now) : null;
