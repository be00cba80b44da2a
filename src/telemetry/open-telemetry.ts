import { createHash } from 'node:crypto';
import type { Attributes, SpanContext } from '@opentelemetry/api';
import { logged, type Scope } from '../log/scope';
import type { Telemetry } from './telemetry';

const NONE: Telemetry = { requestEnded() {}, effectTried() {}, async close() {} };

/** What failed, among the outcomes of effects: somebody should look at it. */
const FAILED = new Set(['failed', 'given-up', 'ambiguous', 'undeliverable']);

/**
 * Sends requests and effects as OpenTelemetry spans to Application Insights; without a connection string, nothing is
 * loaded and nothing is sent. What has the same correlation id belongs to one trace, so that an activity is shown
 * together with all that followed from it, also days later and from another process.
 */
export async function openTelemetry(connectionString: string | undefined): Promise<Telemetry> {
  if (connectionString === undefined) return NONE;
  const [{ ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace }, { resourceFromAttributes }, sdk, exporter] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace-base'),
      import('@azure/monitor-opentelemetry-exporter'),
    ]);
  // What cannot be sent is lost, and not written to a disk.
  const sending = new exporter.AzureMonitorTraceExporter({ connectionString, disableOfflineStorage: true });
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'partner-desk' }),
    spanProcessors: [new sdk.BatchSpanProcessor(sending)],
  });
  const tracer = provider.getTracer('partner-desk');

  function record(
    name: string,
    { kind, isFailed }: { readonly kind: number; readonly isFailed: boolean },
    scope: Scope,
    attributes: Attributes,
  ): void {
    const { event, outcome } = scope.details;
    const { operations, requestUnits } = logged(scope);
    const span = tracer.startSpan(
      name,
      { kind, startTime: scope.startedAt, attributes: { event, outcome, operations, requestUnits, ...attributes } },
      trace.setSpanContext(ROOT_CONTEXT, { ...beginOf(scope), traceFlags: TraceFlags.SAMPLED, isRemote: true }),
    );
    if (isFailed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }

  return {
    requestEnded(scope, { method = '', route = 'none', status }) {
      record(`${method} ${route}`, { kind: SpanKind.SERVER, isFailed: status >= 500 }, scope, {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status,
      });
    },
    effectTried(scope, effect, outcome) {
      if (!scope) return;
      record(`effect ${effect}`, { kind: SpanKind.INTERNAL, isFailed: FAILED.has(outcome) }, scope, { outcome });
    },
    // It ends although nobody listens.
    close: () => provider.shutdown().catch(() => undefined),
  };
}

/** Where the trace of a correlation id begins: the id is too short to be that of a trace itself. */
function beginOf({ correlationId = '' }: Scope): Pick<SpanContext, 'traceId' | 'spanId'> {
  const hash = createHash('sha256').update(correlationId).digest('hex');
  return { traceId: hash.slice(0, 32), spanId: hash.slice(32, 48) };
}
