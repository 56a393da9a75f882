import type { Fault } from '../../../common/document/fault.js';
import { readYaml } from '../../../common/document/yaml-reader.js';
import type { Reading } from '../../../common/document/reading.js';
import { writeYaml } from '../../../common/document/yaml-writer.js';
import type { Portfolio } from '../../../portfolio/portfolio.js';
import { portfolioDocument } from '../../../portfolio/portfolio-document.js';
import { scenarioDocument } from '../../../scenario/scenario-document.js';
import type { Scenario } from '../../../scenario/scenario.js';
import {
  mapReading,
  PORTFOLIO_FORMAT,
  RISK_LIMITS_FORMAT,
  SCENARIO_FORMAT,
} from '../../document-format.js';
import type { TransferFault } from '../../data-transfer.js';
import { type ReadDocument, readText } from '../../document-text.js';
import type { KeptDocument } from '../../user-data.js';
import { readDocumentFile } from '../document-file.js';
import { decodeUtf8, NOT_UTF8 } from '../document-reader.js';
import { fileFault, type LegacyFile } from './owned-file.js';

/** The portfolio that `portfolio.yaml` becomes, and that an older what-if was made on. */
export const DEFAULT_NAME = 'default';

export type LegacyReading =
  | { readonly document: KeptDocument; readonly faults: readonly [] }
  | { readonly document: null; readonly faults: readonly TransferFault[] };

/** What an older file says, in the form that is kept now. Null for a file that is gone. */
export async function readLegacyFile(file: LegacyFile): Promise<LegacyReading | null> {
  const { path } = file;
  const found = await readDocumentFile(path);
  if (found === null) return null;
  if (found.bytes === null) return faulty([fileFault(path, 'too-large', TOO_LARGE)]);
  const text = decodeUtf8(found.bytes);
  if (text === null) return faulty([fileFault(path, 'malformed', NOT_UTF8)]);
  const reading = readAs(file, text);
  if (reading.ok) return { document: reading.value, faults: [] };
  return faulty(reading.faults.map((fault) => ({ ...fault, file: path })));
}

const TOO_LARGE = 'the file has more than 5 MiB';

function faulty(faults: readonly TransferFault[]): LegacyReading {
  return { document: null, faults };
}

function readAs({ document, name }: LegacyFile, text: string): Reading<KeptDocument> {
  switch (document) {
    case 'portfolio':
      return mapReading(readText(PORTFOLIO_FORMAT, text, null), ({ content, version }) => ({
        ...{ document, content, version },
        name: name ?? DEFAULT_NAME,
      }));
    case 'risk-limits':
      return mapReading(readText(RISK_LIMITS_FORMAT, text, null), ({ content, version }) => ({
        ...{ document, content, version },
        name,
      }));
    case 'scenario':
      return mapReading(readScenarioText(text), ({ content, version }) => ({
        ...{ document, content, version },
        name: name ?? DEFAULT_NAME,
      }));
  }
}

/**
 * An older what-if was a portfolio in weights, beside `portfolio.yaml`: these are the target weights, and what else it says
 * is kept beside them. A scenario in the form of today is one as it is.
 */
function readScenarioText(text: string): Reading<ReadDocument<Scenario>> {
  const tree = readYaml(text);
  const isPortfolio =
    tree.ok && tree.value.kind === 'map' && tree.value.entries.has('portfolio_input');
  if (!isPortfolio) return readText(SCENARIO_FORMAT, text, null);
  const reading = readText(PORTFOLIO_FORMAT, text, null);
  if (!reading.ok) return reading;
  const { positions } = reading.value.content;
  if (!positions.every(({ quantity }) => quantity.unit === 'weight')) {
    return { ok: false, faults: [NO_WEIGHTS] };
  }
  return readText(
    SCENARIO_FORMAT,
    writeYaml(scenarioDocument(scenarioOf(reading.value.content))),
    null,
  );
}

const NO_WEIGHTS: Fault = {
  code: 'missing',
  pointer: '/target_weights',
  detail:
    'shares and money are weights only at the prices of some day; give target_weights, or a weight for each position',
  line: null,
  column: null,
};

function scenarioOf(portfolio: Portfolio): Scenario {
  const rest = Object.entries(portfolioDocument(portfolio));
  return {
    description: null,
    basePortfolio: DEFAULT_NAME,
    targetWeights: new Map(
      portfolio.positions.map(({ ticker, quantity }) => [ticker, quantity.amount]),
    ),
    extra: new Map(rest.filter(([key]) => key !== 'portfolio_input')),
  };
}
