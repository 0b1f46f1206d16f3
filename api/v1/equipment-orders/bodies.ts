import { z } from 'zod';
import { TERMS } from '../../../domain/billing/terms/company-terms.ts';
import { EQUIPMENT_MODES } from '../../../domain/billing/terms/equipment.ts';
import { bookName, priceCode, whole } from '../../http/schemas/prices.ts';
import { oneOf, prose, wants, yesOrNo } from '../../http/schemas/text.ts';

const MOST_LINES = 200;
const MOST_UNITS = 100_000;
const TERM = TERMS.rentalMonths.join(' or ');

export const NewEquipmentOrder = z
  .strictObject({
    mode: oneOf(...EQUIPMENT_MODES),
    lines: z
      .array(
        z.strictObject(
          { price: priceCode, quantity: whole(1, MOST_UNITS) },
          wants('an object with price and quantity'),
        ),
        wants('a list of lines'),
      )
      .min(1, 'must have at least one line')
      .max(MOST_LINES, `must have at most ${MOST_LINES} lines`),
    termMonths: z
      .int(wants(`${TERM} months`))
      .refine((months) => (TERMS.rentalMonths as readonly number[]).includes(months), `must be ${TERM}`)
      .optional()
      .meta({ description: `The months of a rental's contract: ${TERM}.` }),
    priceBook: bookName.optional().meta({ description: "The subscription's unless given." }),
    awaitsSignature: yesOrNo.default(false).meta({
      description: 'What is bought is not invoiced before it is signed. Without, and unsigned, it is on the same day.',
    }),
  })
  .superRefine(({ mode, termMonths }, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', path: ['termMonths'], message });
    if (mode === 'rental' && termMonths === undefined) wrong(`is missing: a rental's must be ${TERM}`);
    if (mode === 'purchase' && termMonths !== undefined) wrong('must not be given for a purchase');
  })
  .meta({
    id: 'NewEquipmentOrder',
    title: 'A new order of equipment',
    examples: [{ mode: 'rental', lines: [{ price: 'phone-rental', quantity: 3 }], termMonths: 36 }],
  });

export const Defect = z
  .strictObject({
    price: priceCode.optional().meta({ description: 'Which of its lines; the only one unless given.' }),
    quantity: whole(1, MOST_UNITS).default(1),
    by: priceCode
      .optional()
      .meta({ description: 'What it is replaced by: of the same price, or 422 `no_model_swap`.' }),
    reason: prose(1_000),
  })
  .meta({ id: 'Defect', title: 'A defect', examples: [{ price: 'phone-rental', reason: 'It does not ring' }] });
