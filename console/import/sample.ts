const HEADINGS = 'externalId,name,email,rfc,tags,methodToken,invoiceNumber,issuedOn,dueOn,amount,tax';

/** A file that is right, a line an invoice. `day`: the day that lies so many after today. */
export function sampleFile(day: (days: number) => string): string {
  const lines = [
    HEADINGS,
    `1001,Lavandería El Sauce SA,pagos@sauce.example,,mayoreo,,F-2001,${day(-4)},${day(6)},1160.00,160.00`,
    `1002,Buceo Arrecife SA,cuentas@arrecife.example,,,,F-2002,${day(-30)},${day(-20)},"2,320.00",320.00`,
    `1002,,,,,,F-2003,${day(-4)},${day(6)},2320.00,320.00`,
    `1003,Café El Tecolote SA,admin@tecolote.example,,,,F-2004,${day(-100)},${day(-90)},580.00,80.00`,
    '1004,Imprenta Amate SA,pagos@amate.example,,,,,,,,',
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
