import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { processMetrics } from './process-metrics.js';
import type { Step } from './request-timer.js';
import type { Ended, Outcome } from './timed.js';

/** Of the text that `Metrics` gives. */
export const METRICS_MEDIA_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

const MS_PER_SECOND = 1000;

const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const OPERATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30];
const STEP_BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1];

/** A request as metrics tell it from others; every field has few values. */
export interface RequestLabels {
  /** As the route was declared, such as `/v1/portfolios/:name`. */
  readonly route: string;
  readonly method: string;
  readonly statusClass: string;
  readonly outcome: Outcome;
}

/** What a purge removes. */
export type PurgedKind = 'session' | 'rate-counter';

/** A figure that is read when somebody asks for the metrics. */
export interface FollowedFigure {
  readonly name: string;
  readonly help: string;
  readonly read: () => number | Promise<number>;
}

/** All that one server counts and times, in the words of Prometheus: base units, `risk_` in front. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];

  private readonly requests = new Histogram({
    name: 'risk_http_request_duration_seconds',
    help: 'From the arrival of a request to the end of its answer.',
    labelNames: ['route', 'method', 'status_class', 'outcome'],
    buckets: REQUEST_BUCKETS,
    registers: this.registers,
  });

  private readonly unparsed = new Counter({
    name: 'risk_http_unparsed_requests_total',
    help: 'What came over a connection and was no request, by the status it was answered with.',
    labelNames: ['status'],
    registers: this.registers,
  });

  private readonly operations = new Histogram({
    name: 'risk_storage_operation_duration_seconds',
    help: 'Duration of the operations of a store.',
    labelNames: ['operation', 'store', 'outcome'],
    buckets: OPERATION_BUCKETS,
    registers: this.registers,
  });

  private readonly decisions = new Counter({
    name: 'risk_serving_decisions_total',
    help: 'How often it was decided which store serves a user, by store and reason.',
    labelNames: ['store', 'reason'],
    registers: this.registers,
  });

  private readonly calculations = new Histogram({
    name: 'risk_calculation_duration_seconds',
    help: 'Duration of calculations, with the wait for a worker, by what is calculated.',
    labelNames: ['kind', 'outcome'],
    buckets: REQUEST_BUCKETS,
    registers: this.registers,
  });

  private readonly purges = new Histogram({
    name: 'risk_session_purge_duration_seconds',
    help: 'Duration of purges of sessions that are over; their count is how often one ran.',
    labelNames: ['outcome'],
    buckets: OPERATION_BUCKETS,
    registers: this.registers,
  });

  private readonly purgedRows = new Counter({
    name: 'risk_session_purge_rows_total',
    help: 'What purges removed: sessions that were over, and rate counters whose window was.',
    labelNames: ['kind'],
    registers: this.registers,
  });

  private readonly steps: Readonly<Record<Step, Histogram>> = {
    'cash-mapping': new Histogram({
      name: 'risk_cash_mapping_duration_seconds',
      help: 'Duration of the cash mapping of a portfolio.',
      buckets: STEP_BUCKETS,
      registers: this.registers,
    }),
    'session-check': new Histogram({
      name: 'risk_session_check_duration_seconds',
      help: 'Duration of finding out whose a session or an API token is, with the store.',
      buckets: STEP_BUCKETS,
      registers: this.registers,
    }),
  };

  observeRequest({ statusClass, ...labels }: RequestLabels, ms: number): void {
    this.requests.observe({ ...labels, status_class: statusClass }, ms / MS_PER_SECOND);
  }

  countUnparsed(status: number): void {
    this.unparsed.inc({ status });
  }

  observeOperation(
    labels: { readonly operation: string; readonly store: string },
    ended: Ended,
  ): void {
    const { outcome, ms } = ended;
    this.operations.observe({ ...labels, outcome }, ms / MS_PER_SECOND);
  }

  countDecision(labels: { readonly store: string; readonly reason: string }): void {
    this.decisions.inc(labels);
  }

  observeCalculation(kind: string, { outcome, ms }: Ended): void {
    this.calculations.observe({ kind, outcome }, ms / MS_PER_SECOND);
  }

  observePurge({ outcome, ms }: Ended, removed: Readonly<Record<PurgedKind, number>>): void {
    this.purges.observe({ outcome }, ms / MS_PER_SECOND);
    this.purgedRows.inc({ kind: 'session' }, removed.session);
    this.purgedRows.inc({ kind: 'rate-counter' }, removed['rate-counter']);
  }

  observeStep(step: Step, ms: number): void {
    this.steps[step].observe(ms / MS_PER_SECOND);
  }

  follow({ name, help, read }: FollowedFigure): void {
    new Gauge({
      name,
      help,
      registers: this.registers,
      async collect() {
        this.set(await read());
      },
    });
  }

  /** In the text format of Prometheus, those of the process included. */
  async text(): Promise<string> {
    return Registry.merge([this.registry, processMetrics()]).metrics();
  }
}
