/** A document as it goes out. `hash`: SHA-256 of its bytes, in hexadecimal digits. */
export interface OutgoingDocument {
  type: string;
  hash: string;
  bytes: Uint8Array;
}
