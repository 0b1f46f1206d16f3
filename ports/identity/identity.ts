/** What has to be known again when the browser comes back; nobody but it may know it meanwhile. */
export interface Errand {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who somebody is, as their company's own sign-in says. */
export interface Identity {
  /** Its issuer and its name for them: it stays the same when an address changes. */
  subject: string;
  /** Null: it names none, or one of which it doesn't know that it is theirs. */
  email: string | null;
}

/** A company's own sign-in. */
export interface IdentityProvider {
  /** For the button that leads there. */
  name: string;
  /** Where a browser is led to. Throws `TryLater` when the provider can't be asked. */
  begin(redirectUrl: string): Promise<{ url: string; errand: Errand }>;
  /** `url`: under which the browser came back. Throws `NotProven`: it is not to be believed. */
  finish(url: string, errand: Errand): Promise<Identity>;
}

export class NotProven extends Error {
  override name = 'NotProven';
}
