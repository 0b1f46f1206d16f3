import { z } from 'zod';
import { line, oneOf, yesOrNo } from '../../http/schemas/text.ts';

export const NewPaymentMethod = z
  .strictObject({
    kind: oneOf('card', 'bankAccount'),
    token: line(200).meta({
      description: "The provider's token. Card numbers never reach Puntual.",
      examples: ['tok_ok'],
    }),
    default: yesOrNo
      .default(true)
      .meta({ description: 'The one that is charged when nobody names another. The first of an account always is.' }),
    chargeNow: yesOrNo
      .default(false)
      .meta({ description: 'Try what is due on it at once, whether autopay is on or not.' }),
  })
  .meta({
    id: 'NewPaymentMethod',
    title: 'A new payment method',
    examples: [{ kind: 'card', token: 'tok_declined_once' }],
  });
