import { RouteConfig } from '@nestjs/platform-fastify';
import type { RouteMark } from '../route-policy.js';

/** Where the marks of a handler are kept until its route is made. */
const MARK = Symbol('RouteMark');

/** Open to everybody, signed in or not. The only way past the gate. */
export function Public(): ClassDecorator & MethodDecorator {
  return marked({ access: 'public' });
}

/** Open to everybody, so that they can sign in; attempts are limited by address. */
export function SigningIn(): ClassDecorator & MethodDecorator {
  return marked({ access: 'signing-in' });
}

/** For those who run the server, not for those whose data it is. */
export function AdminRoute(): ClassDecorator & MethodDecorator {
  return marked({ access: 'admin', scope: 'admin' });
}

/** Keeps nothing that was not there, whatever its method: a token that may only read is enough. */
export function Reads(): ClassDecorator & MethodDecorator {
  return marked({ scope: 'read' });
}

/** Counted among the calculations a tier has in a minute. */
export function Calculates(): ClassDecorator & MethodDecorator {
  return marked({ isCalculation: true });
}

/** For whoever is signed in, not for API tokens. */
export function InPerson(): ClassDecorator & MethodDecorator {
  return marked({ isInPerson: true });
}

/** On a class the mark holds for each of its routes that does not say otherwise. */
function marked(mark: RouteMark): ClassDecorator & MethodDecorator {
  return (target: object, key?: string | symbol, descriptor?: PropertyDescriptor): void => {
    if (descriptor !== undefined && key !== undefined) {
      setMark(target, key, descriptor, { ...markOf(descriptor.value as object), ...mark });
      return;
    }
    const { prototype } = target as { readonly prototype: object };
    for (const [name, method] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (name === 'constructor' || typeof method.value !== 'function') continue;
      setMark(prototype, name, method, { ...mark, ...markOf(method.value as object) });
    }
  };
}

function markOf(handler: object): RouteMark {
  return (Reflect.getMetadata(MARK, handler) as RouteMark | undefined) ?? {};
}

function setMark(
  target: object,
  key: string | symbol,
  descriptor: PropertyDescriptor,
  mark: RouteMark,
): void {
  Reflect.defineMetadata(MARK, mark, descriptor.value as object);
  RouteConfig({ mark })(target, key, descriptor);
}
