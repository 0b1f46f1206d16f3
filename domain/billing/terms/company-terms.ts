/** What the company has settled with everybody about equipment (guide; rules, Billing): no policy says otherwise yet. */
export const TERMS = {
  /** How long a contract of rental may be. */
  rentalMonths: [24, 36],
  /** From its delivery on, for equipment that was bought; what is rented is under warranty for as long as it is. */
  warrantyMonths: 12,
} as const;
