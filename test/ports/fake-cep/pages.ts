import type { SpeiTransfer } from './book.ts';

/**
 * Pages built as those that cuenca-mx/cep-python recorded of the service in February 2025 (tests/cassettes): the same
 * marks, ids, classes and sentences, with what is said in a comment once more and every state explained below.
 */

const sorry = (text: string): string =>
  '<div class="info" style="margin-bottom: 10px;"><center><strong>Lo sentimos, por el momento no es posible generar ' +
  `el CEP. ${text}</strong></center></div>`;

const stateOfPayment = (text: string, below = ''): string =>
  `<meta charset="utf-8" /><link rel=stylesheet href="css/cep-min.css" type="text/css">
  <div class="bg-banxico title-bar"><i class="icono-header icon-list"></i> Informaci&oacute;n del estado del pago</div>
  <div class="cuerpo-msg"><div id="consultaMISPEI"><!-- ${sorry(text)} -->${sorry(text)}<br>${below}</div></div>
  <script>$(document).ready(function () { if ($(".operacionesDevueltas").length) {} });</script>`;

export const NOT_FOUND = stateOfPayment(
  'Operación no encontrada. El SPEI no ha recibido una orden de pago que cumpla con el criterio de búsqueda ' +
    'especificado. Se recomienda verificar la información o consulte con su institución financiera.',
);

const EXPLAINED = ['En proceso', 'Liquidado', 'Cancelado', 'Devuelto', 'No liquidado', 'No encontrado', 'Retornado']
  .map((state) => `<div class="descripcionEstado"><h4>${state}</h4><p>El SPEI&reg; no ha recibido una orden</p></div>`)
  .join('');

export const payment = ({ trackingKey, amount, account, sentOn, state }: SpeiTransfer): string =>
  stateOfPayment(
    'Con la información proporcionada se identificó el siguiente pago:',
    `<table id="xxx" class="styled-table vertical"><tbody>
      <tr><td>Número de Referencia</td><td>4600001</td></tr>
      <tr><td>Clave de Rastreo</td><td>${trackingKey}</td></tr>
      <tr><td>Instituci&oacute;n emisora del pago</td><td>BBVA MEXICO</td></tr>
      <tr><td>Estado del pago en Banxico</td><td>${state}</td></tr>
      <tr><td>Fecha y hora de recepción</td><td>${sentOn.split('-').reverse().join('/')} 13:23:08</td></tr>
      <tr class="columna-cuenta"><td>Cuenta Beneficiaria</td><td>${account}</td></tr>
      <tr class="columna-monto"><td>Monto</td><td>${amount}</td></tr>
    </tbody></table>
    <p class="aviso">IMPORTANTE: Esta consulta no es un Comprobante Electrónico de Pago (CEP).</p>
    <div class="descripcion oculta">${EXPLAINED}</div>`,
  );

const error = (text: string, hidesCaptcha: boolean): string =>
  `<div class="bg-banxico title-bar"><i class="icono-header icon-warning3"></i> Error</div>
  <div id="#error_div"><div class="info"><p style="padding: 10px;">
    ${text}
  </p></div></div><input type="hidden" name="varHideCaptcha" value="${hidesCaptcha}"/>`;

export const NO_PAYMENT = error(
  '[BE] No se encontró ningún pago con la información proporcionada. Verifique e intente nuevamente.',
  true,
);

export const WANTS_CAPTCHA = error('La imagen de seguridad no fue ingresada correctamente. Favor de validar.', false);

export const TOO_MANY = `<!DOCTYPE html><html lang="es"><head><title>Comprobante Electr&oacute;nico de Pago</title></head>
  <body><div id="appMain"><h1>Lo sentimos, pero ha excedido el n&uacute;mero m&aacute;ximo de consultas en este portal.
  Favor de intentar nuevamente m&aacute;s tarde.</h1></div></body></html>`;

export const CEP_READY = `<div class="bg-banxico title-bar">Descargar CEP</div><div class="generaComprobantes">
  <h2>Gracias por utilizar el servicio de descarga de CEP</h2>
  <div id="dSeleccionaFormato">Haga clic sobre el &iacute;cono para descargar el CEP.<br />
    <a href="descarga.do?formato=PDF" class="boton boton-descarga-pdf"><i class="icon-arrow-down"></i>PDF</a>
    <!-- <a href="descarga.do?formato=PDF"><img src="images/btn-pdf.png" /></a>-->
    <a href="descarga.do?formato=XML" class="boton boton-descarga-xml"><i class="icon-arrow-down"></i>XML</a>
    <a href="descarga.do?formato=ZIP" class="boton boton-descarga-zip"><i class="icon-arrow-down"></i>ZIP</a>
  </div></div>`;

export const SERVER_ERROR =
  '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Draft//EN"><HTML><TITLE>Error 500--Internal Server Error</TITLE></HTML>';

export const cep = ({ trackingKey, amount, account, sentOn, operatedOn = sentOn, to }: SpeiTransfer): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\r\n<SPEI_Tercero FechaOperacion="${operatedOn}" Hora="10:53:36" ClaveSPEI="${to}" ` +
  `sello="c2VsbG8=" numeroCertificado="00000100000100014853" cadenaCDA="||1|…||" claveRastreo="${trackingKey}">\r\n` +
  `    <Beneficiario BancoReceptor="BANK OF AMERICA" Nombre="EMPRESA" TipoCuenta="40" Cuenta="${account}" RFC="EMP010101AA1" ` +
  `Concepto="PAGO" IVA="0.00" MontoPago="${amount}"/>\r\n    <Ordenante BancoEmisor="BBVA MEXICO" Nombre="GUTHRIE SA" ` +
  'TipoCuenta="40" Cuenta="012180011439369374" RFC="GUT010101AA1"/>\r\n</SPEI_Tercero>';
