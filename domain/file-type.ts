/** What a file that we are sent may be, told by its first bytes and never by its name. */
const BEGINNINGS: { type: string; bytes: number[] }[] = [
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  // The bank's own electronic receipt (CEP).
  { type: 'application/xml', bytes: [0x3c, 0x3f, 0x78, 0x6d, 0x6c] },
];

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Null: none of them. */
export function fileTypeOf(file: Uint8Array): string | null {
  const from = begins(file, BYTE_ORDER_MARK, 0) ? BYTE_ORDER_MARK.length : 0;
  return BEGINNINGS.find(({ bytes }) => begins(file, bytes, from))?.type ?? null;
}

const begins = (file: Uint8Array, bytes: number[], from: number): boolean =>
  bytes.every((byte, i) => file[from + i] === byte);
