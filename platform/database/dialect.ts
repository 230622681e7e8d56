/**
 * Kysely's PostgreSQL with what makes a page cheap: a transaction begins without waiting for the answer, what it asks at
 * once goes out at once, and a list of any length is one parameter, so that a query has one text and is planned once.
 */
import {
  type BinaryOperationNode,
  CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  type Driver,
  Kysely,
  type OperationNode,
  OperatorNode,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  type QueryCompiler,
  SingleConnectionProvider,
  type TransactionSettings,
  ValueNode,
} from 'kysely'
import { Slot } from './slot.ts'

/** Kysely on a pool whose clients pipeline. */
export function pipelined<DB>(pool: PostgresDialectConfig['pool']): Kysely<DB> {
  const dialect = new PipelinedDialect({ pool })
  const driver = dialect.createDriver()
  driver.init()
  const executor = new PipelinedExecutor(
    dialect.createQueryCompiler(),
    dialect.createAdapter(),
    new DefaultConnectionProvider(driver),
  )
  return new Kysely<DB>({ config: { dialect }, dialect, driver, executor })
}

class PipelinedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): Driver {
    return new EagerDriver(this.#config)
  }
  override createQueryCompiler(): QueryCompiler {
    return new ListCompiler()
  }
}

/** In a transaction Kysely sends a query only when the one before it was answered; here they follow each other. */
class PipelinedExecutor extends DefaultQueryExecutor {
  override withConnectionProvider(provider: ConnectionProvider): DefaultQueryExecutor {
    return super.withConnectionProvider(
      provider instanceof SingleConnectionProvider ? new Unqueued(provider) : provider,
    )
  }
}

/** Connections in a transaction that goes on. */
const begun = new WeakSet<DatabaseConnection>()

/**
 * The one connection of a transaction, for all who ask, in the order they ask in. Whoever goes on asking once its end is on
 * the wire, as the other half of what failed may, would be outside of it: kept, whatever became of the rest.
 */
class Unqueued implements ConnectionProvider {
  readonly #connection: Promise<DatabaseConnection>
  constructor(single: ConnectionProvider) {
    this.#connection = single.provideConnection(async (connection) => connection)
  }
  provideConnection<T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    return this.#connection.then((connection) => {
      if (!begun.has(connection)) throw new Error('This transaction comes to its end')
      return consumer(connection)
    })
  }
}

type Ending = Parameters<PostgresDriver['rollbackTransaction']>[0]

/** `begin` goes down the wire together with the first query. It fails only with its connection, and then so does that query. */
class EagerDriver extends PostgresDriver {
  override beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    begun.add(connection)
    if (settings.isolationLevel || settings.accessMode) return super.beginTransaction(connection, settings)
    connection.executeQuery(CompiledQuery.raw('begin')).catch(() => {})
    return Promise.resolve()
  }
  override commitTransaction(connection: DatabaseConnection): Promise<void> {
    begun.delete(connection)
    return super.commitTransaction(connection)
  }
  override rollbackTransaction(connection: Ending): Promise<void> {
    begun.delete(connection)
    return super.rollbackTransaction(connection)
  }
}

const asArray: Record<string, [before: string, after: string]> = {
  in: [' = any (', ')'],
  'not in': [' <> all (', ')'],
}

/** A list of values, or what stands for one. */
function listOf(node: OperationNode): readonly unknown[] | Slot | undefined {
  if (PrimitiveValueListNode.is(node)) return node.values
  return ValueNode.is(node) && node.value instanceof Slot ? node.value : undefined
}

/** `x in ($1, $2, …)` as `x = any ($1)`; an empty list finds nothing instead of failing. */
class ListCompiler extends PostgresQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand, operator, rightOperand } = node
    const words = OperatorNode.is(operator) ? asArray[operator.operator] : undefined
    const list = words && listOf(rightOperand)
    if (list) {
      this.visitNode(leftOperand)
      this.append(words[0])
      this.appendValue(list)
      this.append(words[1])
    } else super.visitBinaryOperation(node)
  }
}
