/** A transfer as SPEI knows it. */
export interface SpeiTransfer {
  trackingKey: string;
  /** As its payer's bank sent it, in pesos. */
  amount: string;
  /** `2026-03-13`, on which it was sent. */
  sentOn: string;
  /** SPEI's day of it, where that is a later one. */
  operatedOn?: string;
  /** Keys of institutions. */
  from: string;
  to: string;
  account: string;
  /** How it stands where there is no CEP; null: there is one. */
  state: string | null;
}

export const KEY = 'MBAN01002603130012345678';

/** The calls that the service knows. */
export const VALIDA = 'POST /cep/valida.do';
export const DESCARGA = 'GET /cep/descarga.do?formato=XML';

export const aTransfer = (more: Partial<SpeiTransfer> = {}): SpeiTransfer => ({
  trackingKey: KEY,
  amount: '1160.00',
  sentOn: '2026-03-13',
  from: '40012',
  to: '40106',
  account: '106180000147960160',
  state: null,
  ...more,
});

/** What the form asks for. */
export type Form = Record<string, string>;

/** All of it must fit, as on the real form. */
export const found = (book: readonly SpeiTransfer[], form: Form): SpeiTransfer | undefined =>
  book.find(
    (one) =>
      one.trackingKey === form.criterio &&
      Number(one.amount) === Number(form.monto) &&
      one.sentOn.split('-').reverse().join('-') === form.fecha &&
      one.from === form.emisor &&
      one.to === form.receptor &&
      one.account === form.cuenta,
  );
