import type { TimelineWords } from './words.ts';

const holds: TimelineWords['holds'] = {
  agent: 'una pausa',
  legal: 'una pausa legal',
  dispute: 'una aclaración',
  promise: 'una promesa de pago',
  plan: 'un plan de pagos',
  proof: 'un comprobante en revisión',
  transfer: 'una transferencia que podría ser suya',
};

const commands: TimelineWords['commands'] = {
  pause: 'Pausa',
  resume: 'Fin de la pausa',
  extend: 'Extensión',
  promise: 'Promesa de pago',
  plan: 'Plan de pagos',
  cancelPromise: 'Promesa retirada',
  cancelPlan: 'Plan retirado',
  retryNow: 'Cobro pedido',
  skipReminder: 'Recordatorio omitido',
  sendReminder: 'Recordatorio pedido',
  deactivate: 'Desactivación',
  reactivate: 'Reactivación',
  writeOff: 'Adeudo castigado',
  close: 'Cierre de la cuenta',
  reopen: 'Reapertura de la cuenta',
  changePolicy: 'Cambio de política',
};

const held: TimelineWords['held'] = {
  switch: 'las desactivaciones están detenidas',
  bankFeed: 'faltan los movimientos recientes del banco',
  breaker: 'hay demasiadas desactivaciones en un día',
};

/** Mexican Spanish, formal. */
const ofRental = (series?: 'rental'): string => (series === undefined ? '' : ' (alquiler)');

const ordered = (lines: { price: string; quantity: number }[]): string =>
  lines.map(({ price, quantity }) => `${quantity} × ${price}`).join(', ');

export const ES: TimelineWords = {
  holds,
  commands,
  held,
  sentences: {
    'account.opened': ({ policy }) => `Cuenta abierta con la política ${policy.name} ${policy.version}`,
    'account.changed': ({ fields }, { list }) => `Datos cambiados: ${list(fields)}`,
    'account.closed': () => 'Cuenta cerrada',
    'account.reopened': () => 'Cuenta reabierta',
    'account.mended': () => 'Lo que impedía decidir sobre esta cuenta está reparado; sigue adelante',

    'invoice.issued': ({ number, totalMinor, dueOn }, { money, day }) =>
      `Factura ${number} por ${money(totalMinor)}, vence el ${day(dueOn)}`,
    'invoice.paid': ({ number }) => `Factura ${number} pagada`,
    'invoice.voided': ({ reason }) => `Factura cancelada: ${reason}`,
    'invoice.changed': ({ number, from, dueOn, reason }, { day }) =>
      `La factura ${number} vence el ${day(dueOn)}, ya no el ${day(from)}: ${reason}`,
    'invoice.uncollectible': ({ amountMinor }, { money }) => `Factura incobrable: ${money(amountMinor)}`,
    'invoice.reopened': ({ number, amountMinor }, { money }) =>
      `La factura ${number} está abierta de nuevo: ${money(amountMinor)}`,

    'charge.attempted': ({ amountMinor, invoiceIds }, { money }) =>
      `Cobro de ${money(amountMinor)} por ${invoiceIds.length === 1 ? 'una factura' : `${invoiceIds.length} facturas`}`,
    'charge.succeeded': ({ amountMinor }, { money }) => `Se cobraron ${money(amountMinor)}`,
    'charge.declined': ({ declineCode }) => `Cobro rechazado: ${declineCode}`,
    'charge.unknown': () => 'El proveedor no respondió: se consulta antes de intentar otra cosa',
    'charge.reconciled': ({ outcome }) =>
      ({
        succeeded: 'Consultado con el proveedor: el dinero sí se cobró',
        declined: 'Consultado con el proveedor: lo había rechazado',
        lost: 'Consultado con el proveedor: no se cobró nada',
      })[outcome],
    'charge.pending': ({ amountMinor }, { money }) => `La domiciliación de ${money(amountMinor)} está en camino`,
    'charge.confirming': ({ until }, { instant }) =>
      `El banco pide la confirmación del titular, hasta el ${instant(until)}`,
    'charge.lost': () => 'El intento nunca llegó al proveedor',
    'charge.skipped': (data) =>
      'attemptId' in data
        ? 'No se cobró: el saldo cambió entretanto'
        : 'No se cobró en su horario: se cobra en el siguiente',
    'charge.held': (data, { instant }) =>
      'until' in data && data.until !== undefined
        ? `No se cobró: esta tarjeta no puede intentarse hasta el ${instant(data.until)}`
        : `No se cobró, los cobros están detenidos: ${data.reason}`,
    'charge.refused': ({ because }) => `El proveedor no admite este cobro: ${because}`,
    'charge.returned': ({ amountMinor, declineCode }, { money }) =>
      `La domiciliación de ${money(amountMinor)} fue devuelta: ${declineCode}`,
    'chargeback.received': ({ amountMinor }, { money }) => `Contracargo de ${money(amountMinor)}`,
    'chargeback.closed': ({ amountMinor, outcome }, { money }) =>
      `Contracargo de ${money(amountMinor)} ${outcome === 'won' ? 'ganado' : 'perdido'}`,
    'retry.scheduled': ({ at }, { instant }) =>
      at === null ? 'Se intentará de nuevo cuando se pueda' : `Se intentará de nuevo el ${instant(at)}`,
    'retries.exhausted': ({ attempts }) => `Rechazado ${attempts} veces: no se intenta más por sí solo`,

    'email.sent': ({ to, subject }, { list }) => `Correo a ${list(to)}: «${subject}»`,
    'email.skipped': (data) =>
      `Correo no enviado (${data.template}): ${'why' in data ? data.why : 'ya no habría sido cierto'}`,
    'email.held': ({ template, reason }) => `Correo no enviado (${template}), los correos están detenidos: ${reason}`,
    'email.bounced': ({ template, bounced }, { list }) => `Correo (${template}) rebotado en ${list(bounced)}`,
    'email.complained': ({ template, complained }, { list }) =>
      `${list(complained)} marcó un correo (${template}) como no deseado`,
    'email.received': ({ from, subject }) => `${from} escribió: «${subject}»`,
    'payLink.opened': () => 'Se abrió la página de una liga de pago, por su lector o por un filtro de correo',

    'overdue.began': (data, { money, day }) =>
      'dueOn' in data && data.dueOn !== undefined
        ? `${money(data.overdueMinor)} vencidos desde el ${day(data.dueOn)}`
        : `${money(data.overdueMinor)} vencidos`,
    'overdue.ended': () => 'Ya no hay nada vencido que pedir',
    'service.deactivated': ({ why, overdueMinor }, { money }) =>
      why === 'fraud' ? 'Servicio desactivado por fraude' : `Servicio desactivado: ${money(overdueMinor)} vencidos`,
    'service.reactivated': (data, { day }) => {
      if (data.why === 'paid') return 'Servicio reactivado: está pagado';
      return data.until === null
        ? 'Servicio reactivado por un agente'
        : `Servicio reactivado por un agente hasta el ${day(data.until)}`;
    },
    'service.relocked': ({ why }) =>
      why === 'proofNotSettled'
        ? 'Servicio desactivado de nuevo: el dinero del comprobante no llegó a tiempo'
        : 'Servicio desactivado de nuevo: terminaron los días que dio un agente',
    'service.provisional': ({ until }, { instant }) =>
      `Servicio reactivado por un comprobante, hasta el ${instant(until)} si no llega el dinero`,
    'deactivation.held': ({ why, until }, { day }) => `No se desactiva antes del ${day(until)}: ${held[why]}`,

    'hold.placed': ({ hold, until }, { instant }) =>
      `La cobranza espera por ${holds[hold]}${until === null ? '' : `, hasta el ${instant(until)}`}`,
    'hold.released': ({ hold }) => `La cobranza ya no espera por ${holds[hold]}`,
    'override.applied': ({ command, reason }) => `${commands[command]}: ${reason}`,
    'override.refused': ({ command, reason }) => `${commands[command]}, rechazada: ${reason}`,

    'transfer.received': (data, { money }) =>
      `Transferencia de ${money(data.amountMinor)} recibida${'retiredAccount' in data ? ', en una cuenta que ya no se usa' : ''}`,
    'transfer.matched': ({ status }) =>
      status === 'matched' ? 'Transferencia aplicada' : 'Transferencia aplicada a una parte de lo que se debe',
    'transfer.unmatched': ({ reason }) => `Transferencia separada de la cuenta: ${reason}`,
    'transfer.flagged': ({ differs }, { list }) =>
      differs.length === 0
        ? 'El banco informó dos veces una transferencia'
        : `Una transferencia llegó dos veces, con otro contenido: ${list(differs)}`,
    'transfer.suggested': ({ amountMinor }, { money }) =>
      `Una transferencia de ${money(amountMinor)} sin identificar podría ser de esta cuenta`,

    'proof.received': ({ amountMinor }, { money }) => `Comprobante de un pago de ${money(amountMinor)} recibido`,
    'proof.accepted': ({ amountMinor, until }, { money, instant }) =>
      `Comprobante de ${money(amountMinor)} aceptado: el dinero tiene hasta el ${instant(until)}`,
    'proof.rejected': ({ amountMinor, reason }, { money }) =>
      `Comprobante de ${money(amountMinor)} rechazado: ${reason}`,
    'proof.settled': ({ amountMinor }, { money }) => `Llegó el dinero del comprobante: ${money(amountMinor)}`,
    'proof.partlySettled': ({ cameMinor, amountMinor }, { money }) =>
      `Llegaron ${money(cameMinor)} de ${money(amountMinor)}`,
    'proof.returned': (data, { money }) =>
      'amountMinor' in data && data.amountMinor !== undefined
        ? `Los ${money(data.amountMinor)} del comprobante no llegaron a tiempo`
        : 'El dinero del comprobante se había aplicado por error',
    'dispute.opened': ({ reason }) => `Factura en aclaración: ${reason}`,
    'dispute.resolved': ({ outcome, creditMinor }, { money }) =>
      `Aclaración ${outcome === 'accepted' ? 'aceptada' : 'rechazada'}${creditMinor > 0 ? `, con ${money(creditMinor)} de crédito` : ''}`,

    'credit.applied': (data, { money }) =>
      'creditNoteId' in data
        ? `Nota de crédito por ${money(data.amountMinor)}: ${data.reason}`
        : `Saldo a favor de ${money(data.amountMinor)} aplicado a lo que se debe`,
    'balance.adjusted': ({ amountMinor }, { money }) => `Se perdonó un resto pequeño: ${money(amountMinor)}`,
    'refund.made': ({ amountMinor, reason }, { money }) => `Se devuelven ${money(amountMinor)} a favor: ${reason}`,
    'refund.paid': ({ amountMinor, isPending }, { money }) =>
      isPending ? `${money(amountMinor)} van de regreso: el banco tarda unos días` : `${money(amountMinor)} devueltos`,
    'refund.failed': ({ amountMinor, because }, { money }) =>
      `${money(amountMinor)} no pudieron volver por donde vinieron: ${because}`,
    'refund.undone': ({ amountMinor, reason }, { money }) =>
      `${money(amountMinor)} no se devuelven y vuelven a ser saldo a favor: ${reason}`,

    'owner.changed': ({ from, to }) => {
      if (to === null) return `${from} ya no es responsable de la cuenta`;
      return from === null
        ? `${to} es responsable de la cuenta`
        : `${to} es responsable de la cuenta, en lugar de ${from}`;
    },
    'note.added': ({ text }) => `Nota: ${text}`,
    'call.noted': ({ with: whom, text }) =>
      `Llamada${whom === null ? '' : ` con ${whom}`}${text === null ? '' : `: ${text}`}`,
    'contact.added': ({ name }) => `Contacto añadido: ${name}`,
    'contact.changed': ({ name, fields }, { list }) => `Contacto cambiado: ${name} (${list(fields)})`,
    'contact.removed': ({ name }) => `Contacto retirado: ${name}`,
    'subscription.started': ({ startsOn, firstInvoiceOn }, { day }) =>
      `La facturación empieza el ${day(startsOn)}; la primera factura sale el ${day(firstInvoiceOn)}`,
    'subscription.moved': ({ freeMonths, startsOn, firstInvoiceOn }, { day }) =>
      `Meses gratis: ${freeMonths}; la facturación empieza el ${day(startsOn)}; la primera factura sale el ${day(firstInvoiceOn)}`,
    'item.added': ({ price, quantity, on }, { day }) => `${quantity} × ${price} a partir del ${day(on)}`,
    'item.removed': ({ price, quantity, on }, { day }) => `${quantity} × ${price} hasta el ${day(on)}`,
    'month.billed': ({ month, totalMinor, series }, { money }) =>
      totalMinor < 0
        ? `${month}${ofRental(series)} resulta en ${money(totalMinor)}, que se abona`
        : `${month}${ofRental(series)} facturado: ${money(totalMinor)}`,
    'month.nothingToBill': ({ month, series }) => `Nada que facturar de ${month}${ofRental(series)}`,
    'month.failed': ({ month, because, series }) => `${month}${ofRental(series)} no se puede facturar: ${because}`,
    'usage.imported': ({ calls, months }, { list }) =>
      `Llegaron ${calls} ${calls === 1 ? 'llamada' : 'llamadas'} de ${list(months)}`,
    'usage.late': ({ month, calls }) => `Llegaron tarde ${calls} llamadas de ${month}: van en la próxima factura`,
    'cancellation.requested': ({ endsOn, reason }, { day }) => `El servicio termina el ${day(endsOn)}: ${reason}`,
    'cancellation.withdrawn': ({ reason }) => `El servicio continúa: ${reason}`,
    'cancellation.extended': ({ endsOn }, { day }) =>
      `El servicio continúa hasta el ${day(endsOn)}: hay números que aún no se han portado`,
    'subscription.ended': () => 'La suscripción terminó y está facturada por completo',
    'contract.continued': ({ throughOn, series }, { day }) =>
      `El contrato${ofRental(series)} fue hasta el ${day(throughOn)}: sigue mes a mes`,
    'taxProfile.changed': ({ fields }, { list }) => `Datos fiscales cambiados: ${list(fields)}`,
    'invoice.stamped': ({ number, uuid }) => `CFDI de ${number} timbrado: ${uuid}`,
    'rep.due': ({ month, dueOn }, { day }) =>
      `Complemento de pago de ${month} por emitir, a más tardar el ${day(dueOn)}`,
    'rep.stamped': ({ month, uuid }) => `Complemento de pago de ${month} timbrado: ${uuid}`,
    'rep.cancelled': ({ month, reason }) => `Complemento de pago de ${month} cancelado: ${reason}`,

    'equipment.ordered': ({ mode, lines }) =>
      `${mode === 'rental' ? 'Equipo pedido en alquiler' : 'Equipo pedido'}: ${ordered(lines)}`,
    'equipment.signed': ({ on, invoiceByOn }, { day }) =>
      invoiceByOn === null
        ? `Pedido firmado el ${day(on)}`
        : `Pedido firmado el ${day(on)}: se factura a más tardar el ${day(invoiceByOn)}`,
    'equipment.released': ({ on }, { day }) => `Pedido liberado el ${day(on)}`,
    'equipment.invoiced': ({ totalMinor }, { money }) => `Equipo facturado: ${money(totalMinor)}`,
    'equipment.delivered': ({ on, throughOn }, { day }) =>
      throughOn === null
        ? `Entregado el ${day(on)}`
        : `En alquiler desde el ${day(on)}, con contrato hasta el ${day(throughOn)}`,
    'equipment.replaced': ({ price, quantity, reason }) => `Reemplazado en garantía: ${quantity} × ${price}: ${reason}`,
    'rental.ended': ({ on }, { day }) => `El alquiler termina el ${day(on)}`,
    'port.requested': ({ numbers, earliestOn, latestOn }, { day }) =>
      `${numbers} números se portan entre el ${day(earliestOn)} y el ${day(latestOn)}`,
    'port.completed': ({ on, endsOn }, { day }) =>
      endsOn === null
        ? `Los números se portaron el ${day(on)}`
        : `Los números se portaron el ${day(on)}: el servicio termina el ${day(endsOn)}`,
    'port.failed': ({ reason }) => `Los números no se han portado: ${reason}`,

    'task.dismissed': ({ reason }) => `Tarea descartada: ${reason}`,

    'promise.kept': ({ amountMinor }, { money }) => `Promesa de ${money(amountMinor)} cumplida`,
    'promise.broken': ({ amountMinor, receivedMinor }, { money }) =>
      `Prometidos ${money(amountMinor)}, recibidos ${money(receivedMinor)}`,
    'plan.kept': () => 'Llegaron todos los pagos del plan',
    'plan.missed': ({ on }, { day }) => `No llegó el pago del plan del ${day(on!)}`,

    'method.added': (data) => `${data.brand} ${data.last4} añadida${'once' in data ? ' para un solo pago' : ''}`,
    'method.removed': () => 'Método de pago retirado',
    'method.defaulted': () => 'Otro método de pago es el predeterminado',
    'method.changed': ({ brand, last4 }) => `${brand} ${last4} fue renovada por su red`,
    'autopay.changed': ({ enabled }) => (enabled ? 'Pago automático activado' : 'Pago automático desactivado'),
    'policy.changed': ({ from, to }) => `Política ${from.name} ${from.version} → ${to.name} ${to.version}`,
  },
};
