/** A PDF of one page with these lines of text. */
export function aPdf(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, String.raw`\$&`)}) Tj T*`).join(' ');
  const content = `BT /F1 12 Tf 50 750 Td 14 TL ${shown} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`;
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

export const aReceipt = ({ key = 'MBAN01002603130012345678', amount = '1,160.00', on = '13/03/2026' } = {}) =>
  aPdf([
    'Comprobante Electronico de Pago',
    `Fecha de operacion: ${on}`,
    `Clave de rastreo: ${key}`,
    'Institucion emisora del pago: BBVA MEXICO',
    `Monto del pago: $${amount}`,
  ]);

/** As the central bank's site gives it out. */
export const aCep = ({
  key = 'MBAN01002603130012345678',
  amount = '000000000001160.00',
  on = '2026-03-13',
} = {}): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><SPEI_Tercero FechaOperacion="${on}" Hora="12:41:47" ClaveSPEI="40012" ` +
      `sello="c2VsbG8=" numeroCertificado="00001000000500000000" cadenaCDA="||1|13032026||" claveRastreo="${key}">` +
      '<Beneficiario BancoReceptor="BANK OF AMERICA" Nombre="EMPRESA" TipoCuenta="40" Cuenta="106180000147960160" ' +
      `RFC="EMP010101AA1" Concepto="PAGO" IVA="000000000000000.00" MontoPago="${amount}"/>` +
      '<Ordenante BancoEmisor="BBVA BANCOMER" Nombre="GUTHRIE SA" TipoCuenta="40" Cuenta="012180011439369374" ' +
      'RFC="GUT010101AA1"/></SPEI_Tercero>',
  );
