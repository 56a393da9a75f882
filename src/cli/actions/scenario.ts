import { baseGoneText } from '../../scenario/base-gone-text.js';
import { scenarioDocument } from '../../scenario/scenario-document.js';
import { scenarioListItem } from '../../scenario/scenario-list-item.js';
import { readScenarioFile } from '../documents.js';
import { scenarioListText } from '../scenario-list-text.js';
import { scenarioText } from '../scenario-text.js';
import { storedDocumentActions } from '../stored-document-actions.js';
import { scenarioKeyWarnings } from '../unknown-keys.js';

/** What is done with stored scenarios. That the base portfolio of one is gone is a remark. */
export const scenarioActions = storedDocumentActions({
  kind: 'scenario',
  documentsOf: ({ scenarios }) => scenarios,
  readFile: readScenarioFile,
  documentOf: scenarioDocument,
  keyWarnings: ({ extra }) => scenarioKeyWarnings(extra),
  itemsOf: async (stored, { scenarios, ownerId }) => {
    const gone = await scenarios.goneBases(ownerId, stored);
    return stored.map((each) => scenarioListItem(each, gone));
  },
  listText: scenarioListText,
  text: scenarioText,
  remarksOn: async (stored, { scenarios, ownerId }) => {
    const gone = await scenarios.goneBases(ownerId, [stored]);
    return [...gone].map(baseGoneText);
  },
});
