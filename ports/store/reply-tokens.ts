/** What stands in the address that an account's mails are answered to, and by which the answer finds the account. */
export interface ReplyTokens {
  /** Random, of small letters and digits; made when it is first needed, and the account's for ever. */
  replyTokenOf(accountId: string): Promise<string>;
  /** Null: nobody's. Capitals count as small letters: some mail programs write addresses in them. */
  accountByReplyToken(token: string): Promise<string | null>;
}
