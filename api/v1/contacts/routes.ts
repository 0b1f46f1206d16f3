import { z } from 'zod';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { email, line } from '../../http/schemas/text.ts';
import { locale } from '../../http/schemas/time.ts';
import { Contact, contactShape } from './shapes.ts';

const details = {
  role: line(100).nullish().meta({ description: 'What they are there for: accounts payable, owner, …' }),
  email: email.nullish(),
  phone: line(40).nullish(),
  language: locale.nullish(),
};
const NewContact = z.strictObject({ name: line(200), ...details }).meta({
  id: 'NewContact',
  title: 'A new contact',
  examples: [{ name: 'Ana Ruiz', role: 'Accounts payable', email: 'ana@guthrie.example', language: 'es-MX' }],
});
const ContactChange = z
  .strictObject({ name: line(200).optional(), ...details })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one field to change')
  .meta({ id: 'ContactChange', title: 'What to change of a contact', examples: [{ phone: '+52 55 1234 5678' }] });

/** The people at a customer's: whom to ask for. Mails go to the account's own addresses. */
export function contactRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Contacts'];
  const params = idParams('ctc');

  app.post(
    '/v1/accounts/:id/contacts',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'addContact',
        summary: 'Add a person to ask for',
        description: "Gets no mail by itself: mails go to the account's `email` and `billingRecipients`.",
        params: idParams('acc'),
        body: NewContact,
        response: answersCreated(Contact),
      },
    },
    async (request, reply) => {
      const { id: accountId } = await accountOf(deps, request.params.id);
      const { name, role = null, email: address = null, phone = null, language = null } = request.body;
      const contact = await deps.store.addContact({
        id: idFrom(request.workId, 'ctc'),
        accountId,
        ...{ name, role, email: address, phone, language },
        actor: actorIn(request),
      });
      return reply.code(201).header('location', `/v1/contacts/${contact.id}`).send(contactShape(contact));
    },
  );

  app.get(
    '/v1/accounts/:id/contacts',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listContacts',
        summary: 'List contacts, oldest first',
        params: idParams('acc'),
        querystring: pageQuery,
        response: answers(pageOf(Contact)),
      },
    },
    async (request) => {
      const { id } = await accountOf(deps, request.params.id);
      const page = await deps.store.contactsOf(id, asked(request.query));
      return { items: page.items.map(contactShape), nextCursor: page.nextCursor };
    },
  );

  app.get(
    '/v1/contacts/:id',
    {
      config: { access: READ },
      schema: { tags, operationId: 'getContact', summary: 'Show a contact', params, response: answers(Contact) },
    },
    async (request) => contactShape(found(await deps.store.contactById(request.params.id), 'contact')),
  );

  app.patch(
    '/v1/contacts/:id',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'changeContact',
        summary: 'Change a contact',
        params,
        body: ContactChange,
        response: answers(Contact),
      },
    },
    async (request) =>
      contactShape(
        found(
          await deps.store.changeContact({
            id: request.params.id,
            details: request.body,
            actor: actorIn(request),
          }),
          'contact',
        ),
      ),
  );

  app.delete(
    '/v1/contacts/:id',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'removeContact',
        summary: 'Remove a contact',
        description: 'Answers with what it was.',
        params,
        response: answers(Contact),
      },
    },
    async (request) => {
      const contact = found(await deps.store.contactById(request.params.id), 'contact');
      await deps.store.removeContact({ id: contact.id, actor: actorIn(request) });
      return contactShape(contact);
    },
  );
}
