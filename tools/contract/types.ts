import openapiTS, { astToString } from 'openapi-typescript';

const HEAD = `/** The HTTP contract as types, made from the API's own document: npm run puntual -- contract. */\n`;

/** The contract's types, of the document that the API makes of its routes. */
export const contractTypes = async (document: object): Promise<string> =>
  HEAD + astToString(await openapiTS(document as Parameters<typeof openapiTS>[0], { alphabetize: false }));
