import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

export interface ApiOperation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, ApiResponse>>;
}

export interface ApiResponse {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

/** The parts of an OpenAPI document that the tests look at. */
export interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** Says what an answer has that its description does not, and the other way round. */
export class ApiDescription {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });

  constructor(private readonly document: ApiDocument) {
    this.ajv.addSchema({ ...(closed(document) as object), $id: 'api' });
  }

  /** Compiles a component's schema. @throws when it is none */
  compile(name: string): void {
    this.ajv.compile({ $ref: `api#/components/schemas/${name}` });
  }

  faultsOf(operation: readonly [method: string, template: string], answer: AnswerLike): unknown[] {
    const [method, template] = operation;
    const mediaType = String(answer.headers['content-type']).split(';', 1).join();
    const path = ['paths', template, method.toLowerCase(), 'responses', String(answer.status)];
    const pointer = [...path, 'content', mediaType, 'schema'].map(escape).join('/');
    const validate = this.ajv.compile({ $ref: `api#/${pointer}` });
    return validate(answer.json) ? [] : (validate.errors ?? []).map(summary);
  }

  operations(): readonly (readonly [template: string, method: string, operation: ApiOperation])[] {
    return Object.entries(this.document.paths).flatMap(([template, item]) =>
      Object.entries(item).map(([method, operation]) => [template, method, operation] as const),
    );
  }
}

interface AnswerLike {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly json: unknown;
}

function summary({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`;
}

function escape(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** The same, but no object has properties that are not described. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  const isOpen = 'properties' in copy && copy['type'] === 'object' && !('allOf' in copy);
  return isOpen ? { additionalProperties: false, ...copy } : copy;
}
