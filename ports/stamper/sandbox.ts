import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time/time.ts';
import { type Rejected, type Stamped, type Stamper, StampUnknown, type Unstamped } from './stamper.ts';

/**
 * What a receiver's name begins with says what becomes of the receipt: it is rejected, stamped without an answer, or
 * lost without an answer the first time. Every other is stamped.
 */
const SAYS = { RECHAZADA: 'rejected', CALLADA: 'silent', PERDIDA: 'lost' } as const;
type Said = (typeof SAYS)[keyof typeof SAYS];

const saidBy = (name: string): Said | null =>
  Object.entries(SAYS).find(([beginning]) => name.startsWith(beginning))?.[1] ?? null;

/**
 * A stamper to try things out with: nothing of it reaches the tax authority. The same key has the same folio fiscal, so
 * that it may forget what it stamped and still stamps nothing twice.
 */
export function sandboxStamper(now: () => Instant): Stamper {
  const known = new Map<string, Stamped | Rejected>();
  const tried = new Set<string>();

  function decided({ key, xml, receiver }: Unstamped): Stamped | Rejected {
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer: Stamped | Rejected =
      saidBy(receiver.name) === 'rejected'
        ? {
            is: 'rejected',
            code: 'CFDI40147',
            message: `The name ${receiver.name} is not that of ${receiver.rfc} in the tax authority's list`,
          }
        : stampedAs(key, xml, now());
    known.set(key, answer);
    return answer;
  }

  return {
    name: 'sandbox',
    async stamp(paper) {
      const said = saidBy(paper.receiver.name);
      const isFirst = !tried.has(paper.key);
      tried.add(paper.key);
      if (isFirst && said === 'lost') throw new StampUnknown(paper.key);
      const answer = decided(paper);
      if (isFirst && said === 'silent') throw new StampUnknown(paper.key);
      return answer;
    },
    lookUp: async (key) => known.get(key) ?? null,
  };
}

/** No seal, and a stamp that says whose it is: nobody takes it for a real one. */
function stampedAs(key: string, xml: string, at: Instant): Stamped {
  const uuid = uuidOf(key);
  const stamp =
    '<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1" ' +
    `UUID="${uuid}" FechaTimbrado="${at.slice(0, 19)}" RfcProvCertif="SANDBOX" SelloCFD="SANDBOX" ` +
    'NoCertificadoSAT="00000000000000000000" SelloSAT="SANDBOX"/>';
  const end = xml.includes('</cfdi:Complemento>') ? '</cfdi:Complemento>' : '</cfdi:Comprobante>';
  const complement = end === '</cfdi:Complemento>' ? stamp : `<cfdi:Complemento>${stamp}</cfdi:Complemento>`;
  return { is: 'stamped', uuid, stampedAt: at, xml: xml.replace(end, `${complement}${end}`) };
}

function uuidOf(key: string): string {
  const hash = createHash('sha256').update(`sandbox stamper ${key}`).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ]
    .join('-')
    .toUpperCase();
}
