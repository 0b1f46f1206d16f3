import { randomBytes } from 'node:crypto';
import type { ReplyTokens } from '../reply-tokens.ts';
import type { Db } from './db/database.ts';

export const replyTokensOf = (db: Db): ReplyTokens => ({
  async replyTokenOf(accountId) {
    const find = () => db.accountReplyToken.findUnique({ where: { accountId }, select: { token: true } });
    const before = await find();
    if (before !== null) return before.token;
    await db.$executeRaw`
      INSERT INTO account_reply_tokens (account_id, token) VALUES (${accountId}, ${randomBytes(10).toString('hex')})
      ON CONFLICT (account_id) DO NOTHING`;
    // Another may have been first.
    return (await find())?.token ?? replyTokenLost(accountId);
  },

  async accountByReplyToken(token) {
    const row = await db.accountReplyToken.findFirst({
      where: { token: token.toLowerCase(), account: { erasedAt: null } },
    });
    return row?.accountId ?? null;
  },
});

function replyTokenLost(accountId: string): never {
  throw new Error(`The reply token of ${accountId} was written and is not there`);
}
