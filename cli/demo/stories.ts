import type { Day } from '../../domain/time.ts';
import type { Step } from './steps.ts';
import { creditNote, dispute, invoice, local, method, override, payBalance, promise, proof, transfer, until, untilCharged } from './steps.ts';

/** A company of the demo: who it is, when its clock starts, what happens, and the day on which we find it. */
export interface Story {
  id: string;
  name: string;
  shows: string;
  autopay: boolean;
  startsOn: Day;
  steps: Step[];
  /** Its clock is there when, and only when, all of it has happened. */
  endsAt: string;
}

interface Tale { from: Day; to: Day; autopay?: boolean }

/** Ends with the clock on its last day, or just past a charge, which comes at nine at the earliest. */
const tell = (id: string, name: string, shows: string, { from, to, autopay = false }: Tale, ...steps: Step[]): Story => {
  const endsWithCharge = steps.at(-1) === untilCharged;
  return { id, name, shows, autopay, startsOn: from, steps: endsWithCharge ? steps : [...steps, until(to, '13:00')], endsAt: local(to, endsWithCharge ? '09:00' : '13:00') };
};

/** Invoiced on 2 March 2026, due on the 10th; found again some day after. */
const march = (to: Day, autopay = false) => ({ from: '2026-03-02' as Day, to, autopay });
const bill = (netMinor: number): Step => invoice(netMinor, '2026-03-02', 'Servicio telefónico, marzo 2026');

/** Invoiced on 5 January 2026, due on the 10th; day 60 is 11 March, and service goes off on the 12th. */
const january = (to: Day, autopay = false) => ({ from: '2026-01-05' as Day, to, autopay });
const oldBill = (netMinor: number): Step => invoice(netMinor, '2026-01-05', 'Servicio telefónico, enero 2026');
const off: Day = '2026-03-12';

/** An account in every state that the chart knows. */
export const stories: Story[] = [
  tell('tornillo', 'Ferretería El Tornillo SA de CV', 'current, paid by autopay', march('2026-03-12', true), method('tok_ok'), bill(100_000)),
  tell('azucena', 'Florería Azucena SA de CV', 'current, paid by autopay', march('2026-03-13', true), method('tok_ok'), bill(45_000)),
  tell('minerva', 'Clínica Dental Minerva SC', 'current, paid by autopay', march('2026-03-16', true), method('tok_ok'), bill(189_900)),
  tell('obispado', 'Hotel Obispado SA de CV', 'three months paid by autopay', { from: '2026-01-02', to: '2026-03-20', autopay: true },
    method('tok_ok'), invoice(389_000, '2026-01-02'), until('2026-02-02'), invoice(389_000, '2026-02-02'), until('2026-03-02'), invoice(389_000, '2026-03-02')),
  tell('nevado', 'Transportes Nevado de Toluca SA de CV', 'invoice out, charge tomorrow', march('2026-03-09', true), method('tok_ok'), bill(740_000)),
  tell('alondra', 'Papelería La Alondra SA de CV', 'invoice out, autopay waits', march('2026-03-04', true), method('tok_ok'), bill(32_000)),
  tell('jacaranda', 'Colegio Jacarandas AC', 'invoice out, pays by transfer', march('2026-03-06'), bill(512_000)),
  tell('mezquite', 'Parrilla El Mezquite SA de CV', 'paid by transfer', march('2026-03-11'), bill(88_000), until('2026-03-09'), transfer('2026-03-09')),
  tell('bajio', 'Empacadora del Bajío SPR de RL', 'paid by the customer with a card', march('2026-03-12'), method('tok_ok'), bill(264_000), until('2026-03-08'), payBalance),
  tell('roble', 'Maderas El Roble Viejo SA de CV', 'credit on the account', march('2026-03-12'), bill(120_000), until('2026-03-10'), transfer('2026-03-10', 200_000)),
  tell('tezontle', 'Constructora Tezontle SA de CV', 'credit note, the rest is due', march('2026-03-09'), bill(430_000), creditNote(58_000, 'Dos líneas dadas de baja en febrero')),

  tell('colibri', 'Mensajería Colibrí SA de CV', 'declined once, paid an hour later', march('2026-03-11', true), method('tok_declined_once'), bill(99_000)),
  tell('nopalera', 'Abarrotes La Nopalera SA de CV', 'declined, tried again within the hour', march('2026-03-10', true), method('tok_insufficient_funds'), bill(51_000), untilCharged),
  tell('tlaloc', 'Purificadora Tláloc SA de CV', 'declined twice, next retry on day 3', march('2026-03-11', true), method('tok_insufficient_funds'), bill(67_500)),
  tell('itzel', 'Boutique Itzel SA de CV', 'next retry on day 7', march('2026-03-15', true), method('tok_insufficient_funds'), bill(38_900)),
  tell('quetzal', 'Viajes Quetzal SA de CV', 'ladder of retries exhausted', march('2026-03-26', true), method('tok_insufficient_funds'), bill(210_000)),
  tell('obsidiana', 'Seguridad Obsidiana SA de CV', 'stolen card: a new one is needed', march('2026-03-11', true), method('tok_stolen'), bill(330_000)),
  tell('cenote', 'Refacciones El Cenote SA de CV', 'expired card: a new one is needed', march('2026-03-12', true), method('tok_expired'), bill(145_000)),
  tell('mariposa', 'Guardería Mariposa Monarca SC', 'direct debit on its way', march('2026-03-10', true), method('tok_bank_ok'), bill(176_000), untilCharged),
  tell('volcan', 'Gimnasio Volcán SA de CV', 'direct debit returned', march('2026-03-17', true), method('tok_bank_returned'), bill(92_000)),

  tell('alameda', 'Librería Alameda Central SA de CV', 'overdue, day 1', march('2026-03-11'), bill(29_900)),
  tell('zocalo', 'Óptica del Zócalo SA de CV', 'overdue, day 7', march('2026-03-17'), bill(57_000)),
  tell('palmar', 'Mariscos El Palmar SA de CV', 'overdue, day 15', march('2026-03-25'), bill(83_400)),
  tell('encino', 'Veterinaria El Encino SC', 'overdue, day 30', march('2026-04-09'), bill(41_200)),
  tell('arrecife', 'Buceo Arrecife SA de CV', 'overdue, day 45', march('2026-04-24'), bill(118_000)),
  tell('sauce', 'Lavandería El Sauce SA de CV', 'last notice is out', march('2026-05-05'), bill(36_800)),
  tell('peninsula', 'Importadora Península SA de CV', 'two invoices overdue', { from: '2026-02-02', to: '2026-03-20' }, invoice(150_000, '2026-02-02'), until('2026-03-02'), invoice(150_000, '2026-03-02')),
  tell('madrono', 'Tortillería El Madroño SA de CV', 'paid in part, still overdue', march('2026-03-20'), bill(64_000), until('2026-03-13'), transfer('2026-03-13', 40_000)),
  tell('cardon', 'Agrícola El Cardón SPR de RL', 'a transfer that nobody can match', march('2026-03-14'), bill(275_000), until('2026-03-12'), transfer('2026-03-12', 319_000, 'Pago de servicios marzo')),

  tell('amate', 'Imprenta Amate SA de CV', 'in dispute', march('2026-03-18'), bill(198_000), until('2026-03-09'), dispute('Nos cobran dos líneas que dimos de baja en enero')),
  tell('copal', 'Artesanías El Copal SA de CV', 'in part in dispute, the rest overdue', march('2026-03-18'), bill(156_000), until('2026-03-09'), dispute('El equipo llegó dañado', 50_000)),
  tell('manglar', 'Ecoturismo Manglar SA de CV', 'paused by an agent', march('2026-03-20'), bill(72_000), until('2026-03-13'), override('pause', 'Espera su nueva orden de compra', { until: '2026-04-10' })),
  tell('girasol', 'Aceites Girasol SA de CV', 'promised to pay', march('2026-03-19'), bill(134_000), until('2026-03-18'), promise('2026-03-27', 'Pagan en cuanto cobren a su cliente')),
  tell('pedregal', 'Gráficas Pedregal SA de CV', 'a proof waits for an agent', march('2026-03-19'), bill(59_000), until('2026-03-18', '18:00'), proof('2026-03-18', 'wait')),
  tell('tecolote', 'Café El Tecolote SA de CV', 'a proof was rejected', march('2026-03-20'), bill(24_900), until('2026-03-18'), proof('2026-03-17', { reject: 'La clave de rastreo no existe en el CEP' })),

  tell('barranca', 'Minera Barranca del Cobre SA de CV', 'deactivated', january('2026-03-20'), oldBill(890_000), until(off, '18:00')),
  tell('chinampa', 'Hortalizas Chinampa SPR de RL', 'deactivated', january('2026-04-02'), oldBill(53_000), until(off, '18:00')),
  tell('ahuehuete', 'Notaría Ahuehuete SC', 'back for now, on a proof', january('2026-03-13'), oldBill(97_000), until('2026-03-13'), proof('2026-03-12', 'accept')),
  tell('pirul', 'Talleres El Pirul SA de CV', 'the money of the proof never came', january('2026-03-23'), oldBill(48_000), until('2026-03-13'), proof('2026-03-12', 'accept')),
  tell('huizache', 'Carnicería Huizache SA de CV', 'reactivated by paying', january('2026-03-20'), method('tok_ok'), oldBill(61_000), until('2026-03-17'), payBalance),
  tell('caoba', 'Muebles Caoba Fina SA de CV', 'reactivated: proof, then the transfer', january('2026-03-20'), oldBill(305_000), until('2026-03-13'), proof('2026-03-12', 'accept'), until('2026-03-17', '10:00'), transfer('2026-03-17')),

  // Last, since the bank is asked again five minutes of real time later.
  tell('lucero', 'Radio Lucero SA de CV', 'the bank has not answered', march('2026-03-10', true), method('tok_timeout_charged'), bill(81_000), untilCharged),
];
