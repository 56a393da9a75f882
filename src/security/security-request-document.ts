import { isCalendarDate } from '../common/document/calendar-date.js';
import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import { FaultList } from '../common/document/fault-list.js';
import { asMap, asScalar, optionalField, refuseUnknownKeys } from '../common/document/fields.js';
import type { Reading } from '../common/document/reading.js';
import { readProxyEntry } from '../portfolio/proxies-document.js';
import { readTicker } from '../portfolio/ticker-document.js';
import { readAnalysisOptions } from '../risk/analysis-options-document.js';
import { DEFAULT_ANALYSIS_TERMS } from '../risk/analysis-request-document.js';
import { readRiskFree } from '../risk/risk-free-document.js';
import type { FactorProxies } from '../risk/engine/factors/factor-proxies.js';
import type { SecurityAnalysisRequest } from './security-analysis-request.js';

const { riskFree, options } = DEFAULT_ANALYSIS_TERMS;

/** What holds when the caller says nothing. */
export const DEFAULT_SECURITY_REQUEST: SecurityAnalysisRequest = {
  startDate: null,
  endDate: null,
  proxies: 'default',
  benchmark: null,
  riskFree,
  options,
};

/** The word that asks for the proposed proxies. */
const DEFAULT_WORD = 'default';

const KEYS = Object.keys(DEFAULT_SECURITY_REQUEST);

/** Reads the body of the analysis of one security, or lists every fault in it. */
export function readSecurityRequest(node: DocumentNode): Reading<SecurityAnalysisRequest> {
  const faults = new FaultList();
  const root = asMap(node, '{ "proxies": { "market": "SPY" } }', faults);
  if (root === null) return faults.reading<SecurityAnalysisRequest>(null);
  refuseUnknownKeys(root, KEYS, 'the analysis of a security', faults);
  const benchmark = optionalField(root, 'benchmark');
  return faults.reading({
    ...readDates(root, faults),
    proxies: readWantedProxies(root, faults),
    benchmark: benchmark === null ? null : readTicker(benchmark, faults),
    riskFree: readRiskFree(root, faults) ?? riskFree,
    options: readAnalysisOptions(root, faults),
  });
}

function readDates(
  root: MapNode,
  faults: FaultList,
): Pick<SecurityAnalysisRequest, 'startDate' | 'endDate'> {
  const startDate = readDate(root, 'startDate', faults);
  const endDate = readDate(root, 'endDate', faults);
  if (startDate !== null && endDate !== null && startDate >= endDate) {
    const place = root.entries.get('startDate') ?? root;
    const detail = `the start ${startDate} is not before the end ${endDate}`;
    faults.report('start-not-before-end', place, detail);
  }
  return { startDate, endDate };
}

function readDate(root: MapNode, key: string, faults: FaultList): string | null {
  const node = optionalField(root, key);
  const scalar = node === null ? null : asScalar(node, '"2020-01-31"', faults);
  if (scalar === null) return null;
  if (isCalendarDate(scalar.text)) return scalar.text;
  faults.report('invalid-date', scalar, `${excerpt(scalar.text)} is not a date written YYYY-MM-DD`);
  return null;
}

function readWantedProxies(root: MapNode, faults: FaultList): FactorProxies | 'default' {
  const node = optionalField(root, 'proxies');
  if (node === null) return DEFAULT_WORD;
  if (node.kind === 'scalar' && node.text === DEFAULT_WORD) return DEFAULT_WORD;
  return readProxyEntry(node, faults, 'the proxies of a security') ?? DEFAULT_WORD;
}
