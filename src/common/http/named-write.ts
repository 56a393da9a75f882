import type { IncomingHttpHeaders } from 'node:http';
import type { SaveOutcome, WriteOptions } from '../document/stored-document.js';
import { type AnswerHeaders, sendCreated, sendTag } from './answer-headers.js';
import { stateOfVersion, writeOptions } from './preconditions.js';

/** What services of documents with a name of their owner's have in common. */
interface NamedDocuments<Owner, Content> {
  find(ownerId: Owner, name: string): Promise<{ readonly version: string } | null>;
  save(ownerId: Owner, name: string, content: Content, options: WriteOptions): Promise<SaveOutcome>;
  delete(ownerId: Owner, name: string, options: WriteOptions): Promise<void>;
}

interface NamedRequest<Owner> {
  readonly ownerId: Owner;
  readonly headers: IncomingHttpHeaders;
}

/** What is to be written, and the address that it is found at. */
export interface NamedWrite<Owner, Content> {
  readonly request: NamedRequest<Owner>;
  readonly name: string;
  readonly content: Content;
  readonly path: string;
}

/** PUT: creates or replaces as the headers allow; the answer has the tag, and of what is new the address. */
export async function putNamed<Owner, Content>(
  documents: NamedDocuments<Owner, Content>,
  { request, name, content, path }: NamedWrite<Owner, Content>,
  reply: AnswerHeaders,
): Promise<void> {
  const options = await optionsOf(documents, request, name);
  const { version, created } = await documents.save(request.ownerId, name, content, options);
  sendTag(reply, version);
  sendCreated(reply, created, path);
}

/** DELETE, as the headers allow. */
export async function deleteNamed<Owner>(
  documents: NamedDocuments<Owner, never>,
  request: NamedRequest<Owner>,
  name: string,
): Promise<void> {
  await documents.delete(request.ownerId, name, await optionsOf(documents, request, name));
}

function optionsOf<Owner>(
  documents: Pick<NamedDocuments<Owner, never>, 'find'>,
  { ownerId, headers }: NamedRequest<Owner>,
  name: string,
): Promise<WriteOptions> {
  return writeOptions(headers, async () => stateOfVersion(await documents.find(ownerId, name)));
}
