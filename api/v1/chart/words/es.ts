import type { ChartWords } from './words.ts';

/** Mexican Spanish, formal. */
export const ES: ChartWords = {
  titles: {
    hold: 'Espera',
    'hold.none': 'Sin espera',
    'hold.held': 'En espera',
    payment: 'Cobro',
    'payment.idle': 'Nada en curso',
    'payment.charging': 'Cobrando',
    'payment.confirming': 'Por confirmar',
    'payment.unknown': 'Sin respuesta',
    autopay: 'Pago automático',
    'autopay.off': 'Sin nada que cobrar',
    'autopay.idle': 'Listo',
    'autopay.retryScheduled': 'Reintento programado',
    'autopay.needsMethod': 'Falta un método',
    'autopay.exhausted': 'Agotado',
    service: 'Servicio',
    'service.active': 'Activo',
    'service.off': 'Desactivado',
    'service.forDebt': 'Por adeudo',
    'service.forWrittenOff': 'Por castigo',
    'service.forFraud': 'Por fraude',
    'service.lent': 'Provisional',
    'service.onProof': 'Por comprobante',
    'service.byAgent': 'Por una persona',
    'service.cancelled': 'Cancelado',
    collections: 'Cobranza',
    'collections.current': 'Al corriente',
    'collections.overdue': 'Vencida',
    'collections.reminding': 'Recordatorios',
    'collections.noticed': 'Último aviso dado',
    'collections.unreachable': 'No le llegan avisos',
    'collections.awaitingApproval': 'Espera aprobación',
    'collections.deactivated': 'Desactivada',
    'collections.writtenOff': 'Castigada',
    'collections.closed': 'Cerrada',
    billing: 'Facturación',
    'billing.none': 'Sin suscripción',
    'billing.running': 'Se factura',
    'billing.ended': 'Terminada',
  },
  meanings: {
    hold:
      'Lo que mantiene en calma la cuenta: una pausa, una promesa, un plan, una aclaración, un comprobante ' +
      'en revisión, una transferencia que podría ser suya. Las esperas se suman y cada una termina por sí ' +
      'sola.',
    'hold.none': 'Nada se detiene.',
    'hold.held': 'Sin cobros, recordatorios ni desactivación por lo que las esperas cubren. Los días siguen contando.',
    payment: 'Un intento a la vez, lo pida quien lo pida.',
    'payment.idle': 'No hay nada en el banco.',
    'payment.charging': 'Hay un intento en el banco; mientras tanto se rechaza cualquier otro.',
    'payment.confirming':
      'El banco espera que el titular confirme el cargo, durante un día (política). Hasta entonces nadie ' +
      'cobra, recuerda ni desactiva.',
    'payment.unknown':
      'El banco no contestó. Se le pregunta qué fue del intento; nunca se adivina. Hasta entonces nadie ' +
      'cobra, recuerda ni desactiva.',
    autopay: 'Cobros que se hacen solos.',
    'autopay.off': 'El cliente paga a mano; nada se cobra por sí solo.',
    'autopay.idle': 'Lo que vence se cobra en su día, una vez.',
    'autopay.retryScheduled':
      'Un cobro fue rechazado. Se intenta de nuevo una hora después, y luego en los días de la política.',
    'autopay.needsMethod': 'El banco dijo que nunca más con esta tarjeta: solo ayuda una nueva.',
    'autopay.exhausted':
      'Todos los intentos automáticos fueron rechazados. Una persona, el cliente o una tarjeta nueva ' +
      'todavía pueden cobrar.',
    service: 'Si el cliente tiene el servicio, por qué no, y qué lo devuelve.',
    'service.active': 'El servicio funciona.',
    'service.off':
      'Las llamadas salientes y las funciones están desactivadas. Los números de emergencia, el portal y ' +
      'los números del cliente se conservan.',
    'service.forDebt': 'Por adeudo: vuelve cuando ya nada está vencido, con dinero.',
    'service.forWrittenOff': 'Por un adeudo castigado: vuelve cuando al fin se paga, o por decisión de una persona.',
    'service.forFraud': 'Por fraude: solo un administrador lo devuelve, se pague lo que se pague.',
    'service.lent': 'Activo de nuevo por un tiempo, aunque todavía se debe aquello por lo que se desactivó.',
    'service.onProof': 'Mientras pueda tardar el dinero de los comprobantes aceptados.',
    'service.byAgent': 'Hasta el día que dio una persona.',
    'service.cancelled': 'La cuenta está cerrada, y con ella su servicio.',
    collections: 'El caso: desde el primer día vencido hasta que no queda abierto nada exigible.',
    'collections.current': 'Nada está vencido, o es demasiado poco para pedirlo.',
    'collections.overdue': 'Se recuerda en los días de la política y después se da el último aviso.',
    'collections.reminding': 'Se recuerda en los días de la política. Ningún último aviso cuenta todavía, o ya no.',
    'collections.noticed': 'El último aviso salió. El servicio se desactiva el día que ahí se nombra.',
    'collections.unreachable':
      'El último aviso rebotó en todas las direcciones. El servicio sigue hasta que haya otra dirección.',
    'collections.awaitingApproval':
      'Llegó el día, y una persona decide si el servicio se desactiva. Un no espera hasta otro último aviso.',
    'collections.deactivated': 'El servicio está desactivado; lo que falta se dice una vez al mes.',
    'collections.writtenOff': 'Ya no se pide nada, hasta que haya un adeudo nuevo.',
    'collections.closed': 'La cuenta está cerrada. Del dinero que llegue de todos modos tiene que ocuparse alguien.',
    billing: 'Si la cuenta tiene una suscripción y si se facturan sus meses.',
    'billing.none': 'No tiene: las facturas vienen de fuera.',
    'billing.running': 'Cada mes se factura en sus primeros días.',
    'billing.ended': 'Su último mes está facturado.',
  },
  arrows: {
    'an agent pauses, the customer promises, disputes or sends a proof, a plan is made, a transfer comes that may be its own':
      'una persona pausa, el cliente promete, abre una aclaración o envía un comprobante, se hace un plan, ' +
      'llega una transferencia que podría ser suya',
    'the last hold has ended': 'terminó la última espera',
    'autopay, on the due day': 'pago automático, el día del vencimiento',
    'autopay tries again': 'el pago automático lo intenta de nuevo',
    'the customer or an agent pays': 'paga el cliente o una persona por él',
    'an agent retries now': 'una persona lo intenta ahora',
    'a new card is there for old debt': 'hay una tarjeta nueva para un adeudo anterior',
    'the bank took the money': 'el banco tomó el dinero',
    'the bank declined': 'el banco rechazó',
    'a bank account was debited, the money is on its way': 'se cargó una cuenta bancaria, el dinero está en camino',
    'no answer in time': 'sin respuesta a tiempo',
    'the debt changed just before': 'el adeudo cambió justo antes',
    'an admin has stopped charges': 'un administrador detuvo los cobros',
    "the provider can't make this charge": 'el proveedor no puede hacer este cobro',
    'the bank wants the holder to confirm it': 'el banco quiere que el titular lo confirme',
    'the provider knows nothing of it any more': 'el proveedor ya no sabe nada de él',
    'it never reached the bank, and is sent once more': 'nunca llegó al banco, y se envía una vez más',
    'it never reached the bank, and is lost': 'nunca llegó al banco, y está perdido',
    'no declined charge is left to be made up': 'no queda ningún cobro rechazado por reponer',
    'a charge is declined and may be tried again': 'un cobro es rechazado y puede intentarse de nuevo',
    'a charge is declined for good': 'un cobro es rechazado para siempre',
    'the last automatic try is declined': 'el último intento automático es rechazado',
    'autopay is switched off, by the customer or after a chargeback':
      'se quita el pago automático, por el cliente o tras un contracargo',
    'all that was overdue is paid or credited': 'todo lo vencido está pagado o acreditado',
    'an agent accepts proof of all that is overdue': 'una persona acepta comprobantes de todo lo vencido',
    'an admin writes the debt off': 'un administrador castiga el adeudo',
    'proofs that were accepted before cover what is left': 'los comprobantes aceptados antes cubren lo que queda',
    'what was written off is paid after all': 'lo castigado se paga al fin',
    'too long unpaid, the last notice given, nothing in the way':
      'demasiado tiempo sin pagar, el último aviso dado, nada que lo impida',
    'an admin says fraud': 'un administrador dice que es fraude',
    'an agent deactivates': 'una persona desactiva',
    'an agent closes the account': 'una persona cierra la cuenta',
    'an agent, after fraud an admin, reactivates until a day':
      'una persona, tras un fraude un administrador, reactiva hasta un día',
    'an agent, after fraud an admin, reactivates with nothing overdue':
      'una persona, tras un fraude un administrador, reactiva sin nada vencido',
    'the time is over, and nothing is owed': 'se acabó el tiempo, y no se debe nada',
    'its day is over, and what was written off is not paid': 'pasó su día, y lo castigado no está pagado',
    'its day is over, and the debt is still there': 'pasó su día, y el adeudo sigue ahí',
    'what it was off for is settled, whatever fell due since':
      'aquello por lo que se desactivó está saldado, venza lo que haya vencido desde entonces',
    'an agent gives more time': 'una persona da más tiempo',
    'reopened, and what was written off is still not paid': 'reabierta, y lo castigado sigue sin pagarse',
    'reopened, and it was off for fraud': 'reabierta, y estaba desactivada por fraude',
    'reopened, and what it was off for is open again':
      'reabierta, y aquello por lo que se desactivó está abierto otra vez',
    'an agent reopens the account': 'una persona reabre la cuenta',
    'the last notice has left': 'el último aviso salió',
    'the last notice bounced at every address': 'el último aviso rebotó en todas las direcciones',
    "the day is there, under a policy that wants a person's word":
      'llegó el día, con una política que quiere la palabra de una persona',
    'no last notice counts for this debt (none has gone, it named others, or its time is over)':
      'ningún último aviso cuenta para este adeudo (no salió ninguno, nombraba otros, o pasó su tiempo)',
    'money for a debt that was written off is taken back': 'se quita dinero que había pagado un adeudo castigado',
    'the day after an invoice was due, and the service is off already':
      'el día después del vencimiento de una factura, con el servicio ya desactivado',
    'the day after an invoice was due': 'el día después del vencimiento de una factura',
    'an agent closes the account, with nothing open and no credit left':
      'una persona cierra la cuenta, sin nada abierto y sin saldo a favor',
    'the service is deactivated': 'el servicio se desactiva',
    'paid, credited, disputed or void, or all but a small remainder':
      'pagado, acreditado, en aclaración o cancelado, o todo salvo un resto pequeño',
    'the service is on again': 'el servicio está activo otra vez',
    'all that was written off is paid after all': 'todo lo castigado se paga al fin',
    'a new invoice': 'una factura nueva',
    'reopened, with debt that was written off': 'reabierta, con un adeudo castigado',
    'a subscription starts': 'empieza una suscripción',
    'the last month and its calls are billed': 'el último mes y sus llamadas están facturados',
    'an invoice of a month is void, and is made anew': 'la factura de un mes se cancela y se hace de nuevo',
  },
};
