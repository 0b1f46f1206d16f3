import { api, queries } from '../../ui/api/client.ts';
import type { Import } from './asked.ts';

/** How days and amounts are written in a file. */
export interface Written {
  dateFormat: 'YYYY-MM-DD' | 'DD/MM/YYYY' | 'MM/DD/YYYY';
  decimal: '.' | ',';
}

/** Sends a file to be looked at. It goes as it is, however large. */
export async function sendFile(file: File, { dateFormat, decimal }: Written, key: string): Promise<Import> {
  const { data } = await api.POST('/v1/imports', {
    params: {
      query: { fileName: file.name.slice(-200), dateFormat, decimal },
      header: { 'Idempotency-Key': key },
    },
    headers: { 'content-type': 'text/csv' },
    body: file as never,
    bodySerializer: (body: unknown) => body as File,
  });
  void queries.invalidateQueries({ queryKey: ['get', '/v1/imports'] });
  return data!;
}
