import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, isGrpcServiceError } from '@temporalio/client';
import type { SearchAttributeType } from '@temporalio/common';
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes';
import { msToTs } from '@temporalio/common/lib/time';

const DAY_MS = 86_400_000;
const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;
const INVALID_ARGUMENT = 3;
/** PERMISSION_DENIED and UNIMPLEMENTED. */
const NOT_OURS = [7, 12];
/** Every part of the server learns of a new namespace and its attributes in its own time. */
const USABLE_WITHIN_MS = 30_000;

interface AttributeKey {
  name: string;
  type: SearchAttributeType;
}

/** `isSaid`: of a namespace that is there as well. */
interface Retention {
  days: number;
  isSaid: boolean;
}

/**
 * Makes the namespace and its search attributes where they are missing, and waits until they can be used. A namespace
 * that is there keeps closed runs as long as is said. Safe to repeat.
 */
export async function register(
  connection: Connection,
  namespace: string,
  retention: Retention,
  attributes: readonly AttributeKey[],
): Promise<void> {
  await registerNamespace(connection, namespace, retention);
  await addAttributes(connection, namespace, attributes);
  await untilUsable(connection, namespace, attributes);
}

async function registerNamespace(connection: Connection, namespace: string, retention: Retention): Promise<void> {
  const wanted = msToTs(retention.days * DAY_MS);
  try {
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    const differs = Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) !== Number(wanted.seconds);
    if (retention.isSaid && differs) await keepFor(connection, namespace, wanted);
    return;
  } catch (error) {
    if (grpcCode(error) !== NOT_FOUND) throw error;
  }
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: wanted,
      description: 'Puntual: one workflow an account',
    });
  } catch (error) {
    if (grpcCode(error) !== ALREADY_EXISTS) throw error;
  }
}

/** On a server that we may not change, an operator says how long. */
async function keepFor(
  connection: Connection,
  namespace: string,
  workflowExecutionRetentionTtl: ReturnType<typeof msToTs>,
): Promise<void> {
  try {
    await connection.workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl } });
  } catch (error) {
    if (!NOT_OURS.includes(grpcCode(error) ?? 0)) throw error;
  }
}

/**
 * On a server that we may not change, an operator has made them: asked for first, and made only where they are missing.
 */
async function addAttributes(
  connection: Connection,
  namespace: string,
  attributes: readonly AttributeKey[],
): Promise<void> {
  const { customAttributes } = await retried(() => connection.operatorService.listSearchAttributes({ namespace }));
  const missing = attributes.filter(({ name }) => !(name in customAttributes));
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(
    missing.map(({ name, type }) => [name, encodeSearchAttributeIndexedValueType(type) ?? 0]),
  );
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
}

async function untilUsable(
  connection: Connection,
  namespace: string,
  attributes: readonly AttributeKey[],
): Promise<void> {
  const query = ["WorkflowType = 'none'", ...attributes.map(({ name }) => `${name} IS NULL`)].join(' AND ');
  await retried(() => connection.workflowService.listWorkflowExecutions({ namespace, pageSize: 1, query }));
}

async function retried<T>(ask: () => Promise<T>): Promise<T> {
  const until = Date.now() + USABLE_WITHIN_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const code = grpcCode(error);
      if ((code !== NOT_FOUND && code !== INVALID_ARGUMENT) || Date.now() > until) throw error;
    }
    await pause(50);
  }
}

function grpcCode(error: unknown): number | null {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && error.cause !== undefined ? grpcCode(error.cause) : null;
}
