import { fileTypeOf } from '../../../domain/file-type.ts';
import { MAX_FILE_BYTES } from '../../http/multipart.ts';
import { Problem } from '../../http/problem.ts';

/** A file that came with a proof. 413: it is too large; 422: it is of no kind that a proof has. */
export function fileOf(bytes: Buffer, name: string | null): { name: string; type: string; bytes: Uint8Array } {
  if (bytes.length > MAX_FILE_BYTES)
    throw new Problem(413, 'too_large', `A proof's file has at most ${MAX_FILE_BYTES} bytes`, {
      errors: [{ path: 'fileBase64', message: `must be at most ${MAX_FILE_BYTES} bytes` }],
    });
  const type = fileTypeOf(bytes);
  if (type === null)
    throw new Problem(
      422,
      'file_not_accepted',
      'A proof is a PDF, PNG, JPEG or XML; this file is none of them, whatever its name says',
      {
        errors: [{ path: 'fileBase64', message: 'must be a PDF, PNG, JPEG or XML' }],
      },
    );
  return { name: name ?? 'proof', type, bytes };
}
