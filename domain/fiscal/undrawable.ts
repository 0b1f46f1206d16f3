/** Why no fiscal receipt can be drawn of a paper; each has a code of its own over HTTP. */
export type UndrawableCode =
  | 'no_issuer'
  | 'no_tax_profile'
  | 'not_in_pesos'
  | 'nothing_to_receipt'
  | 'taxes_do_not_fit'
  | 'invoice_not_stamped';

/** A person has to mend something first. */
export class Undrawable extends Error {
  override readonly name = 'Undrawable';
  readonly code: UndrawableCode;
  constructor(code: UndrawableCode, message: string) {
    super(message);
    this.code = code;
  }
}
