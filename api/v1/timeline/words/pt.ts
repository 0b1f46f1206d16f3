import type { TimelineWords } from './words.ts';

const holds: TimelineWords['holds'] = {
  agent: 'uma pausa',
  legal: 'uma pausa legal',
  dispute: 'uma contestação',
  promise: 'uma promessa de pagamento',
  plan: 'um plano de pagamento',
  proof: 'um comprovante em análise',
  transfer: 'uma transferência que pode ser sua',
};

const commands: TimelineWords['commands'] = {
  pause: 'Pausa',
  resume: 'Fim da pausa',
  extend: 'Prorrogação',
  promise: 'Promessa de pagamento',
  plan: 'Plano de pagamento',
  cancelPromise: 'Promessa retirada',
  cancelPlan: 'Plano retirado',
  retryNow: 'Cobrança pedida',
  skipReminder: 'Lembrete omitido',
  sendReminder: 'Lembrete pedido',
  deactivate: 'Desativação',
  reactivate: 'Reativação',
  writeOff: 'Dívida baixada',
  close: 'Encerramento da conta',
  reopen: 'Reabertura da conta',
  changePolicy: 'Mudança de política',
};

const held: TimelineWords['held'] = {
  switch: 'as desativações estão paradas',
  bankFeed: 'faltam os movimentos recentes do banco',
  breaker: 'há desativações demais em um dia',
};

/** Brazilian Portuguese. */
const ofRental = (series?: 'rental'): string => (series === undefined ? '' : ' (aluguel)');

const ordered = (lines: { price: string; quantity: number }[]): string =>
  lines.map(({ price, quantity }) => `${quantity} × ${price}`).join(', ');

export const PT: TimelineWords = {
  holds,
  commands,
  held,
  sentences: {
    'account.opened': ({ policy }) => `Conta aberta com a política ${policy.name} ${policy.version}`,
    'account.changed': ({ fields }, { list }) => `Dados alterados: ${list(fields)}`,
    'account.closed': () => 'Conta encerrada',
    'account.reopened': () => 'Conta reaberta',
    'account.mended': () => 'O que impedia decidir sobre esta conta foi reparado; ela segue adiante',

    'invoice.issued': ({ number, totalMinor, dueOn }, { money, day }) =>
      `Fatura ${number} de ${money(totalMinor)}, vence em ${day(dueOn)}`,
    'invoice.paid': ({ number }) => `Fatura ${number} paga`,
    'invoice.voided': ({ reason }) => `Fatura cancelada: ${reason}`,
    'invoice.changed': ({ number, from, dueOn, reason }, { day }) =>
      `A fatura ${number} vence em ${day(dueOn)}, não mais em ${day(from)}: ${reason}`,
    'invoice.uncollectible': ({ amountMinor }, { money }) => `Fatura incobrável: ${money(amountMinor)}`,
    'invoice.reopened': ({ number, amountMinor }, { money }) =>
      `A fatura ${number} está aberta de novo: ${money(amountMinor)}`,

    'charge.attempted': ({ amountMinor, invoiceIds }, { money }) =>
      `Cobrança de ${money(amountMinor)} por ${invoiceIds.length === 1 ? 'uma fatura' : `${invoiceIds.length} faturas`}`,
    'charge.succeeded': ({ amountMinor }, { money }) => `Cobrado: ${money(amountMinor)}`,
    'charge.declined': ({ declineCode }) => `Cobrança recusada: ${declineCode}`,
    'charge.unknown': () => 'O provedor não respondeu: é consultado antes de qualquer outra tentativa',
    'charge.reconciled': ({ outcome }) =>
      ({
        succeeded: 'Consultado com o provedor: o dinheiro foi cobrado',
        declined: 'Consultado com o provedor: tinha recusado',
        lost: 'Consultado com o provedor: nada foi cobrado',
      })[outcome],
    'charge.pending': ({ amountMinor }, { money }) => `O débito em conta de ${money(amountMinor)} está a caminho`,
    'charge.confirming': ({ until }, { instant }) => `O banco pede a confirmação do titular, até ${instant(until)}`,
    'charge.lost': () => 'A tentativa nunca chegou ao provedor',
    'charge.skipped': (data) =>
      'attemptId' in data
        ? 'Não cobrado: o saldo mudou nesse meio-tempo'
        : 'Não cobrado no seu horário: será cobrado no próximo',
    'charge.held': (data, { instant }) =>
      'until' in data && data.until !== undefined
        ? `Não cobrado: este cartão não pode ser tentado até ${instant(data.until)}`
        : `Não cobrado, as cobranças estão paradas: ${data.reason}`,
    'charge.refused': ({ because }) => `O provedor não aceita esta cobrança: ${because}`,
    'charge.returned': ({ amountMinor, declineCode }, { money }) =>
      `O débito em conta de ${money(amountMinor)} foi devolvido: ${declineCode}`,
    'chargeback.received': ({ amountMinor }, { money }) => `Chargeback de ${money(amountMinor)}`,
    'chargeback.closed': ({ amountMinor, outcome }, { money }) =>
      `Chargeback de ${money(amountMinor)} ${outcome === 'won' ? 'ganho' : 'perdido'}`,
    'retry.scheduled': ({ at }, { instant }) =>
      at === null ? 'Nova tentativa quando for possível' : `Nova tentativa em ${instant(at)}`,
    'retries.exhausted': ({ attempts }) => `Recusado ${attempts} vezes: não se tenta mais por si só`,

    'email.sent': ({ to, subject }, { list }) => `E-mail para ${list(to)}: “${subject}”`,
    'email.skipped': (data) =>
      `E-mail não enviado (${data.template}): ${'why' in data ? data.why : 'já não seria verdade'}`,
    'email.held': ({ template, reason }) => `E-mail não enviado (${template}), os e-mails estão parados: ${reason}`,
    'email.bounced': ({ template, bounced }, { list }) => `E-mail (${template}) devolvido por ${list(bounced)}`,
    'email.complained': ({ template, complained }, { list }) =>
      `${list(complained)} marcou um e-mail (${template}) como indesejado`,
    'email.received': ({ from, subject }) => `${from} escreveu: “${subject}”`,
    'payLink.opened': () => 'A página de um link de pagamento foi aberta, pelo leitor ou por um filtro de e-mail',

    'overdue.began': (data, { money, day }) =>
      'dueOn' in data && data.dueOn !== undefined
        ? `${money(data.overdueMinor)} vencidos desde ${day(data.dueOn)}`
        : `${money(data.overdueMinor)} vencidos`,
    'overdue.ended': () => 'Nada mais está vencido que se deva cobrar',
    'service.deactivated': ({ why, overdueMinor }, { money }) =>
      why === 'fraud' ? 'Serviço desativado por fraude' : `Serviço desativado: ${money(overdueMinor)} vencidos`,
    'service.reactivated': (data, { day }) => {
      if (data.why === 'paid') return 'Serviço reativado: está pago';
      return data.until === null
        ? 'Serviço reativado por um agente'
        : `Serviço reativado por um agente até ${day(data.until)}`;
    },
    'service.relocked': ({ why }) =>
      why === 'proofNotSettled'
        ? 'Serviço desativado de novo: o dinheiro do comprovante não chegou a tempo'
        : 'Serviço desativado de novo: acabaram os dias dados por um agente',
    'service.provisional': ({ until }, { instant }) =>
      `Serviço reativado por um comprovante, até ${instant(until)} se o dinheiro não chegar`,
    'deactivation.held': ({ why, until }, { day }) => `Não será desativado antes de ${day(until)}: ${held[why]}`,

    'hold.placed': ({ hold, until }, { instant }) =>
      `A cobrança espera por ${holds[hold]}${until === null ? '' : `, até ${instant(until)}`}`,
    'hold.released': ({ hold }) => `A cobrança não espera mais por ${holds[hold]}`,
    'override.applied': ({ command, reason }) => `${commands[command]}: ${reason}`,
    'override.refused': ({ command, reason }) => `${commands[command]}, recusada: ${reason}`,

    'transfer.received': (data, { money }) =>
      `Transferência de ${money(data.amountMinor)} recebida${'retiredAccount' in data ? ', em uma conta que não se usa mais' : ''}`,
    'transfer.matched': ({ status }) =>
      status === 'matched' ? 'Transferência conciliada' : 'Transferência conciliada com uma parte do que se deve',
    'transfer.unmatched': ({ reason }) => `Transferência separada da conta: ${reason}`,
    'transfer.flagged': ({ differs }, { list }) =>
      differs.length === 0
        ? 'O banco informou duas vezes uma transferência'
        : `Uma transferência chegou duas vezes, com outro conteúdo: ${list(differs)}`,
    'transfer.suggested': ({ amountMinor }, { money }) =>
      `Uma transferência de ${money(amountMinor)} sem identificação pode ser desta conta`,

    'proof.received': ({ amountMinor }, { money }) => `Comprovante de um pagamento de ${money(amountMinor)} recebido`,
    'proof.accepted': ({ amountMinor, until }, { money, instant }) =>
      `Comprovante de ${money(amountMinor)} aceito: o dinheiro tem até ${instant(until)}`,
    'proof.rejected': ({ amountMinor, reason }, { money }) =>
      `Comprovante de ${money(amountMinor)} recusado: ${reason}`,
    'proof.settled': ({ amountMinor }, { money }) => `Chegou o dinheiro do comprovante: ${money(amountMinor)}`,
    'proof.partlySettled': ({ cameMinor, amountMinor }, { money }) =>
      `Chegaram ${money(cameMinor)} de ${money(amountMinor)}`,
    'proof.returned': (data, { money }) =>
      'amountMinor' in data && data.amountMinor !== undefined
        ? `Os ${money(data.amountMinor)} do comprovante não chegaram a tempo`
        : 'O dinheiro do comprovante tinha sido conciliado por engano',
    'dispute.opened': ({ reason }) => `Fatura contestada: ${reason}`,
    'dispute.resolved': ({ outcome, creditMinor }, { money }) =>
      `Contestação ${outcome === 'accepted' ? 'aceita' : 'recusada'}${creditMinor > 0 ? `, com ${money(creditMinor)} de crédito` : ''}`,

    'credit.applied': (data, { money }) =>
      'creditNoteId' in data
        ? `Nota de crédito de ${money(data.amountMinor)}: ${data.reason}`
        : `Crédito de ${money(data.amountMinor)} aplicado ao que se deve`,
    'balance.adjusted': ({ amountMinor }, { money }) => `Um pequeno resto foi perdoado: ${money(amountMinor)}`,
    'refund.made': ({ amountMinor, reason }, { money }) => `${money(amountMinor)} de crédito são devolvidos: ${reason}`,
    'refund.paid': ({ amountMinor, isPending }, { money }) =>
      isPending ? `${money(amountMinor)} estão voltando: o banco leva alguns dias` : `${money(amountMinor)} devolvidos`,
    'refund.failed': ({ amountMinor, because }, { money }) =>
      `${money(amountMinor)} não puderam voltar por onde vieram: ${because}`,
    'refund.undone': ({ amountMinor, reason }, { money }) =>
      `${money(amountMinor)} não são devolvidos e voltam a ser crédito: ${reason}`,

    'owner.changed': ({ from, to }) => {
      if (to === null) return `${from} não é mais responsável pela conta`;
      return from === null ? `${to} é responsável pela conta` : `${to} é responsável pela conta, no lugar de ${from}`;
    },
    'note.added': ({ text }) => `Nota: ${text}`,
    'call.noted': ({ with: whom, text }) =>
      `Ligação${whom === null ? '' : ` com ${whom}`}${text === null ? '' : `: ${text}`}`,
    'contact.added': ({ name }) => `Contato adicionado: ${name}`,
    'contact.changed': ({ name, fields }, { list }) => `Contato alterado: ${name} (${list(fields)})`,
    'contact.removed': ({ name }) => `Contato removido: ${name}`,
    'subscription.started': ({ startsOn, firstInvoiceOn }, { day }) =>
      `O faturamento começa em ${day(startsOn)}; a primeira fatura sai em ${day(firstInvoiceOn)}`,
    'subscription.moved': ({ freeMonths, startsOn, firstInvoiceOn }, { day }) =>
      `Meses grátis: ${freeMonths}; o faturamento começa em ${day(startsOn)}; a primeira fatura sai em ${day(firstInvoiceOn)}`,
    'item.added': ({ price, quantity, on }, { day }) => `${quantity} × ${price} a partir de ${day(on)}`,
    'item.removed': ({ price, quantity, on }, { day }) => `${quantity} × ${price} até ${day(on)}`,
    'month.billed': ({ month, totalMinor, series }, { money }) =>
      totalMinor < 0
        ? `${month}${ofRental(series)} resulta em ${money(totalMinor)}, que é creditado`
        : `${month}${ofRental(series)} faturado: ${money(totalMinor)}`,
    'month.nothingToBill': ({ month, series }) => `Nada a faturar de ${month}${ofRental(series)}`,
    'month.failed': ({ month, because, series }) => `${month}${ofRental(series)} não pode ser faturado: ${because}`,
    'usage.imported': ({ calls, months }, { list }) =>
      `Chegaram ${calls} ${calls === 1 ? 'chamada' : 'chamadas'} de ${list(months)}`,
    'usage.late': ({ month, calls }) => `Chegaram tarde ${calls} chamadas de ${month}: vão na próxima fatura`,
    'cancellation.requested': ({ endsOn, reason }, { day }) => `O serviço termina em ${day(endsOn)}: ${reason}`,
    'cancellation.withdrawn': ({ reason }) => `O serviço continua: ${reason}`,
    'cancellation.extended': ({ endsOn }, { day }) =>
      `O serviço continua até ${day(endsOn)}: há números que ainda não foram portados`,
    'subscription.ended': () => 'A assinatura terminou e está toda faturada',
    'contract.continued': ({ throughOn, series }, { day }) =>
      `O contrato${ofRental(series)} foi até ${day(throughOn)}: continua mês a mês`,
    'taxProfile.changed': ({ fields }, { list }) => `Dados fiscais alterados: ${list(fields)}`,
    'invoice.stamped': ({ number, uuid }) => `CFDI de ${number} selado: ${uuid}`,
    'rep.due': ({ month, dueOn }, { day }) => `Complemento de pagamento de ${month} a emitir até ${day(dueOn)}`,
    'rep.stamped': ({ month, uuid }) => `Complemento de pagamento de ${month} selado: ${uuid}`,
    'rep.cancelled': ({ month, reason }) => `Complemento de pagamento de ${month} cancelado: ${reason}`,

    'equipment.ordered': ({ mode, lines }) =>
      `${mode === 'rental' ? 'Equipamento pedido em aluguel' : 'Equipamento pedido'}: ${ordered(lines)}`,
    'equipment.signed': ({ on, invoiceByOn }, { day }) =>
      invoiceByOn === null
        ? `Pedido assinado em ${day(on)}`
        : `Pedido assinado em ${day(on)}: faturado até ${day(invoiceByOn)}`,
    'equipment.released': ({ on }, { day }) => `Pedido liberado em ${day(on)}`,
    'equipment.invoiced': ({ totalMinor }, { money }) => `Equipamento faturado: ${money(totalMinor)}`,
    'equipment.delivered': ({ on, throughOn }, { day }) =>
      throughOn === null ? `Entregue em ${day(on)}` : `Em aluguel desde ${day(on)}, com contrato até ${day(throughOn)}`,
    'equipment.replaced': ({ price, quantity, reason }) => `Substituído na garantia: ${quantity} × ${price}: ${reason}`,
    'rental.ended': ({ on }, { day }) => `O aluguel termina em ${day(on)}`,
    'port.requested': ({ numbers, earliestOn, latestOn }, { day }) =>
      `${numbers} números são portados entre ${day(earliestOn)} e ${day(latestOn)}`,
    'port.completed': ({ on, endsOn }, { day }) =>
      endsOn === null
        ? `Os números foram portados em ${day(on)}`
        : `Os números foram portados em ${day(on)}: o serviço termina em ${day(endsOn)}`,
    'port.failed': ({ reason }) => `Os números não foram portados: ${reason}`,

    'task.dismissed': ({ reason }) => `Tarefa descartada: ${reason}`,

    'promise.kept': ({ amountMinor }, { money }) => `Promessa de ${money(amountMinor)} cumprida`,
    'promise.broken': ({ amountMinor, receivedMinor }, { money }) =>
      `Prometidos ${money(amountMinor)}, recebidos ${money(receivedMinor)}`,
    'plan.kept': () => 'Todas as parcelas do plano chegaram',
    'plan.missed': ({ on }, { day }) => `A parcela do plano de ${day(on!)} não chegou`,

    'method.added': (data) => `${data.brand} ${data.last4} adicionado${'once' in data ? ' para um só pagamento' : ''}`,
    'method.removed': () => 'Meio de pagamento removido',
    'method.defaulted': () => 'Outro meio de pagamento é o padrão',
    'method.changed': ({ brand, last4 }) => `${brand} ${last4} foi renovado pela sua rede`,
    'autopay.changed': ({ enabled }) => (enabled ? 'Débito automático ativado' : 'Débito automático desativado'),
    'policy.changed': ({ from, to }) => `Política ${from.name} ${from.version} → ${to.name} ${to.version}`,
  },
};
